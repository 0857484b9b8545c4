// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/reject.h"

#include <algorithm>

namespace capnr {
namespace {

constexpr std::size_t kept = 1000;
constexpr std::string_view mark = ".rejets";

}  // namespace

std::string describe(const Reject& reject, Language language) {
  return describe(
      Error{Kind::bad_input, reject.message, reject.parameters, {.row = reject.row, .column = reject.column}},
      language);
}

bool is_reject_column(std::string_view header) {
  return std::find(std::begin(reject_columns), std::end(reject_columns), header) != std::end(reject_columns);
}

Result<> RejectSink::add(Reject reject) {
  ++count_;
  ++by_reason_[reject.message];
  if (!path_.empty()) TRY_VOID(write(reject));
  if (first_.size() < kept) first_.push_back(std::move(reject));
  return {};
}

Result<> RejectSink::write(const Reject& reject) {
  if (!file_) {
    std::error_code ignored;
    std::filesystem::create_directories(path_.parent_path(), ignored);
    TRY(TableWriter file, TableWriter::create(path_, format_));
    file_.emplace(std::move(file));
    if (!header_.empty()) {
      cells_.assign(header_.begin(), header_.end());
      cells_.insert(cells_.end(), std::begin(reject_columns), std::end(reject_columns));
      TRY_VOID(file_->row(cells_));
    }
  }
  const std::size_t width = header_.empty() ? reject.cells.size() : header_.size();
  const std::size_t there = std::min(width, reject.cells.size());
  const std::string reason = tr(language_, reject.message, reject.parameters),
                    row = std::to_string(reject.row);
  cells_.assign(reject.cells.begin(), reject.cells.begin() + static_cast<std::ptrdiff_t>(there));
  cells_.resize(width);
  cells_.insert(cells_.end(), {reason, row, reject.column});
  // What stands beyond the header comes last, so that nothing of the row is lost.
  cells_.insert(cells_.end(), reject.cells.begin() + static_cast<std::ptrdiff_t>(there), reject.cells.end());
  return file_->row(cells_);
}

Result<> RejectSink::finish() {
  if (path_.empty()) return {};
  if (!file_) {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    return {};
  }
  TRY_VOID(file_->commit());
  file_.reset();
  return {};
}

std::filesystem::path rejects_path(const std::filesystem::path& folder, std::string_view source_path,
                                   const TableFormat& format) {
  std::filesystem::path source(source_path);
  std::string name;
  for (const auto& part : source.relative_path().parent_path()) {
    if (part != "." && part != "..") name += part.string() + "_";
  }
  const bool again = is_rejects_file(source);
  name += again ? source.stem().stem().string() + "-2" : source.stem().string();
  return folder / (name + std::string(mark) + std::string(extension_of(written_format(format))));
}

bool is_rejects_file(const std::filesystem::path& path) {
  return path.stem().string().ends_with(mark);
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/file_rows.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "inventory/record_reader.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

// What of a row goes to the rejects file: the cells under the header, without those that an earlier rejects file added.
class RejectedCells {
 public:
  explicit RejectedCells(const FilePlan& plan) : plan_(plan) {
    for (const std::string& name : plan.header) own_.push_back(!is_reject_column(name));
    if (plan.header.empty() && plan.added_columns > 0) {
      for (const ColumnPlan& table : plan.tables)
        own_.resize(std::max(own_.size(), table.table->columns.size()), true);
      own_.resize(own_.size() + plan.added_columns, false);
    }
  }
  std::vector<std::string> header() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < plan_.header.size(); ++i) {
      if (own_[i]) names.push_back(plan_.header[i]);
    }
    return names;
  }
  std::vector<std::string> of(const Row& row) const {
    std::vector<std::string> cells;
    for (std::size_t i = plan_.shift; i < row.cells.size(); ++i) {
      if (i - plan_.shift < own_.size() && !own_[i - plan_.shift]) continue;
      cells.emplace_back(plan_.formula_guard ? without_formula_guard(row.cells[i]) : row.cells[i]);
    }
    return cells;
  }

 private:
  const FilePlan& plan_;
  std::vector<bool> own_;
};

}  // namespace

Result<RowCount> each_data_row(const std::filesystem::path& path, const std::string& shown_path,
                               const FilePlan& plan, const ReadOptions& options, RejectSink& rejects,
                               FunctionRef<Result<RowResult>(std::size_t table, const Row&, Reject&)> on_row,
                               bool strays) {
  RowCount count;
  const RejectedCells rejected(plan);
  rejects.set_header(rejected.header());
  auto refuse = [&](const Row& row, Reject& reject) {
    reject.file = shown_path;
    reject.row = row.number;
    reject.cells = rejected.of(row);
    ++count.rejected;
    return rejects.add(std::exchange(reject, {}));
  };
  const bool one_table = plan.tables.size() == 1 && plan.tables[0].table->when_header.empty();
  Reject reject;  // empty between two rows that are refused
  auto read = read_rows(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number <= plan.header_row) return Flow::proceed;
    const int table = one_table ? 0 : table_of_row(plan, row);
    if (table < 0) {
      RowCells cells(plan);
      cells.set(row);
      if (!strays || cells.all_empty()) return Flow::proceed;
      reject.column = plan.tables.front().table->when_header;
      reject.message = "no table of the mapping takes rows with this value";
      TRY_VOID(refuse(row, reject));
      return Flow::proceed;
    }
    TRY(const RowResult result, on_row(static_cast<std::size_t>(table), row, reject));
    if (result == RowResult::accepted) ++count.accepted;
    if (result == RowResult::rejected) TRY_VOID(refuse(row, reject));
    return Flow::proceed;
  });
  if (!read) return tl::unexpected(read.error().at({.file = shown_path}));
  return count;
}

Result<FilePlan> plan_file(const std::filesystem::path& path, const std::vector<Mapping>& mappings,
                           std::string_view wanted, const ReadOptions& options) {
  TRY(const FileSample sample, read_sample(path, options));
  TRY(FilePlan plan, choose_plan(path, sample, mappings, wanted));
  const bool rejects = is_rejects_file(path);
  plan.formula_guard = plan.format.format == FileFormat::csv && (rejects || plan.mapping == "capnr");
  if (rejects && plan.header.empty()) plan.added_columns = std::size(reject_columns);
  return plan;
}

std::string format_text(const TableFormat& format) {
  switch (format.format) {
    case FileFormat::xlsx:
      return "xlsx " + format.sheet;
    case FileFormat::ods:
      return "ods " + format.sheet;
    case FileFormat::json:
      return "json";
    case FileFormat::csv:
      break;
  }
  constexpr std::string_view encodings[] = {"utf-8", "windows-1252", "latin-1", "utf-16le", "utf-16be"};
  const std::string separator = format.separator == '\t' ? "tab" : std::string(1, format.separator);
  return "csv " + separator + " " + std::string(encodings[static_cast<std::size_t>(format.encoding)]);
}

}  // namespace capnr

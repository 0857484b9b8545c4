// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace capnr {

/// What a whole row may hold, so that many cells just under their limit do not fill the memory.
inline std::uint64_t row_limit(const ReadLimits& limits) {
  return std::clamp<std::uint64_t>(limits.cell_bytes * 16, 1024, 1U << 30U);
}

/// Puts together the rows of sources whose cells come one by one and may be missing: spreadsheets and JSON.
/// Rows are filled up with empty cells to the widest so far, since there a short row only means that its last
/// cells are empty.
class RowBuilder {
 public:
  /// `total_bytes`: of the text of all rows, for sources where a few bytes may stand for many.
  explicit RowBuilder(const ReadLimits& limits, std::uint64_t total_bytes)
      : limits_(limits), total_limit_(total_bytes) {}

  /// Of the cell in this column, counted from 0.
  Result<> set(std::size_t column, std::string_view text) {
    if (text.empty()) return {};
    TRY_VOID(check(column, text.size(), text.size()));
    if (column >= cells_.size()) cells_.resize(column + 1);
    cells_[column] = text;
    used_ = std::max(used_, column + 1);
    return {};
  }

  /// Adds a line to the cell; an empty one adds nothing.
  Result<> append_line(std::size_t column, std::string_view text) {
    if (text.empty() || column >= used_ || cells_[column].empty()) return set(column, text);
    TRY_VOID(check(column, cells_[column].size() + 1 + text.size(), text.size()));
    cells_[column] += '\n';
    cells_[column] += text;
    return {};
  }

  /// Nothing was set: the row is counted, not given.
  bool nothing() const { return used_ == 0; }

  /// Rows have this many cells at least.
  void widen(std::size_t columns) { width_ = std::max(width_, columns); }

  Result<Flow> give(std::int64_t number, FunctionRef<Result<Flow>(const Row&)> on_row) {
    widen(used_);
    total_bytes_ += row_bytes_;
    if (total_bytes_ > total_limit_) {
      return fail(Kind::limit,
                  "the archive unpacks to far more than its size: it may be a zip bomb; the file is refused");
    }
    views_.assign(width_, {});
    for (std::size_t i = 0; i < used_; ++i) views_[i] = cells_[i];
    return on_row(Row{.cells = views_, .number = number});
  }

  void clear() {
    for (std::size_t i = 0; i < used_; ++i) cells_[i].clear();
    used_ = 0;
    row_bytes_ = 0;
  }

  std::size_t width() const { return std::max(width_, used_); }

 private:
  Result<> check(std::size_t column, std::size_t cell_bytes, std::size_t added_bytes) {
    if (column >= limits_.columns) {
      return fail(Kind::limit, "there are more than {limit} columns",
                  {{"limit", std::to_string(limits_.columns)}});
    }
    if (cell_bytes > limits_.cell_bytes) {
      return fail(Kind::limit, "a cell is larger than {limit} bytes",
                  {{"limit", std::to_string(limits_.cell_bytes)}});
    }
    row_bytes_ += added_bytes;
    if (row_bytes_ > row_limit(limits_)) {
      return fail(Kind::limit, "the row is larger than {limit} bytes",
                  {{"limit", std::to_string(row_limit(limits_))}});
    }
    return {};
  }

  ReadLimits limits_;
  std::vector<std::string> cells_;
  std::vector<std::string_view> views_;
  std::size_t used_ = 0, width_ = 0;
  std::uint64_t total_limit_, total_bytes_ = 0, row_bytes_ = 0;
};

}  // namespace capnr

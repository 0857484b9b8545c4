// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "inventory/cell.h"
#include "inventory/header_match.h"
#include "table/csv_writer.h"

namespace capnr {

enum class RowResult : std::uint8_t { accepted, rejected, skipped };

/// The cells of a row as the header counts them, whatever the row's faults.
class RowCells {
 public:
  explicit RowCells(const FilePlan& plan);
  void set(const Row& row) {
    row_ = &row;
    const std::size_t shift = std::min(shift_, row.cells.size());
    first_ = row.cells.data() + shift;
    count_ = row.cells.size() - shift;
  }
  /// Empty for a column that the row, or the file (-1), does not have.
  std::string_view operator[](int column) const {
    if (static_cast<std::size_t>(column) >= count_) return {};
    const std::string_view cell = first_[column];
    return formula_guard_ && !cell.empty() && cell.front() == '\'' ? without_guard(cell) : cell;
  }
  /// The cell as the file has it, where a plan may say that it has the mark of a neutralised formula.
  std::string_view raw(int column) const {
    return static_cast<std::size_t>(column) < count_ ? first_[column] : std::string_view();
  }
  /// Those of raw(), count() of them.
  const std::string_view* first() const { return first_; }
  std::size_t count() const { return count_; }
  bool all_empty() const;
  /// Cells with something beyond the header, or, in CSV, fewer cells than it has names.
  std::optional<CellFault> ragged() const { return count_ == width_ ? std::nullopt : ragged_fault(); }

 private:
  std::optional<CellFault> ragged_fault() const;
  static std::string_view without_guard(std::string_view cell);
  const Row* row_ = nullptr;
  const std::string_view* first_ = nullptr;  // of the row's cells that are under the header
  std::size_t count_ = 0;
  std::size_t shift_, width_, named_;
  bool formula_guard_;
  bool strict_;  // a spreadsheet leaves out the empty cells at the end of a row; a CSV file does not
};

/// trimmed(), short when there is nothing to trim.
inline std::string_view quick_trimmed(std::string_view cell) {
  if (cell.empty()) return cell;
  const auto first = static_cast<unsigned char>(cell.front()), last = static_cast<unsigned char>(cell.back());
  if (first > ' ' && first < 0x80 && last > ' ' && last < 0x80) return cell;
  return trimmed(cell);
}

/// "", "-", "N/A", "NULL", "0000-00-00": what tools write for a number or a date that they do not have.
bool says_nothing(std::string_view cell);

/// How messages call a column: its header in the file, else the name of the field.
std::string column_name(const FilePlan& plan, int column, const Field& field);

}  // namespace capnr

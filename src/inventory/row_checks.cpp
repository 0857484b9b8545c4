// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/row_checks.h"

#include <algorithm>

namespace capnr {

RowCells::RowCells(const FilePlan& plan)
    : shift_(plan.shift),
      width_(plan.header.size()),
      named_(plan.header.size()),
      formula_guard_(plan.formula_guard),
      strict_(plan.format.format == FileFormat::csv) {
  while (named_ > 0 && trimmed(plan.header[named_ - 1]).empty()) --named_;
  if (plan.header.empty()) {  // without header the columns of the mapping are the width
    for (const ColumnPlan& table : plan.tables)
      width_ = named_ = std::max(named_, table.table->columns.size());
    width_ += plan.added_columns;
  }
}

std::string_view RowCells::without_guard(std::string_view cell) {
  return without_formula_guard(cell);
}

bool RowCells::all_empty() const {
  return std::all_of(row_->cells.begin(), row_->cells.end(),
                     [](std::string_view cell) { return trimmed(cell).empty(); });
}

std::optional<CellFault> RowCells::ragged_fault() const {
  const std::size_t cells = row_->cells.size() - std::min(shift_, row_->cells.size());
  if (cells > width_) {
    for (std::size_t at = width_ + shift_; at < row_->cells.size(); ++at) {
      if (!trimmed(row_->cells[at]).empty()) {
        return CellFault{
            "the row has {cells} cells, the header {width}: a separator too many, or a quote missing?",
            {{"cells", std::to_string(cells)}, {"width", std::to_string(width_)}}};
      }
    }
  }
  if (strict_ && cells < named_) {
    return CellFault{"the row has {cells} cells, the header {width}: is it cut?",
                     {{"cells", std::to_string(cells)}, {"width", std::to_string(named_)}}};
  }
  return std::nullopt;
}

bool says_nothing(std::string_view cell) {
  if (cell.empty()) return true;
  if (cell.size() > 19) return false;
  return cell == "-" || cell == "N/A" || cell == "n/a" || cell == "NULL" || cell == "null" ||
         cell.starts_with("0000-00-00");
}

std::string column_name(const FilePlan& plan, int column, const Field& field) {
  if (column >= 0 && static_cast<std::size_t>(column) < plan.header.size()) {
    return std::string(trimmed(plan.header[static_cast<std::size_t>(column)]));
  }
  return std::string(field.name);
}

}  // namespace capnr

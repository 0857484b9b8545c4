// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "inventory/cell.h"
#include "inventory/record_members.h"
#include "inventory/reject.h"
#include "inventory/row_checks.h"

namespace capnr {

/// Reads the records that do not come by the million: every field of the row, each on its own. What rows say of each other (duplicates,
/// references) is checked by references.h.
template <class Record>
class RecordReader {
 public:
  using SourceNumber = std::function<std::optional<std::uint32_t>(std::string_view)>;
  RecordReader(const FilePlan& plan, const ColumnPlan& columns, std::uint32_t source,
               const CellContext& context, SourceNumber source_number)
      : plan_(plan),
        columns_(columns),
        source_(source),
        context_(context),
        source_number_(std::move(source_number)),
        cells_(plan) {}
  /// When the row is refused `reject` says why (its file and cells are left to the caller).
  RowResult read(const Row& row, Record& out, Reject& reject);

 private:
  std::optional<CellFault> read_field(std::size_t index, Record& out, int& at);
  std::optional<CellFault> read_origin(const Field& field, std::string_view cell, SourceRow& origin) const;
  const FilePlan& plan_;
  const ColumnPlan& columns_;
  std::uint32_t source_;
  const CellContext& context_;
  SourceNumber source_number_;
  RowCells cells_;
  std::string buffer_, text_;
};

/// The table of the plan that takes this row; -1 when none does.
int table_of_row(const FilePlan& plan, const Row& row);

}  // namespace capnr

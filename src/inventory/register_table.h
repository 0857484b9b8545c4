// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "table/table.h"

// A table that people keep themselves (purchases, disposals), read whole: its columns are known by their French or English names, in any order.
//
//   constexpr std::array columns = {RegisterColumn{"date|date d achat", true}, …};
//   TRY(const RegisterTable table, read_register(path, columns));
//   for (const RegisterRow& row : table.rows) row.cell(0);   // of the first of columns, "" when the table has no such column

namespace capnr {

struct RegisterColumn {
  std::string_view names;  ///< as folded() writes them, separated by |; the first is what messages say
  bool required = false;
  std::string_view name() const { return names.substr(0, names.find('|')); }
};

/// Where each known column stands in a header.
struct RegisterHeader {
  std::vector<std::optional<std::size_t>> place;  ///< by known column
};
/// Kind::bad_input for a column that is not known, is there twice, or is missing; names the columns.
Result<RegisterHeader> match_register_header(std::span<const std::string> header,
                                             std::span<const RegisterColumn> columns);

struct RegisterRow {
  std::int64_t number = 0;         ///< in the file, the header being 1
  std::vector<std::string> cells;  ///< as they were, for the rejects
  const RegisterHeader* header = nullptr;

  /// Trimmed; "" when the row, or the table, has it not.
  std::string cell(std::size_t column) const;
};

/// The rows point into `place`: the table is moved, never copied.
struct RegisterTable {
  TableFormat format;
  std::vector<std::string> header;
  std::unique_ptr<RegisterHeader> place;
  std::vector<RegisterRow> rows;  ///< empty ones left out
};
/// A CSV, XLSX, ODS or JSON file.
Result<RegisterTable> read_register(const std::filesystem::path& path,
                                    std::span<const RegisterColumn> columns);

// ---- Cells; a fault is Kind::bad_input with the name of the column ------------------------------------------------------

Result<Date> register_date(const RegisterRow& row, std::size_t column, const RegisterColumn& named);
/// Nothing for an empty cell. A % or /10 at its end is left aside.
Result<std::optional<double>> register_number(const RegisterRow& row, std::size_t column,
                                              const RegisterColumn& named, double least, double most);
/// yes, no, oui, non, 1, 0, x, true, false (vrai, faux); nothing for an empty cell.
Result<std::optional<bool>> register_yes_or_no(const RegisterRow& row, std::size_t column,
                                               const RegisterColumn& named);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/database.h"

// A table of the database as a CSV file of an export, and back, cell for cell: numbers read back to the same bits, dates as yyyy-mm-dd, an unknown one
// empty. Private to the sections of an export (city_sections.h).

namespace capnr {

enum class KeptType : std::uint8_t { text, number, integer, date };

struct KeptColumn {
  std::string_view name;
  KeptType type = KeptType::text;
  bool required = false;  ///< of numbers, integers and dates: never unknown
};

struct KeptTable {
  std::string_view file;  ///< in the city's folder
  std::string_view
      table;  ///< of the database; its columns have the same names, but for those that only the database knows
  std::span<const KeptColumn> columns;
  std::string_view select = {};  ///< for with_names(), where the rows are read as they are: in which order
  std::size_t keys = 0;          ///< how many of the first columns tell a row from the others; 0 for none
};

/// What there is to write of a table.
struct KeptRows {
  const KeptTable* table = nullptr;
  std::vector<std::vector<std::string>> rows;
};

/// The columns of a statement as cells, the first of `columns` being its column `from`.
std::vector<std::string> kept_cells(const Statement& row, std::span<const KeptColumn> columns, int from = 0);

/// Makes the file, and its folder.
Result<> write_kept(const std::filesystem::path& root, const KeptRows& rows);

/// A row that was read.
class KeptRow {
 public:
  using Cell = std::variant<std::nullptr_t, std::int64_t, double, std::string>;
  KeptRow(Where where, std::span<const KeptColumn> columns, std::vector<Cell> cells)
      : where_(std::move(where)), columns_(columns), cells_(std::move(cells)) {}
  const std::string& text(std::size_t column) const { return std::get<std::string>(cells_[column]); }
  std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(cells_[column]); }
  std::optional<double> number(std::size_t column) const;
  std::optional<Date> date(std::size_t column) const;
  /// To bind, as long as the row lives.
  Value value(std::size_t column) const;
  /// As kept_cells() writes them.
  std::vector<std::string> cells() const;
  Where where(std::string_view column = {}) const;

 private:
  Where where_;
  std::span<const KeptColumn> columns_;
  std::vector<Cell> cells_;
};

/// Kind::bad_input with the file, row and column for another header, or a cell of another type.
Result<std::vector<KeptRow>> read_kept(const std::filesystem::path& root, const KeptTable& table);

}  // namespace capnr

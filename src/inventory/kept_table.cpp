// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/kept_table.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "inventory/export_files.h"
#include "table/csv_writer.h"
#include "table/table_writer.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

using Cell = KeptRow::Cell;

std::string kept_cell(const Statement& row, int column, KeptType type) {
  if (row.is_null(column)) return "";
  switch (type) {
    case KeptType::number:
      return to_text(row.real(column));
    case KeptType::integer:
      return std::to_string(row.integer(column));
    case KeptType::date:
      return to_string(*row.optional_date(column));
    case KeptType::text:
      break;
  }
  return std::string(row.text(column));
}

Result<Cell> read_cell(std::string_view cell, const KeptColumn& column, const Where& where) {
  if (column.type == KeptType::text) return std::string(cell);
  if (cell.empty()) {
    if (!column.required) return nullptr;
    return fail(Kind::bad_input, "the {field} is missing", {{"field", std::string(column.name)}}, where);
  }
  if (column.type == KeptType::date) {
    if (const auto date = parse_date(cell)) return std::int64_t{date->days};
    return fail(Kind::bad_input, "{value} is not a date: write 2025-03-14 or 14/03/2025",
                {{"value", std::string(cell.substr(0, 60))}}, where);
  }
  const auto number = parse_number(cell, true);
  const bool whole = number && std::abs(*number) < 9e15 && std::trunc(*number) == *number;
  if (!number || (column.type == KeptType::integer && !whole))
    return fail(Kind::bad_input, "{value} is not a number", {{"value", std::string(cell.substr(0, 60))}},
                where);
  if (column.type == KeptType::integer) return static_cast<std::int64_t>(*number);
  return *number;
}

class Reader {
 public:
  Reader(const fs::path& path, const KeptTable& table) : path_(path), table_(table) {}

  Result<Flow> row(const Row& row) {
    const Where where{.file = path_.string(), .row = row.number};
    if (!has_header_) {
      has_header_ = true;
      TRY_VOID(check_header(row, where));
      return Flow::proceed;
    }
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const std::string_view text = i < row.cells.size() ? row.cells[i] : std::string_view();
      Where place = where;
      place.column = table_.columns[i].name;
      TRY(Cell cell, read_cell(without_formula_guard(text), table_.columns[i], place));
      cells.push_back(std::move(cell));
    }
    rows_.emplace_back(where, table_.columns, std::move(cells));
    return Flow::proceed;
  }
  std::vector<KeptRow> take() { return std::move(rows_); }

 private:
  Result<> check_header(const Row& row, const Where& where) const {
    const bool same = std::equal(
        row.cells.begin(), row.cells.end(), table_.columns.begin(), table_.columns.end(),
        [](std::string_view cell, const KeptColumn& column) { return trimmed(cell) == column.name; });
    if (same) return {};
    std::string names;
    for (const KeptColumn& column : table_.columns)
      names += (names.empty() ? "" : ";") + std::string(column.name);
    return fail(Kind::bad_input, "the columns must be {columns}", {{"columns", names}}, where);
  }

  const fs::path& path_;
  const KeptTable& table_;
  bool has_header_ = false;
  std::vector<KeptRow> rows_;
};

}  // namespace

std::vector<std::string> kept_cells(const Statement& row, std::span<const KeptColumn> columns, int from) {
  std::vector<std::string> cells;
  for (const KeptColumn& column : columns) cells.push_back(kept_cell(row, from++, column.type));
  return cells;
}

Result<> write_kept(const fs::path& root, const KeptRows& rows) {
  const fs::path path = root / rows.table->file;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error)
    return fail(Kind::unavailable, "the folder cannot be made: {reason}", {{"reason", error.message()}},
                {.file = path.parent_path().string()});
  TRY(TableWriter writer, TableWriter::create(path, exported_format()));
  std::vector<std::string_view> views;
  for (const KeptColumn& column : rows.table->columns) views.push_back(column.name);
  TRY_VOID(writer.row(views));
  for (const std::vector<std::string>& row : rows.rows) {
    views.assign(row.begin(), row.end());
    TRY_VOID(writer.row(views));
  }
  return writer.commit();
}

std::optional<double> KeptRow::number(std::size_t column) const {
  const auto* number = std::get_if<double>(&cells_[column]);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<Date> KeptRow::date(std::size_t column) const {
  const auto* days = std::get_if<std::int64_t>(&cells_[column]);
  return days == nullptr ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(*days)});
}

Value KeptRow::value(std::size_t column) const {
  return std::visit([](const auto& cell) { return to_value(cell); }, cells_[column]);
}

std::vector<std::string> KeptRow::cells() const {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto* whole = std::get_if<std::int64_t>(&cells_[i]);
    const auto* real = std::get_if<double>(&cells_[i]);
    const auto* text = std::get_if<std::string>(&cells_[i]);
    texts.push_back(text != nullptr                      ? *text
                    : real != nullptr                    ? to_text(*real)
                    : whole == nullptr                   ? ""
                    : columns_[i].type == KeptType::date ? to_string(Date{static_cast<std::int32_t>(*whole)})
                                                         : std::to_string(*whole));
  }
  return texts;
}

Where KeptRow::where(std::string_view column) const {
  Where where = where_;
  where.column = column;
  return where;
}

Result<std::vector<KeptRow>> read_kept(const fs::path& root, const KeptTable& table) {
  const fs::path path = root / table.file;
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    return fail(Kind::not_found, "no such file or folder", {}, {.file = path.string()});
  Reader reader(path, table);
  const auto read = read_table(path, {}, [&](const Row& row) { return reader.row(row); });
  if (!read) return tl::unexpected(read.error());
  return reader.take();
}

}  // namespace capnr

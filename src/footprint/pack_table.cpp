// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "table/table.h"

namespace capnr {
namespace {

std::string bare(std::string_view name) {
  std::string key = folded(name);
  std::erase(key, ' ');
  return key;
}

bool is_required(std::string_view column) {
  return column.starts_with('*');
}

std::string_view names_of(std::string_view column) {
  return is_required(column) ? column.substr(1) : column;
}

std::string first_name(std::string_view column) {
  return std::string(split(names_of(column), '|').front());
}

std::string list_of(std::span<const std::string_view> columns) {
  std::string list;
  for (const std::string_view column : columns) list += (list.empty() ? "" : ", ") + first_name(column);
  return list;
}

int column_named(std::span<const std::string_view> columns, const std::string& key) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::string_view name : split(names_of(columns[i]), '|')) {
      if (bare(name) == key) return static_cast<int>(i);
    }
  }
  return -1;
}

Result<std::vector<int>> places_of(const TableSpec& spec, const Row& header) {
  std::vector<int> places(spec.columns.size(), -1);
  for (std::size_t cell = 0; cell < header.cells.size(); ++cell) {
    const std::string name(trimmed(header.cells[cell]));
    const Where where{spec.shown_name, header.number, name};
    if (name.empty()) continue;
    const int column = column_named(spec.columns, bare(name));
    if (column < 0) {
      if (spec.other_columns) continue;
      return fail(Kind::bad_input, "this column is not known; known columns: {known}",
                  {{"known", list_of(spec.columns)}}, where);
    }
    int& place = places[static_cast<std::size_t>(column)];
    if (place >= 0) return fail(Kind::bad_input, "this column is there twice", {}, where);
    place = static_cast<int>(cell);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] < 0 && is_required(spec.columns[i])) {
      return fail(Kind::bad_input, "this column is missing; known columns: {known}",
                  {{"known", list_of(spec.columns)}},
                  Where{spec.shown_name, header.number, first_name(spec.columns[i])});
    }
  }
  return places;
}

// Packs write numbers as programs do; a licence holder's file may have been through a French spreadsheet.
std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status == std::errc{} && end == text.data() + text.size() && std::isfinite(value)) return value;
  return parse_number(text);
}

}  // namespace

void PackRow::set(std::span<const std::string_view> cells, std::int64_t number) {
  cells_ = cells;
  line_ = static_cast<std::uint32_t>(number);
}

std::string_view PackRow::text(std::size_t column) const {
  const int place = places_[column];
  if (place < 0 || static_cast<std::size_t>(place) >= cells_.size()) return {};
  const std::string_view cell = trimmed(cells_[static_cast<std::size_t>(place)]);
  return cell == "NULL" ? std::string_view() : cell;
}

Result<std::optional<double>> PackRow::number_or_none(std::size_t column) const {
  const std::string_view cell = text(column);
  if (cell.empty()) return std::nullopt;
  const std::optional<double> value = number_in(cell);
  if (!value) return wrong(column, "{value} is not a number", {{"value", quoted(column)}});
  return value;
}

Result<double> PackRow::number(std::size_t column) const {
  TRY(const std::optional<double> value, number_or_none(column));
  if (!value) return wrong(column, "a number is missing");
  return *value;
}

Result<std::optional<bool>> PackRow::boolean_or_none(std::size_t column) const {
  const std::string key = folded(text(column));
  if (key.empty()) return std::nullopt;
  if (key == "true" || key == "vrai" || key == "oui" || key == "yes" || key == "1") return true;
  if (key == "false" || key == "faux" || key == "non" || key == "no" || key == "0") return false;
  return wrong(column, "{value} is neither true nor false", {{"value", quoted(column)}});
}

std::string PackRow::quoted(std::size_t column) const {
  return spec_.hidden ? "…" : std::string(text(column).substr(0, 80));
}

Where PackRow::at(std::size_t column) const {
  return Where{spec_.shown_name, static_cast<std::int64_t>(line_), first_name(spec_.columns[column])};
}

tl::unexpected<Error> PackRow::wrong(std::size_t column, std::string message,
                                     std::vector<std::pair<std::string, std::string>> parameters) const {
  return fail(Kind::bad_input, std::move(message), std::move(parameters), at(column));
}

Result<> read_pack_table(const std::filesystem::path& file, const TableSpec& spec,
                         FunctionRef<Result<>(const PackRow&)> on_row) {
  std::vector<int> places;
  std::optional<PackRow> pack_row;  // once the header is read
  ReadOptions options;
  options.limits.file_bytes = 256U << 20U;
  options.limits.cell_bytes = 64U << 10U;
  options.limits.columns = 256;
  const auto status = read_table(file, options, [&](const Row& row) -> Result<Flow> {
    if (std::ranges::all_of(row.cells, [](std::string_view cell) { return trimmed(cell).empty(); }))
      return Flow::proceed;
    if (!pack_row) {
      TRY(places, places_of(spec, row));
      pack_row.emplace(spec, places);
      return Flow::proceed;
    }
    pack_row->set(row.cells, row.number);
    TRY_VOID(on_row(*pack_row));
    return Flow::proceed;
  });
  if (!status) {
    Error error = status.error();
    error.where.file = spec.shown_name;
    return tl::unexpected(error);
  }
  if (!pack_row)
    return fail(Kind::bad_input, "this file is empty: it must have at least its header", {},
                Where{spec.shown_name, 0, ""});
  return {};
}

}  // namespace capnr

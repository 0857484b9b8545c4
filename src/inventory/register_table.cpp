// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/register_table.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "inventory/reject.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

std::string column_names(std::span<const RegisterColumn> columns) {
  std::string list;
  for (const RegisterColumn& column : columns)
    list += (list.empty() ? "" : ", ") + std::string(column.name());
  return list;
}

bool is_named(const RegisterColumn& column, std::string_view key) {
  const std::vector<std::string_view> names = split(column.names, '|');
  return std::ranges::find(names, key) != names.end();
}

Where at_column(const RegisterColumn& named) {
  return {.column = std::string(named.name())};
}

class Reader {
 public:
  explicit Reader(std::span<const RegisterColumn> columns) : columns_(columns) {
    table_.place = std::make_unique<RegisterHeader>();
  }
  Result<Flow> row(const Row& row) {
    if (std::ranges::all_of(row.cells, [](std::string_view cell) { return trimmed(cell).empty(); }))
      return Flow::proceed;
    std::vector<std::string> cells(row.cells.begin(), row.cells.end());
    if (table_.header.empty()) {
      table_.header = std::move(cells);
      TRY(*table_.place, match_register_header(table_.header, columns_));
    } else {
      table_.rows.push_back({row.number, std::move(cells), table_.place.get()});
    }
    return Flow::proceed;
  }
  RegisterTable take() { return std::move(table_); }

 private:
  std::span<const RegisterColumn> columns_;
  RegisterTable table_;
};

}  // namespace

Result<RegisterHeader> match_register_header(std::span<const std::string> header,
                                             std::span<const RegisterColumn> columns) {
  RegisterHeader found{std::vector<std::optional<std::size_t>>(columns.size())};
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string key = folded(header[i]);
    if (key.empty() || is_reject_column(header[i])) continue;
    const auto column =
        std::ranges::find_if(columns, [&](const RegisterColumn& one) { return is_named(one, key); });
    if (column == columns.end())
      return fail(Kind::bad_input, "the column {column} is not known: the columns are {columns}",
                  {{"column", header[i]}, {"columns", column_names(columns)}});
    auto& place = found.place[static_cast<std::size_t>(column - columns.begin())];
    if (place)
      return fail(Kind::bad_input, "the columns {first} and {second} say the same thing: keep one",
                  {{"first", header[*place]}, {"second", header[i]}});
    place = i;
  }
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].required && !found.place[c])
      return fail(Kind::bad_input, "the column {column} is missing: the columns are {columns}",
                  {{"column", std::string(columns[c].name())}, {"columns", column_names(columns)}});
  return found;
}

std::string RegisterRow::cell(std::size_t column) const {
  const std::optional<std::size_t>& place = header->place[column];
  if (!place || *place >= cells.size()) return {};
  return std::string(trimmed(without_formula_guard(cells[*place])));
}

Result<RegisterTable> read_register(const std::filesystem::path& path,
                                    std::span<const RegisterColumn> columns) {
  Reader reader(columns);
  const auto format = read_table(path, {}, [&](const Row& row) -> Result<Flow> {
    Result<Flow> flow = reader.row(row);
    if (flow) return flow;
    return tl::unexpected(flow.error().at({.file = path.string(), .row = row.number}));
  });
  if (!format) return tl::unexpected(format.error());
  RegisterTable table = reader.take();
  if (table.header.empty())
    return fail(Kind::bad_input, "the file is empty: its columns are {columns}",
                {{"columns", column_names(columns)}}, {.file = path.string()});
  table.format = *format;
  return table;
}

Result<Date> register_date(const RegisterRow& row, std::size_t column, const RegisterColumn& named) {
  const std::string text = row.cell(column);
  if (const auto date = parse_date(text)) return *date;
  return fail(Kind::bad_input, "{value} is not a date: write 2025-03-14 or 14/03/2025", {{"value", text}},
              at_column(named));
}

Result<std::optional<double>> register_number(const RegisterRow& row, std::size_t column,
                                              const RegisterColumn& named, double least, double most) {
  const std::string cell = row.cell(column);
  std::string_view text = cell;
  for (const std::string_view end : {"%", "/10", "€"})
    if (text.ends_with(end)) text = trimmed(text.substr(0, text.size() - end.size()));
  if (cell.empty()) return std::nullopt;
  const auto number = parse_number(text);
  if (!number) return fail(Kind::bad_input, "{value} is not a number", {{"value", cell}}, at_column(named));
  if (*number < least || *number > most)
    return fail(Kind::bad_input, "{value} is not between {least} and {most}",
                {{"value", cell}, {"least", to_text(least)}, {"most", to_text(most)}}, at_column(named));
  return number;
}

Result<std::optional<bool>> register_yes_or_no(const RegisterRow& row, std::size_t column,
                                               const RegisterColumn& named) {
  static constexpr std::array<std::string_view, 6> yes = {"yes", "oui", "1", "x", "true", "vrai"};
  static constexpr std::array<std::string_view, 5> no = {"no", "non", "0", "false", "faux"};
  const std::string cell = row.cell(column);
  const std::string key = folded(cell);
  if (cell.empty()) return std::nullopt;
  if (std::ranges::find(yes, key) != yes.end()) return true;
  if (std::ranges::find(no, key) != no.end()) return false;
  return fail(Kind::bad_input, "{value} is neither yes nor no", {{"value", cell}}, at_column(named));
}

}  // namespace capnr

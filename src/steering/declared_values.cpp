// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/declared_values.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

struct Column {
  std::string_view fr, en;
  std::string DeclaredValue::* field;
};
constexpr std::array<Column, 12> columns = {{{"indicateur", "indicator", &DeclaredValue::indicator},
                                             {"periode", "period", &DeclaredValue::period},
                                             {"valeur", "value", &DeclaredValue::value},
                                             {"unite", "unit", &DeclaredValue::unit},
                                             {"perimetre", "scope", &DeclaredValue::scope},
                                             {"bas", "low", &DeclaredValue::low},
                                             {"haut", "high", &DeclaredValue::high},
                                             {"grade", "grade", &DeclaredValue::grade},
                                             {"source", "source", &DeclaredValue::source},
                                             {"document", "document", &DeclaredValue::document},
                                             {"motif", "reason", &DeclaredValue::reason},
                                             {"par", "by", &DeclaredValue::by}}};
constexpr std::size_t required_columns = 3;

std::string column_names() {
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : ", ") + std::string(column.en);
  return list;
}

class TableReader {
 public:
  explicit TableReader(std::string file) : file_(std::move(file)) {}

  Result<Flow> row(const Row& row) {
    if (std::ranges::all_of(row.cells, [](std::string_view cell) { return trimmed(cell).empty(); }))
      return Flow::proceed;
    if (fields_.empty()) {
      TRY_VOID(read_header(row));
    } else {
      read_values(row);
    }
    return Flow::proceed;
  }

  DeclaredTable take() { return std::move(table_); }
  bool has_header() const { return !fields_.empty(); }

 private:
  Result<> read_header(const Row& row) {
    for (const std::string_view cell : row.cells) {
      table_.header.emplace_back(cell);
      const std::string key = folded(cell);
      const auto found = std::ranges::find_if(
          columns, [&](const Column& column) { return column.fr == key || column.en == key; });
      if (found == columns.end() && !key.empty() && !is_reject_column(cell))
        return fail(Kind::bad_input, "the column {column} is not known: the columns are {columns}",
                    {{"column", std::string(cell)}, {"columns", column_names()}},
                    {.file = file_, .row = row.number});
      fields_.push_back(found == columns.end() ? nullptr : found->field);
    }
    for (std::size_t c = 0; c < required_columns; ++c)
      if (std::ranges::find(fields_, columns.at(c).field) == fields_.end())
        return fail(Kind::bad_input, "the column {column} is missing: the columns are {columns}",
                    {{"column", std::string(columns.at(c).en)}, {"columns", column_names()}},
                    {.file = file_, .row = row.number});
    return {};
  }

  void read_values(const Row& row) {
    DeclaredValue value;
    value.row = row.number;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      value.cells.emplace_back(row.cells[i]);
      if (i < fields_.size() && fields_[i] != nullptr)
        value.*fields_[i] = trimmed(without_formula_guard(row.cells[i]));
    }
    table_.values.push_back(std::move(value));
  }

  std::string file_;
  std::vector<std::string DeclaredValue::*> fields_;
  DeclaredTable table_;
};

Result<std::optional<double>> number_of(const std::string& text, std::string_view column) {
  if (text.empty()) return std::nullopt;
  const std::string folded_text = folded(text);
  if (folded_text == "oui" || folded_text == "yes") return 1;
  if (folded_text == "non" || folded_text == "no") return 0;
  if (const auto number = parse_number(text)) return number;
  return fail(Kind::bad_input, "{value} is not a number", {{"value", text}}, {.column = std::string(column)});
}

template <class T>
Result<T> in_column(Result<T> result, std::string_view column) {
  if (result) return result;
  return tl::unexpected(result.error().at({.column = std::string(column)}));
}

Result<> read_numbers(const DeclaredValue& declared, LedgerEntry& entry) {
  TRY(entry.value, number_of(declared.value, "value"));
  TRY(entry.low, number_of(declared.low, "low"));
  TRY(entry.high, number_of(declared.high, "high"));
  if (!entry.value && (entry.low || entry.high))
    return fail(Kind::bad_input, "an interval needs its value", {}, {.column = "value"});
  return {};
}

}  // namespace

Result<LedgerEntry> entry_of(const DeclaredValue& declared, const Programme& programme) {
  LedgerEntry entry;
  TRY(const MeasureRef measure, in_column(find_measure(programme, declared.indicator), "indicator"));
  const auto period = parse_period(declared.period);
  if (!period)
    return fail(Kind::bad_input, "{value} is not a period: write 2025, 2025-T1, 2025-03 or 2025-03-14",
                {{"value", declared.period}}, {.column = "period"});
  const auto scope = parse_scope(declared.scope);
  if (!scope)
    return fail(Kind::bad_input,
                "{value} is not a scope: write city, department:NAME, site:NAME or service:NAME",
                {{"value", declared.scope}}, {.column = "scope"});
  const auto grade = declared.grade.empty() ? std::optional(Grade::declared) : grade_from(declared.grade);
  if (!grade)
    return fail(Kind::bad_input, "{value} is not a grade: measured, imported, declared or estimated",
                {{"value", declared.grade}}, {.column = "grade"});
  TRY_VOID(read_numbers(declared, entry));
  if (entry.value)
    TRY_VOID(in_column(
        check_value(programme, *measure.measure, declared.unit, *entry.value, entry.low, entry.high),
        "value"));
  entry.key = {measure.indicator->id, measure.measure->key, *scope, *period};
  entry.unit = measure.measure->unit;
  entry.grade = *grade;
  entry.origin = ValueOrigin::declared;
  entry.stale_after = stale_after(*measure.indicator, *period);
  entry.reason = declared.reason;
  entry.recorded_by = declared.by;
  if (!declared.source.empty()) entry.sources.push_back({declared.source, "", 0, 0});
  return entry;
}

Result<DeclaredTable> read_declared_values(const std::filesystem::path& path) {
  TableReader reader(path.string());
  TRY(const TableFormat format, read_table(path, {}, [&](const Row& row) { return reader.row(row); }));
  if (!reader.has_header())
    return fail(Kind::bad_input, "the file is empty: its columns are {columns}",
                {{"columns", column_names()}}, {.file = path.string()});
  DeclaredTable table = reader.take();
  table.format = format;
  return table;
}

}  // namespace capnr

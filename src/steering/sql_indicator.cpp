// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/sql_indicator.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/file.h"
#include "evidence/sha256.h"
#include "inventory/city_views.h"
#include "steering/required_text.h"
#include "steering/standing.h"
#include "steering/toml_files.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_file = 1U << 20U;
constexpr std::size_t hash_digits = 12;

// A text between three quotes begins on the line after them, when nothing follows them on theirs.
std::int64_t first_line_of_query(std::string_view toml, std::int64_t key_line) {
  std::int64_t line = 1;
  for (std::size_t at = 0; at < toml.size(); ++line) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size());
    std::string_view text = toml.substr(at, end - at);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (line == key_line) return text.ends_with("\"\"\"") || text.ends_with("'''") ? line + 1 : line;
    at = end + 1;
  }
  return key_line;
}

Result<double> number_in(const QueryCell& cell, const std::string& column) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&cell)) {
    if (std::isfinite(*real)) return *real;
    return fail(Kind::bad_input, "the query gives an infinite number in the column {column}",
                {{"column", column}});
  }
  return fail(Kind::bad_input, "the query gives a text where a number is expected, in the column {column}",
              {{"column", column}});
}

Result<Scope> scope_in(const QueryCell& cell, Scope::Kind kind) {
  if (std::holds_alternative<std::nullptr_t>(cell)) return Scope{};
  const auto* name = std::get_if<std::string>(&cell);
  if (name == nullptr)
    return fail(Kind::bad_input, "the first column of the query gives a number where a name is expected");
  return name->empty() ? Scope{} : Scope{kind, *name};
}

bool read_view(const QueryAnswer& answer, std::string_view name) {
  return std::ranges::any_of(answer.views, [&](std::size_t i) { return city_views()[i].name == name; });
}

}  // namespace

std::string SqlIndicator::formula() const {
  return "sql " + name + " " + sha256_of(query).substr(0, hash_digits);
}

Result<SqlIndicator> read_sql_indicator(const fs::path& path, const Programme& programme) {
  TRY(const std::string toml, read_file(path, largest_file));
  TRY(TomlReader reader, parse_toml(toml, path.string()));
  SqlIndicator read;
  read.name = path.stem().string();
  read.path = path.string();
  read.sha256 = sha256_of(toml);
  TRY(read.indicator, required_text(reader, "indicator"));
  TRY(const std::optional<std::string> measure, reader.text("measure"));
  TRY(const std::optional<std::string> grade, reader.text("grade"));
  TRY(const std::optional<std::string> scope, reader.text("scope"));
  TRY(read.query, required_text(reader, "query"));
  TRY_VOID(reader.finish());
  read.measure = measure.value_or("");
  if (grade) {
    TRY(read.grade, one_of(grade_from(*grade), reader, "grade", *grade));
  }
  if (scope) {
    TRY(read.scope, one_of(scope_kind_from(*scope), reader, "scope", *scope));
  }
  read.query_line = first_line_of_query(toml, reader.where("query").row);
  const Indicator* indicator = programme.indicator(read.indicator);
  if (indicator == nullptr || indicator->measure(read.measure) == nullptr)
    return fail(Kind::bad_input, "there is no indicator {id} with the measure {measure}",
                {{"id", read.indicator}, {"measure", read.measure}}, reader.where("indicator"));
  return read;
}

Result<std::vector<SqlIndicator>> load_sql_indicators(const fs::path& city, const Programme& programme) {
  std::vector<SqlIndicator> all;
  if (city.empty()) return all;
  for (const fs::path& path : toml_files(city / "indicators")) {
    TRY(SqlIndicator one, read_sql_indicator(path, programme));
    for (const SqlIndicator& other : all)
      if (other.indicator == one.indicator && other.measure == one.measure)
        return fail(Kind::bad_input, "{other} computes {id} already: keep one of the two files",
                    {{"other", other.path}, {"id", one.indicator}}, {.file = one.path});
    all.push_back(std::move(one));
  }
  return all;
}

Result<Calculation> values_of(const SqlIndicator& indicator, const QueryAnswer& answer) {
  const std::size_t columns = answer.columns.size();
  if (columns > 2)
    return fail(Kind::bad_input,
                "the query gives {count} columns: it must give a number, or a name and a number",
                {{"count", std::to_string(columns)}});
  if (columns == 1 && answer.rows.size() > 1)
    return fail(Kind::bad_input, "the query gives {count} rows without a name: it must give one number",
                {{"count", std::to_string(answer.rows.size())}});
  Calculation calculation;
  std::set<Scope> seen;
  for (const std::vector<QueryCell>& row : answer.rows) {
    if (std::holds_alternative<std::nullptr_t>(row.back())) continue;
    Scope scope;
    if (columns == 2) {
      TRY(scope, scope_in(row.front(), indicator.scope));
    }
    if (!seen.insert(scope).second)
      return fail(Kind::bad_input, "the query gives two numbers for {name}", {{"name", to_string(scope)}});
    TRY(const double value, number_in(row.back(), answer.columns.back()));
    calculation.values.push_back(
        {.measure = indicator.measure, .value = value, .grade = indicator.grade, .scope = scope});
  }
  if (calculation.values.empty())
    calculation.missing = "the query gives no number: what it divides by, or looks for, is not there";
  return calculation;
}

LedgerEntry entry_of(const SqlIndicator& indicator, const ComputedValue& value, const QueryAnswer& answer,
                     const CalculatorInput& input) {
  const Indicator& known = *input.programme.indicator(indicator.indicator);
  LedgerEntry entry;
  entry.key = {known.id, value.measure, value.scope, year_period(input.year)};
  entry.value = value.value;
  entry.unit = known.measure(value.measure)->unit;
  entry.grade = value.grade;
  entry.origin = ValueOrigin::sql;
  entry.formula = indicator.formula();
  entry.stale_after = stale_after(known, entry.key.period);
  entry.sources.push_back({"indicators/" + indicator.name + ".toml", indicator.sha256, 0, 0});
  if (std::ranges::any_of(answer.views, is_of_inventory))
    add_sources(CalculatorBasis::inventory, input, entry.sources);
  if (read_view(answer, "purchases")) add_sources(CalculatorBasis::purchases, input, entry.sources);
  if (read_view(answer, "disposals")) add_sources(CalculatorBasis::disposals, input, entry.sources);
  return entry;
}

Error in_file(const SqlIndicator& indicator, Error error) {
  if (error.where.row > 0) error.where.row += indicator.query_line - 1;
  error.where.file = indicator.path;
  return error;
}

}  // namespace capnr

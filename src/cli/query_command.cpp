// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/output.h"
#include "cli/steering_options.h"
#include "inventory/city_views.h"
#include "publish/indicator_list.h"
#include "publish/text_table.h"
#include "steering/sql_indicator.h"

namespace capnr::cli {
namespace {

struct Options {
  SteeringOptions where;
  std::string file;
  int year = 0;
  bool views = false;
};

std::string text_of_views() {
  std::string text;
  for (const SandboxView& view : city_views()) {
    std::string columns;
    for (const SandboxColumn& column : view.columns)
      columns += (columns.empty() ? "" : ", ") + std::string(column.name);
    text += wrapped(std::string(view.name) + " (" + columns + ")", 100, 4) + "\n";
  }
  return text;
}

Result<int> year_of_last_inventory(OpenCity& city) {
  TRY(const std::vector<StoredInventory> inventories, list_inventories(city.database, city.org.id));
  if (inventories.empty()) return fail(Kind::not_found, "the city has no inventory yet: capnr import FOLDER");
  Date last = inventories.front().header.date;
  for (const StoredInventory& one : inventories) last = std::max(last, one.header.date);
  return year_of(last);
}

Result<std::string> table_of(const Context& context, const Programme& programme, const SqlIndicator& query,
                             const Calculation& calculation) {
  const Measure& measure = *programme.indicator(query.indicator)->measure(query.measure);
  TextTable table;
  table.columns = {{std::string(tr(context.language, "scope")), false, true},
                   {std::string(tr(context.language, "value")), true}};
  for (const ComputedValue& value : calculation.values) {
    TRY_VOID(check_value(programme, measure, "", value.value));
    table.rows.push_back(
        {to_string(value.scope), shown_value(*programme.unit(measure.unit), value.value, context.language)});
  }
  if (!calculation.missing.empty()) return std::string(tr(context.language, calculation.missing)) + "\n";
  return render(table, 120);
}

Result<> run_query(const Context& context, const Options& options) {
  if (options.views) return print(text_of_views());
  if (options.file.empty())
    return fail(Kind::usage,
                "say which file: capnr query indicators/FILE.toml; --views lists what it can read");
  TRY(OpenSteering opened, open_steering(context, options.where));
  TRY(const SqlIndicator query, read_sql_indicator(options.file, opened.programme));
  int year = options.year;
  if (year == 0) {
    TRY(year, year_of_last_inventory(opened.city));
  }
  const auto place = [&](const Error& error) { return in_file(query, error); };
  TRY(const QueryAnswer answer,
      query_city(opened.city.database, opened.city.org.id, year, query.query).map_error(place));
  TRY(const Calculation calculation, values_of(query, answer).map_error(place));
  TRY(const std::string table, table_of(context, opened.programme, query, calculation).map_error(place));
  std::string read;
  for (const std::size_t view : answer.views)
    read += (read.empty() ? "" : ", ") + std::string(city_views()[view].name);
  return print(tr(context.language,
                  "{indicator} in {year}, by the query of {name}; it reads: {views}. Nothing is recorded.",
                  {{"indicator", reference_of({query.indicator, query.measure, {}, {}})},
                   {"year", std::to_string(year)},
                   {"name", query.name},
                   {"views", read}}) +
               "\n\n" + table);
}

}  // namespace

Action declare_query(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_steering(app, context, options->where);
  app.add_option("file", options->file, in_words("An indicator by a query: a file of indicators/"));
  app.add_option("--year", options->year, in_words("Year to compute; that of the last inventory by default"))
      ->check(CLI::Range(1900, 2200));
  app.add_flag("--views", options->views, in_words("List the views and columns that a query can read"));
  return [options, context] { return run_query(context, *options); };
}

}  // namespace capnr::cli

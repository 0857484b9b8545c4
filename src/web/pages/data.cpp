// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/data.h"

#include <algorithm>

#include "base/text.h"
#include "publish/indicator_list.h"
#include "web/city.h"

namespace capnr::web {
namespace {

// ?by=department,phase — as --by of the command line.
Result<std::vector<Dimension>> dimensions_of(const Request& request) {
  std::vector<Dimension> dimensions;
  for (const auto& [name, value] : request.query) {
    if (name != "by")
      return fail(Kind::usage, "{name} is not a parameter here; write by=department,phase", {{"name", name}});
  }
  const std::string_view by = trimmed(request.parameter("by").value_or(""));
  if (by.empty()) return dimensions;
  for (const std::string_view word : split(by, ',')) {
    const auto dimension = dimension_from(trimmed(word));
    if (!dimension)
      return fail(Kind::usage, "{name} is not a dimension", {{"name", std::string(word.substr(0, 60))}});
    if (std::find(dimensions.begin(), dimensions.end(), *dimension) == dimensions.end())
      dimensions.push_back(*dimension);
  }
  return dimensions;
}

Response data(std::string bytes, std::string_view type, std::string_view download = {}) {
  Response response;
  response.content_type = type;
  response.body = body_of(std::move(bytes));
  response.download = download;
  return response;
}

Result<IndicatorList> indicators_of(Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  TRY(const StoredOrg city, city_of(exchange));
  return IndicatorList{exchange.programme(), standings(exchange.programme(), entries, exchange.today),
                       city.city.name, exchange.today, std::nullopt};
}

}  // namespace

Result<Response> results_json(Exchange& exchange) {
  TRY(const std::vector<Dimension> dimensions, dimensions_of(exchange.request));
  TRY(const std::shared_ptr<const Snapshot> snapshot, exchange.site.current());
  TRY(std::string bytes, snapshot->json(dimensions));
  return data(std::move(bytes), "application/json");
}

Result<Response> results_csv(Exchange& exchange) {
  TRY(const std::vector<Dimension> dimensions, dimensions_of(exchange.request));
  TRY(const std::shared_ptr<const Snapshot> snapshot, exchange.site.current());
  TRY(std::string bytes, snapshot->csv(dimensions));
  return data(std::move(bytes), "text/csv; charset=utf-8", "footprint.csv");
}

Result<Response> indicators_json_file(Exchange& exchange) {
  TRY(const IndicatorList list, indicators_of(exchange));
  return data(indicators_json(list, exchange.language), "application/json");
}

Result<Response> indicators_csv_file(Exchange& exchange) {
  TRY(const IndicatorList list, indicators_of(exchange));
  return data(indicators_csv(list, exchange.language), "text/csv; charset=utf-8", "indicators.csv");
}

Result<Response> health(Exchange& exchange) {
  const auto snapshot = exchange.site.current();
  if (!snapshot && snapshot.error().kind != Kind::not_found) return tl::unexpected(snapshot.error());
  // A city that is set up in the browser has no inventory at first.
  const std::string inventory = snapshot ? (*snapshot)->inventory : "-";
  return data("ok " + inventory + "\n", "text/plain; charset=utf-8");
}

}  // namespace capnr::web

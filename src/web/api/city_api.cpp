// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/city_api.h"

#include <array>

#include "people/audit.h"
#include "publish/json_items.h"
#include "web/api/openapi.h"
#include "web/api/paging.h"
#include "web/city.h"

namespace capnr::web {
namespace {

constexpr std::array audit_parameters = {ApiParameter{
    "action", "string", "A code (value.recorded), or the beginning of one up to a point (value.)."}};
constexpr std::array footprint_parameters = {ApiParameter{
    "by", "string", "What divides the rows: dimensions with commas between them, as department,phase."}};

void number_or_null(JsonWriter& json, std::string_view key, const std::optional<double>& number) {
  json.key(key);
  number ? json.number(*number) : json.null();
}

void text_or_null(JsonWriter& json, std::string_view key, const std::string& text) {
  json.key(key);
  text.empty() ? json.null() : json.text(text);
}

}  // namespace

constinit const ApiOperation openapi_operation{.id = "getOpenApi", .tag = "api", .response = "object"};
constinit const ApiOperation city_operation{.id = "getCity", .tag = "city", .response = "City"};
constinit const ApiOperation audit_operation{.id = "listAudit",
                                             .tag = "audit",
                                             .response = "AuditEntry",
                                             .list = true,
                                             .parameters = audit_parameters};
constinit const ApiOperation export_operation{
    .id = "exportCity", .tag = "city", .response = "", .media = "application/zip"};
constinit const ApiOperation footprint_operation{
    .id = "getFootprint", .tag = "footprint", .response = "Footprint", .parameters = footprint_parameters};

Result<Response> openapi_document(Exchange& exchange) {
  return json_answer(openapi_json(routes(), exchange.language));
}

Result<Response> city_api(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  std::string bytes;
  JsonWriter json(bytes);
  json.begin_object().key("name").text(city.city.name);
  text_or_null(json, "insee_code", city.city.insee_code);
  number_or_null(json, "population", city.city.population);
  number_or_null(json, "fte", city.city.fte);
  json.key("departments").begin_array();
  for (const Department& one : city.city.departments) {
    json.begin_object();
    text_or_null(json, "code", one.code);
    json.key("name").text(one.name);
    number_or_null(json, "fte", one.fte);
    json.end_object();
  }
  json.end_array().key("today").text(to_string(exchange.today)).end_object();
  return json_answer(std::move(bytes));
}

// The last entry first: the cursor is the sequence of the last one of the page before.
Result<Response> audit_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  AuditFilter filter;
  filter.org = exchange.org();
  filter.action = exchange.query("action");
  filter.before = page.cursor;
  filter.limit = static_cast<std::size_t>(page.limit) + 1;
  TRY(std::vector<AuditEntry> entries, list_audit(exchange.database, filter));
  const bool more = entries.size() == filter.limit;
  if (more) entries.pop_back();
  ItemList list(exchange, page);
  for (const AuditEntry& entry : entries) write_item(list.json(), entry);
  return list.answer(std::nullopt, more ? std::optional(entries.back().sequence) : std::nullopt);
}

}  // namespace capnr::web

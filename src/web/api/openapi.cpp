// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/openapi.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "table/json.h"
#include "web/api/operation.h"

namespace capnr::web {
namespace {

// ---- Schemas ------------------------------------------------------------------------------------------------------------

bool is_simple(std::string_view type) {
  constexpr std::array simple = {"string", "integer", "number", "boolean", "object"};
  return std::ranges::find(simple, type) != simple.end();
}

void write_members(JsonWriter& json, std::string_view type);

// "met|not_met", or one code alone ("capnr-footprint"): words of lower-case letters, which no schema is.
void write_codes(JsonWriter& json, std::string_view codes) {
  json.key("type").text("string").key("enum").begin_array();
  for (const std::string_view one : split(codes, '|')) json.text(one);
  json.end_array();
}

void write_nullable(JsonWriter& json, std::string_view type) {
  json.key("anyOf").begin_array().begin_object();
  write_members(json, type);
  json.end_object().begin_object().key("type").text("null").end_object().end_array();
}

// The members of the schema of a type, inside an object that is open.
void write_members(JsonWriter& json, std::string_view type) {
  const auto inside = [&](std::string_view key, std::size_t suffix) {
    json.key(key).begin_object();
    write_members(json, type.substr(0, type.size() - suffix));
    json.end_object();
  };
  if (type.ends_with('?')) return write_nullable(json, type.substr(0, type.size() - 1));
  if (type.ends_with("[]")) {
    json.key("type").text("array");
    return inside("items", 2);
  }
  if (type.ends_with("{}")) {
    json.key("type").text("object");
    return inside("additionalProperties", 2);
  }
  if (api_schema(type) != nullptr) {
    json.key("$ref").text("#/components/schemas/" + std::string(type));
  } else if (type == "date" || type == "date-time") {
    json.key("type").text("string").key("format").text(type);
  } else if (is_simple(type)) {
    json.key("type").text(type);
  } else {
    write_codes(json, type);
  }
}

void write_type(JsonWriter& json, std::string_view type, std::string_view description = {}) {
  json.begin_object();
  write_members(json, type);
  if (!description.empty()) json.key("description").text(description);
  json.end_object();
}

void write_schema(JsonWriter& json, const ApiSchema& schema) {
  json.key(schema.name).begin_object().key("type").text("object");
  json.key("description").text(schema.description).key("additionalProperties").boolean(false);
  json.key("required").begin_array();
  for (const ApiMember& member : schema.members)
    if (member.always) json.text(member.name);
  json.end_array().key("properties").begin_object();
  for (const ApiMember& member : schema.members) {
    json.key(member.name);
    write_type(json, member.type, member.description);
  }
  json.end_object().end_object();
}

// A page of a list.
void write_list(JsonWriter& json, std::string_view element) {
  json.begin_object().key("type").text("object").key("additionalProperties").boolean(false);
  json.key("required").begin_array().text("items").text("total").text("next").end_array();
  json.key("properties").begin_object().key("items");
  write_type(json, std::string(element) + "[]");
  json.key("total");
  write_type(json, "integer?", "How many there are on all pages; null when nobody counts them.");
  json.key("next");
  write_type(json, "string?", "The address of the next page; null on the last one.");
  json.end_object().end_object();
}

// ---- Operations -----------------------------------------------------------------------------------------------------------

void write_parameter(JsonWriter& json, const ApiParameter& parameter, std::string_view in) {
  json.begin_object().key("name").text(parameter.name).key("in").text(in);
  json.key("required").boolean(in == "path").key("schema");
  write_type(json, parameter.type);
  if (!parameter.description.empty()) json.key("description").text(parameter.description);
  json.end_object();
}

void write_parameters(JsonWriter& json, const Route& route) {
  json.key("parameters").begin_array();
  for (std::size_t at = 0; (at = route.path.find('{', at)) != std::string_view::npos; ++at) {
    const std::size_t end = route.path.find('}', at);
    write_parameter(json, {route.path.substr(at + 1, end - at - 1), "string", {}}, "path");
  }
  for (const ApiParameter& one : route.api->parameters) write_parameter(json, one, "query");
  if (route.api->list)
    for (const ApiParameter& one : paging_parameters()) write_parameter(json, one, "query");
  json.end_array();
}

void write_problem(JsonWriter& json, std::string_view status, std::string_view description) {
  json.key(status).begin_object().key("description").text(description).key("content").begin_object();
  json.key("application/problem+json").begin_object().key("schema");
  write_type(json, "Problem");
  json.end_object().end_object().end_object();
}

void write_header(JsonWriter& json, std::string_view name, std::string_view description) {
  json.key(name).begin_object().key("description").text(description).key("schema");
  write_type(json, "string");
  json.end_object();
}

void write_success(JsonWriter& json, const Route& route, std::string_view status, std::string_view words) {
  const ApiOperation& operation = *route.api;
  json.key(status).begin_object().key("description").text(words);
  json.key("headers").begin_object();
  if (route.method == Method::get) write_header(json, "ETag", "For If-None-Match.");
  if (operation.list) write_header(json, "Link", "The next page, as rel=\"next\".");
  json.end_object().key("content").begin_object().key(operation.media).begin_object();
  if (operation.list) {
    json.key("schema");
    write_list(json, operation.response);
  } else if (!operation.response.empty()) {
    json.key("schema");
    write_type(json, operation.response);
  }
  json.end_object().end_object().end_object();
}

void write_responses(JsonWriter& json, const Route& route) {
  const bool sends = route.method == Method::post;
  json.key("responses").begin_object();
  write_success(json, route, "200", sends ? "It was there already." : "What was asked.");
  if (sends) {
    write_success(json, route, "201", "It is recorded.");
  } else {
    json.key("304").begin_object().key("description").text("It has not changed.").end_object();
  }
  write_problem(json, "400", "The request is not well formed.");
  write_problem(json, "401", "No token, or one that is not known.");
  if (route.access != Access::everyone) write_problem(json, "403", "The token or its account may not.");
  if (route.path.find('{') != std::string_view::npos) write_problem(json, "404", "There is none.");
  if (sends) {
    write_problem(json, "409", "It contradicts what is recorded.");
    write_problem(json, "413", "The body is too large.");
    write_problem(json, "415", "The body is not JSON.");
    write_problem(json, "422", "A member cannot be accepted; field names it.");
  }
  write_problem(json, "429", "The token asks too often.");
  json.end_object();
}

std::string words_of_access(Access access, Language language) {
  switch (access) {
    case Access::everyone:
      return std::string(tr(language, "Open to everybody."));
    case Access::reader:
      return std::string(tr(language, "For the readers of the city."));
    case Access::contributor:
      return std::string(tr(language, "For contributors, in what concerns their department, and pilots."));
    case Access::pilot:
      return std::string(tr(language, "For pilots."));
    case Access::administrator:
      return std::string(tr(language, "For administrators."));
  }
  return {};
}

void write_security(JsonWriter& json, const Route& route) {
  json.key("security").begin_array();
  json.begin_object().key("token").begin_array().text(code(route.api->scope)).end_array().end_object();
  if (route.method == Method::get) json.begin_object().key("session").begin_array().end_array().end_object();
  if (route.access == Access::everyone) json.begin_object().end_object();
  json.end_array();
}

void write_operation(JsonWriter& json, const Route& route, Language language) {
  const ApiOperation& operation = *route.api;
  json.key(route.method == Method::post ? "post" : "get").begin_object();
  json.key("operationId").text(operation.id).key("tags").begin_array().text(operation.tag).end_array();
  json.key("summary").text(tr(language, route.summary));
  json.key("description").text(words_of_access(route.access, language));
  write_security(json, route);
  write_parameters(json, route);
  if (!operation.request.empty()) {
    json.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
    json.key("application/json").begin_object().key("schema");
    write_type(json, operation.request);
    json.end_object().end_object().end_object();
  }
  write_responses(json, route);
  json.end_object();
}

void write_paths(JsonWriter& json, std::span<const Route> all, Language language) {
  json.key("paths").begin_object();
  std::vector<std::string_view> written;
  for (const Route& first : all) {
    if (first.api == nullptr || std::ranges::find(written, first.path) != written.end()) continue;
    written.push_back(first.path);
    json.key(first.path).begin_object();
    for (const Route& route : all)
      if (route.path == first.path) write_operation(json, route, language);
    json.end_object();
  }
  json.end_object();
}

std::string_view words_of_tag(std::string_view tag, Language language) {
  if (tag == "city") return tr(language, "The city and its departments, and the whole of it as a file");
  if (tag == "programme")
    return tr(language, "What the city has committed to, its indicators and its targets");
  if (tag == "plans") return tr(language, "The yearly plans and what becomes of their actions");
  if (tag == "inventories") return tr(language, "The inventories and their equipment");
  if (tag == "footprint") return tr(language, "The footprint of the information system");
  if (tag == "audit") return tr(language, "Who did what, and when");
  return tr(language, "What the API says of itself");
}

void write_tags(JsonWriter& json, std::span<const Route> all, Language language) {
  json.key("tags").begin_array();
  std::vector<std::string_view> written;
  for (const Route& route : all) {
    if (route.api == nullptr || std::ranges::find(written, route.api->tag) != written.end()) continue;
    written.push_back(route.api->tag);
    json.begin_object().key("name").text(route.api->tag);
    json.key("description").text(words_of_tag(route.api->tag, language)).end_object();
  }
  json.end_array();
}

void write_info(JsonWriter& json, Language language) {
  json.key("openapi").text("3.1.0").key("info").begin_object();
  json.key("title").text("Cap NR").key("version").text("1.0.0");
  json.key("summary").text(tr(language, "What the city has committed to, and where it stands"));
  json.key("license")
      .begin_object()
      .key("name")
      .text("EUPL-1.2")
      .key("identifier")
      .text("EUPL-1.2")
      .end_object();
  json.end_object();
  json.key("jsonSchemaDialect").text("https://json-schema.org/draft/2020-12/schema");
  json.key("servers").begin_array().begin_object().key("url").text("/").end_object().end_array();
}

void write_components(JsonWriter& json, Language language) {
  json.key("components").begin_object().key("securitySchemes").begin_object();
  json.key("token").begin_object().key("type").text("http").key("scheme").text("bearer");
  json.key("bearerFormat").text("capnr_…");
  json.key("description")
      .text(tr(language,
               "A token of the account page, or of capnr token add, with the scopes read and write."));
  json.end_object().key("session").begin_object().key("type").text("apiKey").key("in").text("cookie");
  json.key("name").text("session").key("description");
  json.text(tr(language, "The session of a browser, to read only.")).end_object().end_object();
  json.key("schemas").begin_object();
  for (const ApiSchema& schema : api_schemas()) write_schema(json, schema);
  json.end_object().end_object();
}

}  // namespace

std::string openapi_json(std::span<const Route> all, Language language) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  write_info(json, language);
  write_tags(json, all, language);
  write_paths(json, all, language);
  write_components(json, language);
  json.end_object();
  return out + "\n";
}

}  // namespace capnr::web

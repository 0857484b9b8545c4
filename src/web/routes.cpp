// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/routes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "table/json.h"
#include "web/index_page.h"

namespace capnr::web {
namespace {

template <Language language>
Result<Response> report(Site& site, const Request& /*request*/) {
  TRY(const std::shared_ptr<const Snapshot> snapshot, site.current());
  Response response;
  response.body = language == Language::fr ? snapshot->report_fr : snapshot->report_en;
  response.language = language == Language::fr ? "fr" : "en";
  return response;
}

template <Language language>
Result<Response> index(Site& site, const Request& /*request*/) {
  TRY(const std::shared_ptr<const Snapshot> snapshot, site.current());
  Response response;
  response.body = body_of(index_page(*snapshot, language));
  response.language = language == Language::fr ? "fr" : "en";
  return response;
}

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

Result<Response> results_json(Site& site, const Request& request) {
  TRY(const std::vector<Dimension> dimensions, dimensions_of(request));
  TRY(const std::shared_ptr<const Snapshot> snapshot, site.current());
  TRY(std::string bytes, snapshot->json(dimensions));
  Response response;
  response.content_type = "application/json";
  response.body = body_of(std::move(bytes));
  return response;
}

Result<Response> results_csv(Site& site, const Request& request) {
  TRY(const std::vector<Dimension> dimensions, dimensions_of(request));
  TRY(const std::shared_ptr<const Snapshot> snapshot, site.current());
  TRY(std::string bytes, snapshot->csv(dimensions));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = body_of(std::move(bytes));
  response.download = "footprint.csv";
  return response;
}

Result<Response> health(Site& site, const Request& /*request*/) {
  TRY(const std::shared_ptr<const Snapshot> snapshot, site.current());
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = body_of("ok " + snapshot->inventory + "\n");
  return response;
}

constexpr std::array all_routes = {
    Route{"GET", "/", "The report, in French", report<Language::fr>},
    Route{"GET", "/en", "The report, in English", report<Language::en>},
    Route{"GET", "/footprint.json", "The results as JSON; ?by=department,phase divides them", results_json},
    Route{"GET", "/footprint.csv", "The results as CSV; ?by=department,phase divides them", results_csv},
    Route{"GET", "/accueil", "What this server offers, in French", index<Language::fr>},
    Route{"GET", "/en/index", "What this server offers, in English", index<Language::en>},
    Route{"GET", "/health", "Whether the server can answer, for those who watch over it", health},
};

bool is_data(std::string_view path) {
  return path.ends_with(".json") || path.ends_with(".csv");
}

// Programs get a sentence they can show; people a page.
Response error_answer(const Error& error, const Request& request) {
  const int status = http_status(error.kind);
  const Language language = preferred_language(request.accept_language);
  if (!is_data(request.path)) return error_page(status, describe(error, language), language);
  Response response;
  response.status = status;
  response.languages_vary = true;
  response.language = language == Language::fr ? "fr" : "en";
  std::string bytes;
  if (request.path.ends_with(".json")) {
    response.content_type = "application/json";
    JsonWriter(bytes).begin_object().key("error").text(describe(error, language)).end_object();
  } else {
    response.content_type = "text/plain; charset=utf-8";
    bytes = describe(error, language);
  }
  response.body = body_of(bytes + "\n");
  return response;
}

}  // namespace

std::span<const Route> routes() {
  return all_routes;
}

Response answer(Site& site, const Request& request) {
  const Language language = preferred_language(request.accept_language);
  const auto route = std::find_if(all_routes.begin(), all_routes.end(),
                                  [&](const Route& one) { return one.path == request.path; });
  if (route == all_routes.end())
    return error_page(404, tr(language, "There is no page at this address."), language);
  if (request.method == Method::other) {
    Response response =
        error_page(405, tr(language, "This page can be read (GET, HEAD), and nothing else."), language);
    response.allow = "GET, HEAD";
    return response;
  }
  Result<Response> response = route->handle(site, request);
  return response ? *response : error_answer(response.error(), request);
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/problem.h"

#include "table/json.h"

namespace capnr::web {

bool is_api(std::string_view path) {
  return path == "/api" || path.starts_with("/api/");
}

Response problem(const Request& request, int status, std::string_view detail, Language language,
                 std::string_view field) {
  std::string bytes;
  JsonWriter json(bytes);
  json.begin_object().key("type").text("about:blank").key("title").text(reason_of(status));
  json.key("status").integer(status).key("detail").text(detail).key("instance").text(request.path);
  if (!field.empty()) json.key("field").text(field);
  json.end_object();
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.language = language == Language::fr ? "fr" : "en";
  response.languages_vary = true;
  response.of_api = true;
  response.body = body_of(bytes + "\n");
  return response;
}

Response problem(const Request& request, const Error& error, Language language) {
  const int status = error.kind == Kind::bad_input ? 422 : http_status(error.kind);
  // A place in the body is told in words; a member has a name.
  if (error.where.row > 0) return problem(request, status, describe(error, language), language);
  Error without_place = error;
  without_place.where = {};
  return problem(request, status, describe(without_place, language), language, error.where.column);
}

}  // namespace capnr::web

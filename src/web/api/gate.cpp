// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/gate.h"

#include <algorithm>

#include "base/text.h"
#include "people/api_token.h"
#include "web/api/operation.h"
#include "web/api/problem.h"
#include "web/api/request_body.h"

namespace capnr::web {
namespace {

constexpr std::string_view realm = "Bearer realm=\"Cap NR\"";

Response refused(const Exchange& exchange, int status, std::string_view words) {
  return problem(exchange.request, status, words, exchange.language);
}

Response challenged(const Exchange& exchange, int status, std::string_view words, const std::string& why) {
  Response response = refused(exchange, status, words);
  response.headers.emplace_back("WWW-Authenticate", std::string(realm) + why);
  return response;
}

// Names of the protocol: ASCII, whatever their case.
bool is_word(std::string_view text, std::string_view lower_case) {
  return std::ranges::equal(text, lower_case, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
}

/// What follows "Bearer" in the header; nothing for another scheme.
std::optional<std::string_view> token_of(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer";
  if (!is_word(authorization.substr(0, scheme.size()), scheme)) return std::nullopt;
  const std::string_view rest = authorization.substr(scheme.size());
  return rest.empty() || rest.front() == ' ' ? std::optional(trimmed(rest)) : std::nullopt;
}

bool has_scope(const ApiScopes& scopes, ApiScope scope) {
  return scope == ApiScope::write ? scopes.write : scopes.read;
}

// A token of another city is as unknown as one that nobody gave.
Result<std::optional<ApiCaller>> caller_of(const Exchange& exchange) {
  const auto token = token_of(exchange.request.authorization);
  if (!token || token->empty()) return std::nullopt;
  TRY(std::optional<ApiCaller> caller, find_api_token(exchange.database, *token, exchange.now));
  if (caller && caller->token.org != exchange.org()) return std::nullopt;
  return caller;
}

Visitor visitor_of(ApiCaller caller, OrgId org) {
  Visitor visitor;
  visitor.grant = *grant_in(caller.account, org);
  visitor.session.account = std::move(caller.account);
  return visitor;
}

// Sets who asks; an answer when it goes no further.
Result<std::optional<Response>> identify(Exchange& exchange, const Route& route, RateLimit& calls) {
  if (!presents_token(exchange.request)) return std::nullopt;
  TRY(std::optional<ApiCaller> caller, caller_of(exchange));
  if (!caller)
    return challenged(
        exchange, 401,
        exchange.in_words("This token is not known here, or it is over or revoked: make another."),
        ", error=\"invalid_token\"");
  if (!calls.passes(std::to_string(caller->token.id.value), seconds_of(exchange.now))) {
    Response response =
        refused(exchange, 429, exchange.in_words("This token asks too often: wait a minute, then go on."));
    response.headers.emplace_back("Retry-After", "60");
    return response;
  }
  if (!has_scope(caller->token.scopes, route.api->scope)) {
    const std::string scope(code(route.api->scope));
    return challenged(exchange, 403, exchange.in_words("This token was not given the scope that this needs."),
                      ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
  }
  exchange.visitor = visitor_of(*std::move(caller), exchange.org());
  return std::nullopt;
}

std::optional<Response> check_role(const Exchange& exchange, const Route& route) {
  if ((!exchange.visitor && route.access != Access::everyone) ||
      (route.method == Method::post && !presents_token(exchange.request)))
    return challenged(exchange, 401, exchange.in_words("Give a token: Authorization: Bearer capnr_…"), "");
  if (!exchange.may(route.access))
    return refused(exchange, 403, exchange.in_words("Your account may not do this here."));
  return std::nullopt;
}

Result<> check_parameters(const Exchange& exchange, const ApiOperation& operation) {
  const auto has = [](std::span<const ApiParameter> all, std::string_view name) {
    return std::ranges::find(all, name, &ApiParameter::name) != all.end();
  };
  for (const auto& [name, value] : exchange.request.query)
    if (!has(operation.parameters, name) && !(operation.list && has(paging_parameters(), name)))
      return fail(Kind::usage, "{name} is not a parameter here", {{"name", name.substr(0, 60)}},
                  {.column = name.substr(0, 60)});
  return {};
}

Result<> read_body(Exchange& exchange, const ApiOperation& operation) {
  const ApiSchema* schema = api_schema(operation.request);
  if (schema == nullptr) return {};
  TRY(exchange.form, read_json_fields(exchange.request.body, *schema));
  return {};
}

bool is_json(std::string_view content_type) {
  return is_word(trimmed(content_type.substr(0, content_type.find(';'))), "application/json");
}

Result<Response> answer(Exchange& exchange, const Route& route, RateLimit& calls) {
  TRY(std::optional<Response> refusal, identify(exchange, route, calls));
  if (!refusal) refusal = check_role(exchange, route);
  if (!refusal && route.method == Method::post && !is_json(exchange.request.content_type))
    refusal = refused(exchange, 415, exchange.in_words("Send the body as application/json."));
  if (refusal) return *std::move(refusal);
  TRY_VOID(check_parameters(exchange, *route.api));
  TRY_VOID(read_body(exchange, *route.api));
  return route.handle(exchange);
}

}  // namespace

bool presents_token(const Request& request) {
  return token_of(request.authorization).has_value();
}

Response answer_api(Exchange& exchange, const Route& route, RateLimit& calls) {
  Result<Response> response = answer(exchange, route, calls);
  if (!response) return problem(exchange.request, response.error(), exchange.language);
  response->of_api = true;
  response->languages_vary = true;
  return *std::move(response);
}

}  // namespace capnr::web

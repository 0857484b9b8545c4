// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/app.h"

#include "base/text.h"
#include "html/components.h"
#include "html/page.h"
#include "table/json.h"
#include "web/api/gate.h"
#include "web/api/problem.h"
#include "web/frame.h"
#include "web/routes.h"

namespace capnr::web {
namespace {

Date day_of(Moment moment) {
  return {
      static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count())};
}

bool is_data(std::string_view path) {
  return path.ends_with(".json") || path.ends_with(".csv");
}

// Programs get a sentence they can show; people a page.
Response error_answer(const Error& error, const Request& request, Language language) {
  if (is_api(request.path)) return problem(request, error, language);
  const int status = http_status(error.kind);
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

// Whether a form was sent from a page of ours. Browsers say where a POST comes from; what says nothing is no browser of today.
bool comes_from_here(const Request& request) {
  if (!request.fetch_site.empty()) return request.fetch_site == "same-origin";
  const auto scheme = request.origin.find("://");
  return scheme != std::string::npos && std::string_view(request.origin).substr(scheme + 3) == request.host;
}

// Who asks, by the cookie of their session; nobody when it is over, or when they have no role in this organisation.
Result<std::optional<Visitor>> visitor_of(Database& database, const Services& services,
                                          const Request& request, Moment now) {
  const std::string_view token = request.cookie_value(session_cookie(services.https));
  if (token.empty()) return std::nullopt;
  TRY(std::optional<Session> session, find_session(database, token, now));
  if (!session || session->stage != Stage::complete) return std::nullopt;
  const Grant* grant = grant_in(session->account, services.org);
  if (grant == nullptr) return std::nullopt;
  Grant kept = *grant;
  return Visitor{std::move(*session), std::move(kept)};
}

// Another token for a session whose rights have changed.
Result<> rotate_when_due(const Exchange& exchange, Response& response) {
  if (!exchange.visitor || !exchange.visitor->session.rotation_due || !response.cookies.empty()) return {};
  const bool https = exchange.services.https;
  TRY(const std::string token,
      rotate_session(exchange.database, exchange.request.cookie_value(session_cookie(https)), exchange.now));
  response.cookies.push_back(set_session_cookie(https, token));
  return {};
}

// What a form must have before a handler sees it.
Result<> read_sent(Exchange& exchange, bool takes_files) {
  const Request& request = exchange.request;
  if (takes_files) {
    TRY(MultipartForm form,
        read_multipart(request.content_type,
                       request.upload != nullptr ? request.upload->bytes() : std::string_view(request.body)));
    exchange.form = std::move(form.fields);
    exchange.files = std::move(form.files);
    return {};
  }
  if (!request.content_type.starts_with("application/x-www-form-urlencoded"))
    return fail(Kind::usage, "this address takes the fields of a form");
  TRY(exchange.form, read_form(request.body));
  return {};
}

Response fault_page(const Request& request, Language language) {
  return refused(request, 500,
                 tr(language, "This is a fault of the program; it is not caused by what you asked."),
                 language);
}

Response foreign_form(Language language) {
  return error_page(
      403, tr(language, "This form was not sent from a page of this site: open the page again."), language);
}

// Of somebody who may: the form read, and the handler's answer.
Response answer_admitted(Exchange& exchange, const Route& route, DatabasePool::Lease& lease) {
  const auto refused = [&](const Error& error) {
    return error_answer(error, exchange.request, exchange.language);
  };
  if (route.method == Method::post) {
    if (const auto read = read_sent(exchange, route.takes_files); !read) return refused(read.error());
    if (exchange.visitor && !csrf_matches(exchange.visitor->session.csrf_secret, exchange.field("csrf")))
      return foreign_form(exchange.language);
  }
  Result<Response> response = route.handle(exchange);
  if (!response) {
    if (response.error().kind == Kind::unavailable) lease.drop();
    return refused(response.error());
  }
  if (const auto rotated = rotate_when_due(exchange, *response); !rotated) return refused(rotated.error());
  // What never changes is of nobody, unless a cookie goes with it.
  if (exchange.visitor) response->personal = !response->immutable || !response->cookies.empty();
  return *std::move(response);
}

Response answer_watcher(Exchange& exchange, const Watch& watch) {
  const Request& request = exchange.request;
  if (!may_watch(watch, request))
    return error_page(403, exchange.in_words("The figures of the server are for who has their token."),
                      exchange.language);
  Result<Response> response = metrics_answer(watch, exchange);
  return response ? *std::move(response) : error_answer(response.error(), request, exchange.language);
}

}  // namespace

App::App(Services services, Site& site, Watch watch, KeptPagesOptions kept)
    : services_(std::move(services)),
      site_(site),
      databases_(services_.database),
      sending_(30, 60),
      calls_(300, 300),
      watch_(std::move(watch)),
      kept_(services_.database, kept) {}

Response App::answer(const Request& request) {
  FoundRoute found = find_route(request.method, request.path);
  const std::string_view route = found.route == nullptr ? std::string_view() : found.route->path;
  const auto begun = std::chrono::steady_clock::now();
  const bool kept = found.route != nullptr && may_be_kept(*found.route);
  Response response = kept ? answer_kept(request, std::move(found)) : answer_route(request, std::move(found));
  if (request.method == Method::post) kept_.forget();
  count(request, route, response, begun);
  return response;
}

std::optional<Response> App::answer_at_once(const Request& request) {
  const auto begun = std::chrono::steady_clock::now();
  std::optional<KeptPages::Page> page =
      kept_.find(request, request.cookie_value(session_cookie(services_.https)), services_.clock());
  if (!page) return std::nullopt;
  count(request, page->route, page->response, begun);
  return std::move(page->response);
}

void App::count(const Request& request, std::string_view route, const Response& response,
                std::chrono::steady_clock::time_point begun) {
  if (watch_.metrics != nullptr)
    watch_.metrics->answered(request.method, route, response.status,
                             std::chrono::steady_clock::now() - begun);
}

// What says something of this request alone is not kept: a cookie, a refusal.
Response App::answer_kept(const Request& request, FoundRoute found) {
  const std::string_view session = request.cookie_value(session_cookie(services_.https));
  const Moment now = services_.clock();
  const auto state = kept_.look();
  if (state)
    if (auto page = kept_.find_of(*state, request, session, now)) return std::move(page->response);
  const std::string_view route = found.route->path;
  Response response = answer_route(request, std::move(found));
  if (state && response.status == 200 && response.cookies.empty())
    kept_.keep(*state, request, session, {response, route}, now);
  return response;
}

Response App::answer_route(const Request& request, FoundRoute found) {
  const Language language = preferred_language(request.accept_language);
  try {
    return *dispatch(request, std::move(found), language,
                     [&](Exchange& exchange, const Route& route, DatabasePool::Lease& lease) {
                       return std::optional(route.handle == nullptr
                                                ? answer_watcher(exchange, watch_)
                                                : answer_admitted(exchange, route, lease));
                     });
  } catch (const std::exception&) {
    return fault_page(request, language);
  }
}

bool App::expects_files(const Request& request) const {
  if (request.method != Method::post) return false;
  const FoundRoute found = find_route(request.method, request.path);
  return found.route != nullptr && found.route->takes_files;
}

std::optional<Response> App::refuses_files(const Request& request) {
  const Language language = preferred_language(request.accept_language);
  try {
    return dispatch(request, find_route(request.method, request.path), language,
                    [](Exchange&, const Route&, DatabasePool::Lease&) { return std::optional<Response>(); });
  } catch (const std::exception&) {
    return fault_page(request, language);
  }
}

std::optional<Response> App::dispatch(const Request& request, FoundRoute found, Language language,
                                      Admitted admitted) {
  if (found.route == nullptr) {
    if (found.allow.empty())
      return refused(request, 404, tr(language, "There is no page at this address."), language);
    Response response = refused(
        request, 405, tr(language, "This address answers to {methods} only.", {{"methods", found.allow}}),
        language);
    response.allow = found.allow;
    return response;
  }
  if (found.language) language = *found.language;
  const Moment now = services_.clock();
  const bool of_api = found.route->api != nullptr;
  const bool sends = found.route->method == Method::post && !of_api;
  if (sends && !comes_from_here(request)) return foreign_form(language);
  if (sends && !sending_.passes(request.address, seconds_of(now)))
    return error_page(429, tr(language, "Too many forms in a short time: wait a minute, then try again."),
                      language);
  auto lease = databases_.lease();
  if (!lease) return error_answer(lease.error(), request, language);
  Exchange exchange{request,
                    services_,
                    site_,
                    **lease,
                    language,
                    found.route->path,
                    std::move(found.values),
                    {},
                    {},
                    std::nullopt,
                    now,
                    services_.as_of.value_or(day_of(now))};
  if (!of_api || !presents_token(request)) {
    auto visitor = visitor_of(exchange.database, services_, request, now);
    if (!visitor) return error_answer(visitor.error(), request, language);
    exchange.visitor = std::move(*visitor);
  }
  if (of_api) {
    Response response = answer_api(exchange, *found.route, calls_);
    if (response.status == http_status(Kind::unavailable)) lease->drop();
    return response;
  }
  if (!exchange.may(found.route->access)) {
    if (!exchange.visitor && !sends)
      return redirect(exchange.path("/connexion") + "?suite=" + percent_encoded(request.path));
    return error_page(403, tr(language, "Your account may not do this here."), language);
  }
  return admitted(exchange, *found.route, *lease);
}

Response refused(const Request& request, int status, std::string_view explanation, Language language) {
  return is_api(request.path) ? problem(request, status, explanation, language)
                              : error_page(status, explanation, language);
}

// Without the database, which may be what is wrong: no navigation but the way home.
Response error_page(int status, std::string_view explanation, Language language) {
  html::Page page;
  page.language = language;
  page.title = tr(language, "Error {status}", {{"status", std::to_string(status)}});
  page.style_address = html::Url::from(site_style_address());
  page.main = html::paragraph(explanation);
  if (const auto home = html::Url::from(language == Language::fr ? "/" : "/en"))
    page.main += html::element(
        "p", {}, html::element("a", {html::href(*home)}, tr(language, "Back to the home page")));
  Response response;
  response.status = status;
  response.language = language == Language::fr ? "fr" : "en";
  response.languages_vary = true;
  response.body = body_of(html::render(page));
  return response;
}

std::string_view session_cookie(bool https) {
  return https ? "__Host-session" : "session";
}

std::string set_session_cookie(bool https, std::string_view token) {
  return std::string(session_cookie(https)) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax" +
         (https ? "; Secure" : "");
}

std::string clear_session_cookie(bool https) {
  return std::string(session_cookie(https)) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" +
         (https ? "; Secure" : "");
}

}  // namespace capnr::web

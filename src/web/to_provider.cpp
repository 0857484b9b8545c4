// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/to_provider.h"

#include <utility>

#include "html/components.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

std::string_view state_cookie(bool https) {
  return https ? "__Host-openid" : "openid";
}

std::string state_cookie_of(bool https, std::string_view state, std::chrono::seconds age) {
  return std::string(state_cookie(https)) + "=" + std::string(state) +
         "; Path=/; Max-Age=" + std::to_string(age.count()) + "; HttpOnly; SameSite=Lax" +
         (https ? "; Secure" : "");
}

}  // namespace

Result<IdentityProvider*> provider_of(const Exchange& exchange) {
  if (exchange.services.identity_provider != nullptr) return exchange.services.identity_provider.get();
  return fail(Kind::not_found, "this site has no identity provider: sign in with your login and password");
}

std::string sign_in_label(const Exchange& exchange) {
  return exchange.in_words("Sign in with {provider}",
                           {{"provider", exchange.services.identity_provider->settings().label}});
}

Result<Response> going_on(const Exchange& exchange, const std::string& url, std::string_view title) {
  const auto address = html::Url::from(url);
  if (!address) return fail(Kind::bad_input, "this identity provider cannot be used: {why}", {{"why", url}});
  PageContent content;
  content.title = title;
  content.main = html::paragraph(
      exchange.in_words("Your browser goes on to {provider} by itself.",
                        {{"provider", exchange.services.identity_provider->settings().label}}));
  content.main += html::element(
      "p", {},
      html::element("a", {{"class", "button"}, html::href(*address)}, exchange.in_words("Go on now")));
  TRY(Response response, page(exchange, std::move(content)));
  response.continues_at = url;
  response.personal = true;
  return response;
}

Result<Response> go_to_provider(const Exchange& exchange, OpenIdVisit visit) {
  TRY(IdentityProvider* const provider, provider_of(exchange));
  if (!provider->admits(exchange.request.address, exchange.now))
    return fail(Kind::unavailable, "too many people sign in at once: wait a minute, then try again");
  TRY(visit.request, provider->begin(exchange.now));
  TRY_VOID(keep_openid_visit(exchange.database, visit, exchange.now));
  Response response = redirect(visit.request.url);
  if (exchange.request.method == Method::post) {
    TRY(response, going_on(exchange, visit.request.url, sign_in_label(exchange)));
  }
  response.cookies.push_back(
      state_cookie_of(exchange.services.https, visit.request.state, openid_visit_kept));
  return response;
}

std::string_view kept_state(const Exchange& exchange) {
  return exchange.request.cookie_value(state_cookie(exchange.services.https));
}

std::string clear_state_cookie(bool https) {
  return state_cookie_of(https, "", std::chrono::seconds(0));
}

}  // namespace capnr::web

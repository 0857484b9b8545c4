// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/openid_pages.h"

#include <algorithm>
#include <utility>

#include "html/components.h"
#include "html/form.h"
#include "people/openid_visit.h"
#include "people/recovery.h"
#include "people/token.h"
#include "web/frame.h"
#include "web/session_answer.h"
#include "web/to_provider.h"

namespace capnr::web {
namespace {

using html::Html;

// The visit that this browser comes back from. Another browser, which has not the cookie, does not use it up.
Result<OpenIdVisit> visit_of(const Exchange& exchange) {
  const std::string state = exchange.query("state");
  if (state.empty() || !same_secret(kept_state(exchange), state))
    return fail(Kind::conflict, "this answer of the identity provider is not to our request: sign in again");
  TRY(std::optional<OpenIdVisit> visit, take_openid_visit(exchange.database, state, exchange.now));
  if (!visit)
    return fail(Kind::conflict,
                "this sign-in has been used, or began more than ten minutes ago: sign in again");
  return *std::move(visit);
}

std::string why_of(const Error& error) {
  return error.parameters.empty() ? "signature" : error.parameters.front().second;
}

Result<OpenIdIdentity> person_of(const Exchange& exchange, IdentityProvider& provider,
                                 const OpenIdVisit& visit) {
  const OpenIdAnswer answer{exchange.query("state"), exchange.query("code"), exchange.query("error"),
                            exchange.query("iss")};
  Result<OpenIdIdentity> person = provider.finish(visit.request, answer, exchange.now);
  // A key that the provider has not is no page of ours that is not there.
  if (!person && person.error().kind == Kind::not_found) person.error().kind = Kind::bad_input;
  const bool provider_says_no = !answer.error.empty();
  if (!person && !provider_says_no && person.error().kind != Kind::unavailable)
    TRY_VOID(audit_refused_openid(exchange.database, why_of(person.error()), exchange.now));
  return person;
}

Result<Response> link_own(const Exchange& exchange, const OpenIdVisit& visit, const OpenIdIdentity& person) {
  if (!exchange.visitor || exchange.visitor->account().id != *visit.account)
    return fail(Kind::conflict, "your session has ended meanwhile: sign in, then link your account again");
  TRY_VOID(link_identity(exchange.database, *visit.account, person, exchange.actor()));
  return redirect(exchange.path("/compte"));
}

Result<Response> let_in(const Exchange& exchange, const OpenIdVisit& visit, const OpenIdIdentity& person) {
  TRY(const SignIn done, sign_in_openid(exchange.database, person, exchange.now));
  if (done.outcome == SignInOutcome::locked)
    return fail(Kind::conflict, "too many failures: try again after {moment}",
                {{"moment", utc_text(*done.locked_until)}});
  if (done.outcome != SignInOutcome::signed_in)
    return fail(Kind::conflict,
                "the provider knows you, but no active account of this site is linked to you: ask its "
                "administrator for a link");
  TRY(const Account account, load_account(exchange.database, *done.account));
  if (grant_in(account, exchange.org()) == nullptr)
    return fail(Kind::conflict, "this account has no role in this city: ask its administrator");
  TRY(const std::string token,
      start_session(exchange.database, account.id, exchange.now, Stage::complete, person.id_token));
  return with_session(exchange, wanted_page(exchange, visit.next), token);
}

Result<Response> returned(const Exchange& exchange) {
  TRY(IdentityProvider* const provider, provider_of(exchange));
  TRY(const OpenIdVisit visit, visit_of(exchange));
  TRY(const OpenIdIdentity person, person_of(exchange, *provider, visit));
  if (visit.account) return link_own(exchange, visit, person);
  if (!visit.link_hash.empty())
    TRY_VOID(use_recovery_to_link(exchange.database, visit.link_hash, person, exchange.now));
  return let_in(exchange, visit, person);
}

Result<Response> refused_page(const Exchange& exchange, const Error& error) {
  const std::string_view back = exchange.visitor ? "/compte" : "/connexion";
  PageContent content;
  content.title =
      exchange.in_words(exchange.visitor ? "Your account was not linked" : "You are not signed in");
  content.status = http_status(error.kind);
  content.main = html::flag(html::paragraph(describe(error, exchange.language)));
  content.main += html::element(
      "p", {},
      html::link(exchange.url(back), exchange.in_words(exchange.visitor ? "Your account" : "Sign in")));
  return page(exchange, std::move(content));
}

Html step_button(const Exchange& exchange, std::string_view step, std::string_view label) {
  return html::button_form(exchange.url("/compte/identite"),
                           {csrf_of(exchange), {"etape", std::string(step)}}, label);
}

}  // namespace

Result<Response> openid_page(Exchange& exchange) {
  if (exchange.visitor) return redirect(exchange.path("/tableau-de-bord"));
  OpenIdVisit visit;
  visit.next = wanted_page(exchange, exchange.query("suite"));
  auto response = go_to_provider(exchange, std::move(visit));
  return response ? std::move(response) : refused_page(exchange, response.error());
}

Result<Response> openid_return(Exchange& exchange) {
  auto response = returned(exchange);
  if (!response) response = refused_page(exchange, response.error());
  if (!response) return response;
  response->languages_vary = true;
  response->cookies.push_back(clear_state_cookie(exchange.services.https));
  return response;
}

Result<Html> own_identity(const Exchange& exchange) {
  const OpenIdSettings& settings = exchange.services.identity_provider->settings();
  TRY(const std::vector<LinkedIdentity> linked,
      list_identities(exchange.database, exchange.visitor->account().id));
  const auto found = std::ranges::find(linked, settings.issuer, &LinkedIdentity::issuer);
  const bool is_linked = found != linked.end();
  Html inside = html::paragraph(
      is_linked
          ? exchange.in_words(
                "You may sign in with {provider} since {date}.",
                {{"provider", settings.label}, {"date", utc_text(found->linked_at).substr(0, 10)}})
          : exchange.in_words("Once linked, you sign in with {provider}, without the password of this site.",
                              {{"provider", settings.label}}));
  inside += is_linked ? step_button(exchange, "unlink", exchange.in_words("Take the link off"))
                      : step_button(exchange, "link", exchange.in_words("Link this account"));
  return inside;
}

Result<Response> identity_sent(Exchange& exchange) {
  TRY(IdentityProvider* const provider, provider_of(exchange));
  const Account& account = exchange.visitor->account();
  const std::string step = exchange.field("etape");
  if (step == "link") {
    OpenIdVisit visit;
    visit.account = account.id;
    return go_to_provider(exchange, std::move(visit));
  }
  if (step != "unlink") return fail(Kind::usage, "the form is not well formed");
  if (!account.has_password)
    return fail(
        Kind::conflict,
        "without a password you could not sign in any more: ask an administrator for a link that sets one");
  TRY_VOID(unlink_identity(exchange.database, account.id, provider->settings().issuer, exchange.actor()));
  return redirect(exchange.path("/compte"));
}

}  // namespace capnr::web

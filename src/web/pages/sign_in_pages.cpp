// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/sign_in_pages.h"

#include "html/components.h"
#include "html/form.h"
#include "people/password.h"
#include "people/recovery.h"
#include "people/sign_in.h"
#include "people/token.h"
#include "web/app.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/identity_provider.h"
#include "web/session_answer.h"
#include "web/to_provider.h"

namespace capnr::web {
namespace {

using html::Field;

// `after`: another way, below the form.
Result<Response> form_page(const Exchange& exchange, std::string_view title, html::Form form,
                           const std::vector<Field>& fields, int status = 200, const html::Html& after = {}) {
  PageContent content;
  content.title = title;
  content.status = status;
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  for (const Field& field : fields) form.inside += html::field(field);
  content.main += html::render(form);
  content.main += after;
  return page(exchange, std::move(content));
}

std::vector<Field> sign_in_fields(const Exchange& exchange) {
  std::vector<Field> fields(2);
  fields[0].name = "identifiant";
  fields[0].label = exchange.in_words("Login");
  fields[0].value = exchange.field("identifiant");
  fields[0].autocomplete = "username";
  fields[0].required = exchange.in_words("required");
  fields[1].name = "mot-de-passe";
  fields[1].label = exchange.in_words("Password");
  fields[1].kind = Field::Kind::password;
  fields[1].autocomplete = "current-password";
  fields[1].required = exchange.in_words("required");
  return fields;
}

html::Html other_way(const Exchange& exchange, const html::Html& way) {
  return html::section("fournisseur", exchange.in_words("Without a password"), way);
}

// The button of the identity provider, when the city has one.
html::Html provider_button(const Exchange& exchange, const std::string& next) {
  if (exchange.services.identity_provider == nullptr) return {};
  const auto url = html::Url::from(exchange.path("/connexion/openid") + "?suite=" + percent_encoded(next));
  return other_way(exchange, html::element("p", {},
                                           html::element("a", {{"class", "button"}, html::href(*url)},
                                                         sign_in_label(exchange))));
}

// The same in place of a password, with the link of an administrator.
html::Html provider_form(const Exchange& exchange) {
  if (exchange.services.identity_provider == nullptr) return {};
  return other_way(exchange,
                   html::button_form(exchange.url("/mot-de-passe/{jeton}", {exchange.values[0]}),
                                     {csrf_of(exchange), {"etape", "openid"}}, sign_in_label(exchange)));
}

Result<Response> sign_in_form(const Exchange& exchange, const std::vector<Field>& fields,
                              const std::string& next, int status = 200) {
  html::Form form{exchange.url("/connexion")};
  form.hidden = {{"suite", next}};
  form.button = exchange.in_words("Sign in");
  return form_page(exchange, exchange.in_words("Sign in"), std::move(form), fields, status,
                   provider_button(exchange, next));
}

std::string locked_words(const Exchange& exchange, const SignIn& done) {
  const std::string until = done.locked_until ? utc_text(*done.locked_until).substr(11, 5) : "";
  return exchange.in_words("too many failures: try again after {time} (UTC)", {{"time", until}});
}

std::vector<Field> code_fields(const Exchange& exchange, std::string error = {}) {
  Field code;
  code.name = "code";
  code.label = exchange.in_words("Code of six digits");
  code.hint = exchange.in_words("It is in the application of your telephone, and changes every 30 seconds.");
  code.error = std::move(error);
  code.autocomplete = "one-time-code";
  code.required = exchange.in_words("required");
  return {code};
}

Result<Response> code_form(const Exchange& exchange, std::string error, const std::string& next) {
  html::Form form{exchange.url("/connexion/code")};
  form.hidden = {{"suite", next}};
  form.button = exchange.in_words("Continue");
  const int status = error.empty() ? 200 : 400;
  return form_page(exchange, exchange.in_words("Second factor"), std::move(form),
                   code_fields(exchange, std::move(error)), status);
}

Result<Response> recovery_form(const Exchange& exchange, const std::vector<Field>& fields, int status) {
  html::Form form{exchange.url("/mot-de-passe/{jeton}", {exchange.values[0]})};
  form.button = exchange.in_words("Choose this password");
  return form_page(exchange, exchange.in_words("Choose a password"), std::move(form), fields, status,
                   provider_form(exchange));
}

std::vector<Field> set_up_fields(const Exchange& exchange) {
  std::vector<Field> fields(2);
  fields[0].name = "login";
  fields[0].label = exchange.in_words("Login");
  fields[0].hint = exchange.in_words("An e-mail address, or a name without spaces.");
  fields[0].autocomplete = "username";
  fields[0].required = exchange.in_words("required");
  fields[1].name = "name";
  fields[1].label = exchange.in_words("Name shown");
  fields[1].autocomplete = "name";
  for (Field& field : fields) field.value = exchange.field(field.name);
  for (Field& field : new_password_fields(exchange)) fields.push_back(std::move(field));
  return fields;
}

Result<Response> set_up_form(const Exchange& exchange, const std::vector<Field>& fields, int status) {
  html::Form form{exchange.url("/installation/{jeton}", {exchange.values[0]})};
  form.button = exchange.in_words("Make this account");
  return form_page(exchange, exchange.in_words("First administrator"), std::move(form), fields, status);
}

// Where the session ends at the provider that opened it; empty for another session.
std::string provider_sign_out(const Exchange& exchange) {
  const auto& provider = exchange.services.identity_provider;
  if (provider == nullptr || !exchange.visitor || exchange.visitor->session.id_token.empty()) return "";
  return provider->sign_out_url(exchange.visitor->session.id_token, exchange.now);
}

constexpr std::string_view over_message =
    "this link has been used, or is more than 24 hours old: ask an administrator for another";

}  // namespace

Result<Response> sign_in_page(Exchange& exchange) {
  if (exchange.visitor) return redirect(exchange.path("/tableau-de-bord"));
  return sign_in_form(exchange, sign_in_fields(exchange), exchange.query("suite"));
}

Result<Response> sign_in_sent(Exchange& exchange) {
  const std::string login = exchange.field("identifiant"), next = exchange.field("suite");
  std::vector<Field> fields = sign_in_fields(exchange);
  TRY(const SignIn done,
      sign_in(exchange.database, {login, typed_password(exchange, "mot-de-passe")}, exchange.now));
  switch (done.outcome) {
    case SignInOutcome::signed_in: {
      TRY(const Account account, load_account(exchange.database, *done.account));
      if (grant_in(account, exchange.org()) == nullptr) {
        fields[0].error = exchange.in_words("this account has no role in this city: ask its administrator");
        return sign_in_form(exchange, fields, next, 403);
      }
      TRY(const std::string token, start_session(exchange.database, account.id, exchange.now));
      return with_session(exchange, wanted_page(exchange, next), token);
    }
    case SignInOutcome::needs_code: {
      TRY(const std::string token,
          start_session(exchange.database, *done.account, exchange.now, Stage::awaiting_code));
      return with_session(exchange, exchange.path("/connexion/code") + "?suite=" + percent_encoded(next),
                          token);
    }
    case SignInOutcome::locked:
      fields[0].error = locked_words(exchange, done);
      return sign_in_form(exchange, fields, next, 429);
    case SignInOutcome::wrong:
      break;
  }
  fields[0].error = exchange.in_words("this login and this password do not go together");
  return sign_in_form(exchange, fields, next, 400);
}

Result<Response> code_page(Exchange& exchange) {
  return code_form(exchange, {}, exchange.query("suite"));
}

Result<Response> code_sent(Exchange& exchange) {
  const std::string_view token = session_token(exchange);
  TRY(const std::optional<Session> session, find_session(exchange.database, token, exchange.now));
  if (!session || session->stage != Stage::awaiting_code) return redirect(exchange.path("/connexion"));
  TRY(const SignIn done,
      confirm_code(exchange.database, session->account.id, exchange.field("code"), exchange.now));
  const std::string next = exchange.field("suite");
  if (done.outcome == SignInOutcome::locked) return code_form(exchange, locked_words(exchange, done), next);
  if (done.outcome != SignInOutcome::signed_in)
    return code_form(exchange, std::string(exchange.in_words("this is not the code of now")), next);
  TRY(const std::string rotated, complete_session(exchange.database, token, exchange.now));
  return with_session(exchange, wanted_page(exchange, next), rotated);
}

Result<Response> sign_out_sent(Exchange& exchange) {
  TRY_VOID(end_session(exchange.database, session_token(exchange)));
  Response response = redirect(exchange.path("/"));
  if (const std::string there = provider_sign_out(exchange); !there.empty()) {
    exchange.visitor.reset();
    TRY(response, going_on(exchange, there, exchange.in_words("You have signed out")));
  }
  response.cookies.push_back(clear_session_cookie(exchange.services.https));
  return response;
}

Result<Response> recovery_page(Exchange& exchange) {
  TRY(const std::optional<Account> account,
      find_recovery(exchange.database, exchange.values[0], exchange.now));
  if (!account) return fail(Kind::not_found, std::string(over_message));
  return recovery_form(exchange, new_password_fields(exchange), 200);
}

Result<Response> recovery_sent(Exchange& exchange) {
  if (exchange.field("etape") == "openid") {
    TRY(const auto account, find_recovery(exchange.database, exchange.values[0], exchange.now));
    if (!account) return fail(Kind::not_found, std::string(over_message));
    OpenIdVisit visit;
    visit.link_hash = token_hash(exchange.values[0]);
    return go_to_provider(exchange, std::move(visit));
  }
  std::vector<Field> fields = new_password_fields(exchange);
  if (!is_typed_twice(exchange, fields)) return recovery_form(exchange, fields, 400);
  const auto done =
      use_recovery(exchange.database, exchange.values[0], typed_password(exchange, "password"), exchange.now);
  if (!done) {
    if (done.error().kind != Kind::bad_input) return tl::unexpected(done.error());
    put_error(exchange, done.error(), fields, "password");
    return recovery_form(exchange, fields, 400);
  }
  return redirect(exchange.path("/connexion"));
}

Result<Response> set_up_page(Exchange& exchange) {
  TRY(const bool good, is_set_up_token(exchange.database, exchange.values[0], exchange.now));
  if (!good) return fail(Kind::not_found, std::string(over_message));
  return set_up_form(exchange, set_up_fields(exchange), 200);
}

Result<Response> set_up_sent(Exchange& exchange) {
  std::vector<Field> fields = set_up_fields(exchange);
  if (!is_typed_twice(exchange, fields)) return set_up_form(exchange, fields, 400);
  const AccountDetails details{exchange.field("login"), exchange.field("name"), exchange.language};
  const auto account = use_set_up(exchange.database, exchange.values[0], details,
                                  typed_password(exchange, "password"), exchange.org(), exchange.now);
  if (!account) {
    if (account.error().kind != Kind::bad_input) return tl::unexpected(account.error());
    put_error(exchange, account.error(), fields, "password");
    return set_up_form(exchange, fields, 400);
  }
  TRY(const std::string token, start_session(exchange.database, *account, exchange.now));
  return with_session(exchange, exchange.path("/tableau-de-bord"), token);
}

}  // namespace capnr::web

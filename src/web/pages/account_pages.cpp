// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/account_pages.h"

#include "html/components.h"
#include "html/form.h"
#include "people/second_factor.h"
#include "people/sign_in.h"
#include "web/app.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/identity_provider.h"
#include "web/pages/openid_pages.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

std::vector<Field> password_fields(const Exchange& exchange) {
  std::vector<Field> fields(1);
  fields[0].name = "current";
  fields[0].label = exchange.in_words("Present password");
  fields[0].kind = Field::Kind::password;
  fields[0].autocomplete = "current-password";
  fields[0].required = exchange.in_words("required");
  for (Field& field : new_password_fields(exchange)) fields.push_back(std::move(field));
  return fields;
}

Html password_form(const Exchange& exchange, const std::vector<Field>& fields) {
  html::Form form{exchange.url("/compte/mot-de-passe")};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Change the password");
  return html::render(form);
}

Field code_field(const Exchange& exchange, std::string error) {
  Field code;
  code.name = "code";
  code.label = exchange.in_words("Code of six digits");
  code.autocomplete = "one-time-code";
  code.required = exchange.in_words("required");
  code.error = std::move(error);
  return code;
}

Html step_form(const Exchange& exchange, std::string_view step, std::string_view button, Html inside = {}) {
  html::Form form{exchange.url("/compte/second-facteur")};
  form.hidden = {csrf_of(exchange), {"etape", std::string(step)}};
  form.inside = std::move(inside);
  form.button = button;
  return html::render(form);
}

Html second_factor(const Exchange& exchange) {
  if (exchange.visitor->account().has_totp) {
    Html inside = html::paragraph(exchange.in_words("A code of your telephone is asked when you sign in."));
    inside += step_form(exchange, "off", exchange.in_words("Stop asking for a code"));
    return inside;
  }
  Html inside = html::paragraph(exchange.in_words(
      "A code of your telephone, besides the password: who has found the password cannot sign in."));
  inside += step_form(exchange, "enrol", exchange.in_words("Begin"));
  return inside;
}

Html who_is_it(const Exchange& exchange) {
  const Visitor& visitor = *exchange.visitor;
  std::vector<std::pair<std::string, Html>> facts = {
      {std::string(exchange.in_words("Login")), html::text(visitor.account().login)},
      {std::string(exchange.in_words("Name shown")), html::text(visitor.account().name)},
      {std::string(exchange.in_words("Role")), html::text(name(visitor.grant.role, exchange.language))}};
  if (!visitor.grant.department.empty())
    facts.emplace_back(exchange.in_words("Department"), html::text(visitor.grant.department));
  return html::definition_list(facts);
}

Result<Response> show(const Exchange& exchange, const std::vector<Field>& fields, int status = 200) {
  PageContent content;
  content.title = exchange.in_words("Your account");
  content.status = status;
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += who_is_it(exchange);
  content.main +=
      html::section("mot-de-passe", exchange.in_words("Password"), password_form(exchange, fields));
  content.main +=
      html::section("second-facteur", exchange.in_words("Second factor"), second_factor(exchange));
  content.main += html::section(
      "jetons", exchange.in_words("Programs"),
      html::element("p", {},
                    html::link(exchange.url("/compte/jetons"), exchange.in_words("Your tokens of the API"))));
  if (exchange.services.identity_provider != nullptr) {
    TRY(const Html identity, own_identity(exchange));
    content.main +=
        html::section("identite", exchange.services.identity_provider->settings().label, identity);
  }
  return page(exchange, std::move(content));
}

// The secret is shown once, on the page that asks for the first code.
Result<Response> confirm_page(const Exchange& exchange, const TotpEnrolment* enrolment, std::string error) {
  PageContent content;
  content.title = exchange.in_words("Second factor");
  content.trail = {{std::string(exchange.in_words("Your account")), exchange.url("/compte")}};
  const Field code = code_field(exchange, std::move(error));
  content.status = code.error.empty() ? 200 : 400;
  content.main = html::error_summary(exchange.in_words("To correct:"), {code});
  if (enrolment != nullptr) {
    content.main +=
        html::paragraph(exchange.in_words("Give this key to the application of your telephone (FreeOTP, "
                                          "Aegis…), then type the code that it shows."));
    content.main += html::element("p", {}, html::element("code", {}, enrolment->secret));
    content.main += html::element("p", {{"class", "hash"}}, enrolment->uri);
  }
  content.main += step_form(exchange, "confirm", exchange.in_words("Confirm"), html::field(code));
  return page(exchange, std::move(content));
}

Error without_place(Error error) {
  error.where = {};
  return error;
}

}  // namespace

Result<Response> account_page(Exchange& exchange) {
  return show(exchange, password_fields(exchange));
}

Result<Response> password_sent(Exchange& exchange) {
  std::vector<Field> fields = password_fields(exchange);
  if (!is_typed_twice(exchange, fields)) return show(exchange, fields, 400);
  const AccountId account = exchange.visitor->account().id;
  const auto done = change_password(exchange.database, account, typed_password(exchange, "current"),
                                    typed_password(exchange, "password"), exchange.now);
  if (!done) {
    if (done.error().kind != Kind::bad_input && done.error().kind != Kind::limit)
      return tl::unexpected(done.error());
    put_error(exchange, done.error(), fields, "password");
    return show(exchange, fields, 400);
  }
  // Its sessions are over: this browser gets a new one.
  TRY(const std::string token, start_session(exchange.database, account, exchange.now));
  Response response = redirect(exchange.path("/compte"));
  response.cookies.push_back(set_session_cookie(exchange.services.https, token));
  return response;
}

Result<Response> second_factor_sent(Exchange& exchange) {
  const AccountId account = exchange.visitor->account().id;
  const std::string step = exchange.field("etape");
  if (step == "enrol") {
    TRY(const TotpEnrolment enrolment, enrol_totp(exchange.database, account, "Cap NR", exchange.actor()));
    return confirm_page(exchange, &enrolment, {});
  }
  if (step == "confirm") {
    const auto done = confirm_totp(exchange.database, account, exchange.field("code"), exchange.actor());
    if (!done && done.error().kind == Kind::bad_input)
      return confirm_page(exchange, nullptr, describe(without_place(done.error()), exchange.language));
    if (!done) return tl::unexpected(done.error());
    return redirect(exchange.path("/compte"));
  }
  if (step != "off") return fail(Kind::usage, "the form is not well formed");
  TRY_VOID(disable_totp(exchange.database, account, exchange.actor()));
  return redirect(exchange.path("/compte"));
}

}  // namespace capnr::web

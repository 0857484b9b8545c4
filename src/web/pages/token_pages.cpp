// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/token_pages.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "people/api_token.h"
#include "web/form_fields.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;

constexpr std::string_view own_address = "/compte/jetons", all_address = "/administration/jetons";

// ---- Tables -------------------------------------------------------------------------------------------------------------

std::string minute_of(Moment moment) {
  constexpr std::size_t digits = 16;  // "2026-11-24T18:07"
  std::string text = utc_text(moment).substr(0, digits);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

Html state_cell(const Exchange& exchange, const ApiToken& token, std::string_view address) {
  if (token.revoked_at) return html::text(exchange.in_words("revoked"));
  if (exchange.now >= token.expires_at) return html::text(exchange.in_words("over"));
  return html::button_form(
      exchange.url(address),
      {csrf_of(exchange), {"etape", "revoke"}, {"numero", std::to_string(token.id.value)}},
      exchange.in_words("Revoke {name}", {{"name", token.name}}));
}

// `owners`: of whom each is, when they are not all of who reads.
Html tokens_table(const Exchange& exchange, const std::vector<ApiToken>& tokens,
                  const std::vector<Account>* owners, std::string_view address) {
  html::Table table;
  table.id = "jetons";
  table.caption = exchange.in_words("Tokens of the API");
  table.columns = {{std::string(exchange.in_words("What for")), "", false},
                   {std::string(exchange.in_words("Rights")), "", false},
                   {std::string(exchange.in_words("Until")), "UTC", false},
                   {std::string(exchange.in_words("Last used")), "UTC", false},
                   {std::string(exchange.in_words("State")), "", false}};
  if (owners != nullptr)
    table.columns.insert(table.columns.begin(), {std::string(exchange.in_words("Account")), "", false});
  for (const ApiToken& token : tokens) {
    std::vector<Html> cells;
    if (owners != nullptr) {
      const auto owner = std::ranges::find(*owners, token.account, &Account::id);
      cells.push_back(
          html::text(owner == owners->end() ? std::to_string(token.account.value) : owner->login));
    }
    cells.push_back(html::text(token.name));
    cells.push_back(html::text(to_string(token.scopes)));
    cells.push_back(html::text(minute_of(token.expires_at)));
    cells.push_back(html::text(token.last_used ? minute_of(*token.last_used) : "–"));
    cells.push_back(state_cell(exchange, token, address));
    table.rows.push_back(std::move(cells));
  }
  return tokens.empty() ? html::paragraph(exchange.in_words("No token yet.")) : html::render(table);
}

// ---- One's own ------------------------------------------------------------------------------------------------------------

// The fields bear the names that errors point at: name, scopes, expires_at.
std::vector<Field> new_token_fields(const Exchange& exchange) {
  std::vector<Field> fields(2);
  fields[0].name = "name";
  fields[0].label = exchange.in_words("What the token is for");
  fields[0].hint = exchange.in_words("The program that will hold it: one token for each.");
  fields[0].required = exchange.in_words("required");
  fields[0].autocomplete = "off";
  fields[1].name = "expires_at";
  fields[1].label = exchange.in_words("For how many days");
  fields[1].hint = exchange.in_words("{days} at most", {{"days", std::to_string(api_token_longest.count())}});
  fields[1].kind = Field::Kind::number;
  fields[1].required = exchange.in_words("required");
  for (Field& field : fields) field.value = exchange.field(field.name);
  if (fields[1].value.empty()) fields[1].value = "90";
  Field scopes;
  scopes.name = "scopes";
  scopes.label = exchange.in_words("What it may do");
  scopes.hint = exchange.in_words("Never more than your own role.");
  scopes.kind = Field::Kind::choice;
  scopes.choices = {{"read", std::string(exchange.in_words("read"))}};
  if (exchange.may(Access::contributor)) {
    scopes.choices.push_back(
        {"read write", std::string(exchange.in_words("read, and enter values and progress"))});
    scopes.choices.push_back({"write", std::string(exchange.in_words("enter values and progress only"))});
  }
  scopes.value = exchange.field("scopes");
  fields.push_back(std::move(scopes));
  return fields;
}

Html new_token_form(const Exchange& exchange, const std::vector<Field>& fields) {
  html::Form form{exchange.url(own_address)};
  form.hidden = {csrf_of(exchange), {"etape", "add"}};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Make a token");
  return html::render(form);
}

Html shown_once(const Exchange& exchange, const std::string& token) {
  if (token.empty()) return {};
  Html inside = html::paragraph(exchange.in_words(
      "Copy this token now: it is not shown again, and nobody can find it in the database."));
  inside += element("p", {{"class", "hash"}}, element("code", {}, token));
  return html::flag(inside);
}

Result<Response> show_own(const Exchange& exchange, const std::vector<Field>& fields,
                          const std::string& made = {}, int status = 200) {
  TRY(const std::vector<ApiToken> tokens,
      list_api_tokens(exchange.database, exchange.org(), exchange.visitor->account().id));
  PageContent content;
  content.title = exchange.in_words("Your tokens");
  content.subtitle = exchange.in_words("What programs show to the JSON API in your name");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Your account")), exchange.url("/compte")}};
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += shown_once(exchange, made);
  content.main += tokens_table(exchange, tokens, nullptr, own_address);
  content.main +=
      html::section("nouveau", exchange.in_words("Make a token"), new_token_form(exchange, fields));
  content.main += element("p", {},
                          html::link(exchange.url("/api/v1/openapi.json"),
                                     exchange.in_words("What the JSON API takes and gives, as OpenAPI")));
  return page(exchange, std::move(content));
}

template <class Number>
std::optional<Number> whole_number(const std::string& text) {
  Number number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

Result<IssuedApiToken> issue(const Exchange& exchange) {
  NewApiToken asked{exchange.org(), exchange.visitor->account().id, exchange.field("name"), {}, exchange.now};
  TRY(asked.scopes, api_scopes_from(exchange.field("scopes")));
  const auto days = whole_number<int>(exchange.field("expires_at"));
  if (days && *days >= 0 && *days <= 10'000) asked.expires_at = exchange.now + std::chrono::days(*days);
  return issue_api_token(exchange.database, asked, exchange.actor());
}

Result<ApiTokenId> token_sent(const Exchange& exchange) {
  const auto number = whole_number<std::int64_t>(exchange.field("numero"));
  if (!number) return fail(Kind::usage, "the form is not well formed");
  return ApiTokenId{*number};
}

// Who administers nothing touches only what is its own.
Result<> revoke_own(const Exchange& exchange) {
  TRY(const ApiTokenId token, token_sent(exchange));
  TRY(const std::vector<ApiToken> own,
      list_api_tokens(exchange.database, exchange.org(), exchange.visitor->account().id));
  if (std::ranges::find(own, token, &ApiToken::id) == own.end())
    return fail(Kind::not_found, "there is no token number {number}",
                {{"number", std::to_string(token.value)}});
  return revoke_api_token(exchange.database, exchange.org(), token, exchange.actor());
}

}  // namespace

Result<Response> own_tokens_page(Exchange& exchange) {
  return show_own(exchange, new_token_fields(exchange));
}

Result<Response> own_tokens_sent(Exchange& exchange) {
  const std::string step = exchange.field("etape");
  if (step == "revoke") {
    TRY_VOID(revoke_own(exchange));
    return redirect(exchange.path(own_address));
  }
  if (step != "add") return fail(Kind::usage, "the form is not well formed");
  std::vector<Field> fields = new_token_fields(exchange);
  const auto issued = issue(exchange);
  if (issued) {
    exchange.form.clear();  // the form below is for another one
    return show_own(exchange, new_token_fields(exchange), issued->token);
  }
  if (issued.error().kind != Kind::bad_input) return tl::unexpected(issued.error());
  put_error(exchange, issued.error(), fields, "name");
  return show_own(exchange, fields, {}, http_status(issued.error().kind));
}

Result<Response> all_tokens_page(Exchange& exchange) {
  TRY(const std::vector<ApiToken> tokens, list_api_tokens(exchange.database, exchange.org()));
  TRY(const std::vector<Account> owners, list_accounts(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Tokens of the API");
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")}};
  content.main = tokens_table(exchange, tokens, &owners, all_address);
  return page(exchange, std::move(content));
}

Result<Response> all_tokens_sent(Exchange& exchange) {
  if (exchange.field("etape") != "revoke") return fail(Kind::usage, "the form is not well formed");
  TRY(const ApiTokenId token, token_sent(exchange));
  TRY_VOID(revoke_api_token(exchange.database, exchange.org(), token, exchange.actor()));
  return redirect(exchange.path(all_address));
}

}  // namespace capnr::web

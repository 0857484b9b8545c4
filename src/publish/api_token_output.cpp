// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/people_output.h"
#include "publish/terminal_text.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::size_t minute_digits = 16;  // "2026-11-24T18:07"

std::string login_of(const ApiTokenList& list, AccountId account) {
  const auto found = std::ranges::find(list.accounts, account, &Account::id);
  return found == list.accounts.end() ? std::to_string(account.value) : found->login;
}

std::string_view state_of(const ApiTokenList& list, const ApiToken& token) {
  if (token.revoked_at) return "revoked";
  return list.now >= token.expires_at ? "over" : "valid";
}

std::string_view shown_state(const ApiTokenList& list, const ApiToken& token, Language language) {
  if (token.revoked_at) return tr(language, "revoked");
  return list.now >= token.expires_at ? tr(language, "over") : tr(language, "valid");
}

std::string used(const ApiToken& token) {
  return token.last_used ? utc_text(*token.last_used) : "";
}

}  // namespace

std::string api_tokens_text(const ApiTokenList& list, const TerminalOptions& options) {
  TerminalText to(options);
  TextTable table;
  table.columns = {{to.in_words("number"), true},
                   {to.in_words("login"), false, true},
                   {to.in_words("what for"), false, true},
                   {to.in_words("rights"), false, true},
                   {to.in_words("until (UTC)")},
                   {to.in_words("last used (UTC)")},
                   {to.in_words("state")}};
  for (const ApiToken& token : list.tokens)
    table.rows.push_back({std::to_string(token.id.value), login_of(list, token.account), token.name,
                          to_string(token.scopes), utc_text(token.expires_at).substr(0, minute_digits),
                          used(token).substr(0, minute_digits),
                          std::string(shown_state(list, token, to.language()))});
  if (list.tokens.empty()) {
    to.paragraph(to.in_words("No token yet: capnr token add LOGIN --name WHAT-FOR makes one."));
  } else {
    to.table(table);
  }
  return to.taken();
}

std::string api_tokens_json(const ApiTokenList& list) {
  std::string text;
  JsonWriter json(text, 1);
  json.begin_object().key("format").text("capnr-api-tokens").key("version").integer(1);
  json.key("tokens").begin_array();
  for (const ApiToken& token : list.tokens) {
    json.begin_object().key("number").integer(token.id.value).key("account").integer(token.account.value);
    json.key("login").text(login_of(list, token.account)).key("name").text(token.name);
    json.key("scopes").text(to_string(token.scopes)).key("state").text(state_of(list, token));
    json.key("created_at")
        .text(utc_text(token.created_at))
        .key("expires_at")
        .text(utc_text(token.expires_at));
    json.key("last_used");
    token.last_used ? json.text(used(token)) : json.null();
    json.end_object();
  }
  json.end_array().end_object();
  return text + "\n";
}

std::string api_tokens_csv(const ApiTokenList& list) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const char* title :
       {"number", "account", "login", "name", "scopes", "state", "created_at", "expires_at", "last_used"})
    csv.text(title);
  csv.end_row();
  for (const ApiToken& token : list.tokens) {
    csv.integer(token.id.value).integer(token.account.value).text(login_of(list, token.account));
    csv.text(token.name).text(to_string(token.scopes)).text(state_of(list, token));
    csv.text(utc_text(token.created_at)).text(utc_text(token.expires_at)).text(used(token)).end_row();
  }
  return out;
}

}  // namespace capnr

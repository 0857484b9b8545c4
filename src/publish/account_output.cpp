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

std::string city_of(const AccountList& list, OrgId org) {
  const auto found = std::ranges::find(list.orgs, org, &StoredOrg::id);
  return found == list.orgs.end() ? std::to_string(org.value) : found->city.insee_code;
}

std::string shown_role(const AccountList& list, const Grant& grant, Language language) {
  std::string text(name(grant.role, language));
  if (!grant.department.empty()) text += " " + grant.department;
  return list.orgs.size() > 1 ? city_of(list, grant.org) + " " + text : text;
}

std::string shown_roles(const AccountList& list, const Account& account, Language language) {
  std::string text;
  for (const Grant& grant : account.grants)
    text += (text.empty() ? "" : ", ") + shown_role(list, grant, language);
  return text;
}

std::string_view shown_state(const Account& account, Language language) {
  if (!account.active) return tr(language, "disabled");
  return account.has_password ? tr(language, "active") : tr(language, "waits for its first password");
}

std::string_view code_of(Language language) {
  return language == Language::fr ? "fr" : "en";
}

std::string seen(const Account& account) {
  return account.last_seen ? utc_text(*account.last_seen) : "";
}

void write_row(CsvWriter& csv, const AccountList& list, const Account& account, const Grant* grant) {
  csv.text(std::to_string(account.id.value)).text(account.login).text(account.name);
  csv.text(grant == nullptr ? "" : city_of(list, grant->org)).text(grant == nullptr ? "" : code(grant->role));
  csv.text(grant == nullptr ? "" : grant->department).text(account.active ? "yes" : "no");
  csv.text(account.has_password ? "yes" : "no").text(account.has_totp ? "yes" : "no");
  csv.text(code_of(account.language)).text(utc_text(account.created_at)).text(seen(account)).end_row();
}

}  // namespace

std::string accounts_text(const AccountList& list, const TerminalOptions& options) {
  TerminalText to(options);
  TextTable table;
  table.columns = {{to.in_words("login"), false, true}, {to.in_words("name"), false, true},
                   {to.in_words("role"), false, true},  {to.in_words("state")},
                   {to.in_words("second factor")},      {to.in_words("last seen (UTC)")}};
  for (const Account& account : list.accounts)
    table.rows.push_back({account.login, account.name, shown_roles(list, account, to.language()),
                          std::string(shown_state(account, to.language())),
                          account.has_totp ? to.in_words("yes") : to.in_words("no"),
                          seen(account).substr(0, minute_digits)});
  if (list.accounts.empty()) {
    to.paragraph(to.in_words("No account yet: capnr user add LOGIN --role administrator makes one."));
  } else {
    to.table(table);
  }
  return to.taken();
}

std::string accounts_json(const AccountList& list) {
  std::string text;
  JsonWriter json(text, 1);
  json.begin_object()
      .key("format")
      .text("capnr-accounts")
      .key("version")
      .integer(1)
      .key("accounts")
      .begin_array();
  for (const Account& account : list.accounts) {
    json.begin_object().key("account").integer(account.id.value).key("login").text(account.login);
    json.key("name").text(account.name).key("language").text(code_of(account.language));
    json.key("active").boolean(account.active).key("has_password").boolean(account.has_password);
    json.key("second_factor").boolean(account.has_totp).key("created_at").text(utc_text(account.created_at));
    json.key("last_seen");
    account.last_seen ? json.text(seen(account)) : json.null();
    json.key("roles").begin_array();
    for (const Grant& grant : account.grants) {
      json.begin_object().key("city").text(city_of(list, grant.org)).key("role").text(code(grant.role));
      json.key("department").text(grant.department).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return text + "\n";
}

std::string accounts_csv(const AccountList& list) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const char* title : {"account", "login", "name", "city", "role", "department", "active",
                            "has_password", "second_factor", "language", "created_at", "last_seen"})
    csv.text(title);
  csv.end_row();
  for (const Account& account : list.accounts) {
    if (account.grants.empty()) write_row(csv, list, account, nullptr);
    for (const Grant& grant : account.grants) write_row(csv, list, account, &grant);
  }
  return out;
}

}  // namespace capnr

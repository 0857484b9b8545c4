// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/administration_pages.h"

#include <charconv>

#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "people/audit.h"
#include "people/identity.h"
#include "people/recovery.h"
#include "people/second_factor.h"
#include "web/city.h"
#include "web/form_fields.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;

constexpr std::array roles = {Role::reader, Role::contributor, Role::pilot, Role::administrator};

std::string shown_role(const Grant& grant, Language language) {
  std::string words(name(grant.role, language));
  return grant.department.empty() ? words : words + " (" + grant.department + ")";
}

std::vector<Field> role_fields(const Exchange& exchange, const StoredOrg& city, const Grant& now) {
  std::vector<Field> fields(2);
  fields[0].name = "role";
  fields[0].label = exchange.in_words("Role");
  fields[0].kind = Field::Kind::choice;
  for (const Role role : roles)
    fields[0].choices.push_back({std::string(code(role)), std::string(name(role, exchange.language))});
  fields[0].value = code(now.role);
  fields[1].name = "department";
  fields[1].label = exchange.in_words("Department");
  fields[1].hint = exchange.in_words("Of a contributor only.");
  fields[1].kind = Field::Kind::choice;
  fields[1].choices = {{"", "–"}};
  for (const Department& one : city.city.departments) {
    const std::string& key = one.code.empty() ? one.name : one.code;
    fields[1].choices.push_back({key, one.code.empty() ? one.name : one.code + " – " + one.name});
  }
  fields[1].value = now.department;
  return fields;
}

std::vector<Field> new_account_fields(const Exchange& exchange, const StoredOrg& city) {
  std::vector<Field> fields(2);
  fields[0].name = "login";
  fields[0].label = exchange.in_words("Login");
  fields[0].hint = exchange.in_words("An e-mail address, or a name without spaces.");
  fields[0].required = exchange.in_words("required");
  fields[1].name = "name";
  fields[1].label = exchange.in_words("Name shown");
  for (Field& field : fields) {
    field.value = exchange.field(field.name);
    field.autocomplete = "off";
  }
  Grant typed{exchange.org(), role_from(exchange.field("role")).value_or(Role::reader),
              exchange.field("department")};
  for (Field& field : role_fields(exchange, city, typed)) fields.push_back(std::move(field));
  return fields;
}

Html form_of(const Exchange& exchange, const html::Url& to,
             std::vector<std::pair<std::string, std::string>> hidden, const std::vector<Field>& fields,
             std::string_view button) {
  html::Form form{to};
  form.hidden = std::move(hidden);
  form.hidden.push_back(csrf_of(exchange));
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = button;
  return html::render(form);
}

std::string number_of(const Account& account) {
  return std::to_string(account.id.value);
}

Result<std::string_view> state_of(const Exchange& exchange, const Account& account) {
  if (!account.active) return exchange.in_words("disabled");
  if (account.has_password) return exchange.in_words("active");
  TRY(const std::vector<LinkedIdentity> linked, list_identities(exchange.database, account.id));
  return exchange.in_words(linked.empty() ? "waits for its password" : "active");
}

Result<Html> accounts_table(const Exchange& exchange, const std::vector<Account>& accounts) {
  html::Table table;
  table.id = "comptes";
  table.caption = exchange.in_words("Accounts");
  table.columns = {{std::string(exchange.in_words("Name")), "", false},
                   {std::string(exchange.in_words("Login")), "", false},
                   {std::string(exchange.in_words("Role")), "", false},
                   {std::string(exchange.in_words("Second factor")), "", false},
                   {std::string(exchange.in_words("State")), "", false}};
  for (const Account& one : accounts) {
    const Grant* grant = grant_in(one, exchange.org());
    TRY(const std::string_view state, state_of(exchange, one));
    table.rows.push_back(
        {element("a", {html::href(exchange.url("/administration/comptes/{numero}", {number_of(one)}))},
                 one.name),
         html::text(one.login),
         html::text(grant == nullptr ? std::string() : shown_role(*grant, exchange.language)),
         html::text(exchange.in_words(one.has_totp ? "yes" : "no")), html::text(state)});
  }
  return html::render(table);
}

Result<Response> show_accounts(const Exchange& exchange, const std::vector<Field>& fields, int status = 200) {
  TRY(const std::vector<Account> accounts, list_accounts(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Administration");
  content.status = status;
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  TRY(const Html table, accounts_table(exchange, accounts));
  content.main += table;
  content.main += html::bullet_list(
      {html::link(exchange.url("/administration/ville"),
                  exchange.in_words("The city, its headcount and its departments")),
       html::link(exchange.url("/administration/sauvegarde"), exchange.in_words("Backup and restoration")),
       html::link(exchange.url("/administration/journal"), exchange.in_words("The audit log")),
       html::link(exchange.url("/administration/jetons"), exchange.in_words("Tokens of the API"))});
  content.main += html::section("ajouter", exchange.in_words("Add an account"),
                                form_of(exchange, exchange.url("/administration/comptes"), {}, fields,
                                        exchange.in_words("Add this account")));
  return page(exchange, std::move(content));
}

// The account of the address, when it is one of this organisation.
Result<Account> account_of(const Exchange& exchange) {
  const std::string& text = exchange.values[0];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) {
    auto account = load_account(exchange.database, AccountId{number});
    if (account && grant_in(*account, exchange.org()) != nullptr) return account;
  }
  return fail(Kind::not_found, "there is no such account in this organisation");
}

Html recovery_told(const Exchange& exchange, const std::string& token) {
  const std::string path = exchange.path("/mot-de-passe/{jeton}", {token});
  Html told = html::paragraph(exchange.in_words(
      "Give this address to the person, by a way that only they read. It works once, for 24 hours."));
  told += element("p", {{"class", "hash"}}, path);
  return html::flag(told);
}

Html button(const Exchange& exchange, const Account& account, std::string_view step, std::string_view label) {
  return html::button_form(exchange.url("/administration/comptes/{numero}", {number_of(account)}),
                           {csrf_of(exchange), {"etape", std::string(step)}}, label);
}

// The providers at which the person signs in, each with the button that takes it off.
Result<Html> identities(const Exchange& exchange, const Account& account) {
  TRY(const std::vector<LinkedIdentity> linked, list_identities(exchange.database, account.id));
  Html inside;
  for (const LinkedIdentity& one : linked) {
    const std::string used = one.last_used ? utc_text(*one.last_used) : "–";
    inside += html::paragraph(exchange.in_words(
        "{issuer}: linked on {date}, last used {moment}",
        {{"issuer", one.issuer}, {"date", utc_text(one.linked_at).substr(0, 10)}, {"moment", used}}));
    inside += html::button_form(exchange.url("/administration/comptes/{numero}", {number_of(account)}),
                                {csrf_of(exchange), {"etape", "unlink"}, {"issuer", one.issuer}},
                                exchange.in_words("Take the link off"));
  }
  if (linked.empty())
    inside += html::paragraph(exchange.in_words(
        "None: a link for a new password lets the person choose the identity provider instead."));
  return html::section("identite", exchange.in_words("Identity provider"), inside);
}

Result<Response> show_account(const Exchange& exchange, const Account& account, Html said = {}) {
  TRY(const StoredOrg city, city_of(exchange));
  const Grant* grant = grant_in(account, exchange.org());
  PageContent content;
  content.title = account.name;
  content.subtitle = account.login;
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")}};
  content.main = std::move(said);
  content.main +=
      html::section("role", exchange.in_words("Role"),
                    form_of(exchange, exchange.url("/administration/comptes/{numero}", {number_of(account)}),
                            {{"etape", "role"}},
                            role_fields(exchange, city, grant == nullptr ? Grant{exchange.org()} : *grant),
                            exchange.in_words("Change the role")));
  Html buttons = button(exchange, account, "recovery", exchange.in_words("Make a link for a new password"));
  if (account.has_totp)
    buttons += button(exchange, account, "totp", exchange.in_words("Take the second factor off"));
  buttons += account.active ? button(exchange, account, "off", exchange.in_words("Disable this account"))
                            : button(exchange, account, "on", exchange.in_words("Enable this account"));
  buttons += button(exchange, account, "remove", exchange.in_words("Take its role away"));
  content.main += html::section("acces", exchange.in_words("Access"), buttons);
  TRY(const Html linked, identities(exchange, account));
  content.main += linked;
  return page(exchange, std::move(content));
}

Result<> change(const Exchange& exchange, const Account& account, const std::string& step) {
  Database& database = exchange.database;
  if (step == "role") {
    const auto role = role_from(exchange.field("role"));
    if (!role) return fail(Kind::usage, "the form is not well formed");
    return set_role(database, account.id, {exchange.org(), *role, exchange.field("department")},
                    exchange.actor());
  }
  if (step == "totp") return disable_totp(database, account.id, exchange.actor());
  if (step == "unlink")
    return unlink_identity(database, account.id, exchange.field("issuer"), exchange.actor());
  if (step == "off") return deactivate(database, account.id, exchange.actor());
  if (step == "on") return reactivate(database, account.id, exchange.actor());
  if (step == "remove") return remove_role(database, account.id, exchange.org(), exchange.actor());
  return fail(Kind::usage, "the form is not well formed");
}

}  // namespace

Result<Response> accounts_page(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  return show_accounts(exchange, new_account_fields(exchange, city));
}

Result<Response> account_added(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(Database::Transaction transaction, exchange.database.begin());
  const auto added = [&]() -> Result<Account> {
    const AccountDetails details{exchange.field("login"), exchange.field("name"), exchange.language};
    TRY(const AccountId id, create_account(exchange.database, details, std::nullopt, exchange.actor()));
    const Grant grant{exchange.org(), role_from(exchange.field("role")).value_or(Role::reader),
                      exchange.field("department")};
    TRY_VOID(set_role(exchange.database, id, grant, exchange.actor()));
    return load_account(exchange.database, id);
  }();
  if (!added) {
    if (added.error().kind == Kind::unavailable) return tl::unexpected(added.error());
    std::vector<Field> fields = new_account_fields(exchange, city);
    put_error(exchange, added.error(), fields,
              added.error().kind == Kind::not_found ? "department" : "login");
    return show_accounts(exchange, fields, http_status(added.error().kind));
  }
  TRY(const std::string token, make_recovery(exchange.database, added->id, false, exchange.actor()));
  TRY_VOID(transaction.commit());
  return show_account(exchange, *added, recovery_told(exchange, token));
}

Result<Response> one_account_page(Exchange& exchange) {
  TRY(const Account account, account_of(exchange));
  return show_account(exchange, account);
}

Result<Response> account_changed(Exchange& exchange) {
  TRY(const Account account, account_of(exchange));
  if (!may_manage(exchange.visitor->account(), account))
    return fail(Kind::conflict,
                "this account has a role in another organisation: only who administers both may change it");
  const std::string step = exchange.field("etape");
  if (step == "recovery") {
    TRY(const std::string token, make_recovery(exchange.database, account.id, false, exchange.actor()));
    return show_account(exchange, account, recovery_told(exchange, token));
  }
  TRY_VOID(change(exchange, account, step));
  if (step == "remove") return redirect(exchange.path("/administration"));
  return redirect(exchange.path("/administration/comptes/{numero}", {number_of(account)}));
}

Result<Response> audit_page(Exchange& exchange) {
  AuditFilter filter;
  filter.org = exchange.org();
  const std::string before = exchange.query("avant");
  std::int64_t sequence = 0;
  if (std::from_chars(before.data(), before.data() + before.size(), sequence).ec == std::errc())
    filter.before = sequence;
  TRY(const std::vector<AuditEntry> entries, list_audit(exchange.database, filter));
  html::Table table;
  table.id = "journal";
  table.caption = exchange.in_words("The audit log");
  table.note =
      exchange.in_words("Each line holds the hash of the one before: capnr audit --verify checks them all.");
  table.columns = {{"N°"},
                   {std::string(exchange.in_words("Date")), "UTC", false},
                   {std::string(exchange.in_words("Account"))},
                   {std::string(exchange.in_words("Action")), "", false},
                   {std::string(exchange.in_words("Subject")), "", false},
                   {std::string(exchange.in_words("Detail")), "", false}};
  for (const AuditEntry& one : entries)
    table.rows.push_back({html::text(std::to_string(one.sequence)), html::text(utc_text(one.at)),
                          html::text(one.account ? std::to_string(one.account->value) : "–"),
                          html::text(action_name(one.action, exchange.language)), html::text(one.subject),
                          html::text(one.detail)});
  PageContent content;
  content.title = exchange.in_words("The audit log");
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")}};
  content.main = html::render(table);
  if (entries.size() == filter.limit) {
    const auto older = html::Url::from(exchange.path("/administration/journal") +
                                       "?avant=" + std::to_string(entries.back().sequence));
    if (older)
      content.main += element("p", {}, element("a", {html::href(*older)}, exchange.in_words("Older lines")));
  }
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/account_rows.h"

#include <algorithm>
#include <array>

#include "people/audit.h"
#include "store/names.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 9> account_columns = {
    "id", "login", "name", "language", "active", "password", "totp_secret", "created_at", "last_seen"};
constexpr std::array<std::string_view, 4> grant_columns = {"account_id", "org_id", "role", "department"};

// Each has one parameter: an account, an organisation, or zero.
struct Patterns {
  std::string_view accounts, grants;
};
constexpr std::array<Patterns, 3> patterns = {
    Patterns{"SELECT {columns} FROM {table} WHERE id = ?",
             "SELECT {columns} FROM {table} WHERE account_id = ? ORDER BY org_id"},
    Patterns{
        "SELECT {columns} FROM {table} WHERE id IN (SELECT account_id FROM account_role WHERE org_id = ?) "
        "ORDER BY name, id",
        "SELECT {columns} FROM {table} WHERE org_id = ?"},
    Patterns{"SELECT {columns} FROM {table} WHERE id > ? ORDER BY name, id",
             "SELECT {columns} FROM {table} WHERE account_id > ? ORDER BY org_id"}};

Account account_at(const Statement& row) {
  Account account;
  account.id = {row.integer(0)};
  account.login = row.text(1);
  account.name = row.text(2);
  account.language = language_from(row.text(3)).value_or(Language::fr);
  account.active = row.integer(4) != 0;
  account.has_password = !row.text(5).empty();
  account.has_totp = !row.text(6).empty();
  account.created_at = moment_at(row, 7);
  account.last_seen = optional_moment_at(row, 8);
  return account;
}

Result<> add_grants(Database& database, std::string_view pattern, std::int64_t number,
                    std::vector<Account>& accounts) {
  TRY(Statement rows, database.prepare(with_names(pattern, "account_role", grant_columns)));
  TRY_VOID(rows.bind(number));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    const auto account = std::ranges::find(accounts, AccountId{rows.integer(0)}, &Account::id);
    if (account == accounts.end()) continue;
    account->grants.push_back(
        {OrgId{rows.integer(1)}, role_from(rows.text(2)).value_or(Role::reader), std::string(rows.text(3))});
  }
}

}  // namespace

Result<std::vector<Account>> accounts_where(Database& database, AccountsOf what, std::int64_t number) {
  const Patterns& pattern = patterns.at(static_cast<std::size_t>(what));
  std::vector<Account> accounts;
  TRY(Statement rows, database.prepare(with_names(pattern.accounts, "account", account_columns)));
  TRY_VOID(rows.bind(number));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    accounts.push_back(account_at(rows));
  }
  TRY_VOID(add_grants(database, pattern.grants, number, accounts));
  return accounts;
}

Result<std::optional<AccountId>> account_of_login(Database& database, std::string_view key) {
  TRY(Statement row, database.prepare("SELECT id FROM account WHERE login_key = ?"));
  TRY_VOID(row.bind(key));
  TRY(const bool found, row.step());
  return found ? std::optional(AccountId{row.integer(0)}) : std::nullopt;
}

std::string subject_of(AccountId account) {
  return "account " + std::to_string(account.value);
}

Result<> audited(Database& database, const Actor& actor, AccountId account, std::string_view action,
                 std::string detail) {
  TRY_VOID(append_audit(database, actor, {{}, std::string(action), subject_of(account), std::move(detail)}));
  return {};
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/account.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "people/account_rows.h"
#include "people/normal_form.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 4> roles = {"administrator", "pilot", "contributor", "reader"};
constexpr std::size_t shortest_login = 2, longest_login = 254;

bool has_blank_or_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
  });
}

}  // namespace

std::string_view code(Role role) {
  return roles.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_from(std::string_view code) {
  const auto found = std::ranges::find(roles, code);
  if (found == roles.end()) return std::nullopt;
  return static_cast<Role>(found - roles.begin());
}

std::string_view name(Role role, Language language) {
  switch (role) {
    case Role::administrator:
      return tr(language, "administrator");
    case Role::pilot:
      return tr(language, "pilot");
    case Role::contributor:
      return tr(language, "contributor");
    case Role::reader:
      return tr(language, "reader");
  }
  return {};
}

const Grant* grant_in(const Account& account, OrgId org) {
  const auto found = std::ranges::find(account.grants, org, &Grant::org);
  return found == account.grants.end() ? nullptr : &*found;
}

bool may_act_as(const Account& account, OrgId org, Role role) {
  const Grant* grant = grant_in(account, org);
  return grant != nullptr && grant->role <= role;
}

bool may_manage(const Account& administrator, const Account& other) {
  return administrator.id == other.id || std::ranges::all_of(other.grants, [&](const Grant& grant) {
           return may_act_as(administrator, grant.org, Role::administrator);
         });
}

Result<std::string> login_key(std::string_view login) {
  const auto key = case_folded(login);
  const bool good = key && login.size() >= shortest_login && login.size() <= longest_login &&
                    !has_blank_or_control(*key) && characters_in(*key) >= shortest_login;
  if (good) return *key;
  return fail(Kind::bad_input,
              "a login is an e-mail address or a name of 2 to 254 characters, without a space: "
              "a.martin@ville.fr",
              {}, {"", 0, "login"});
}

Result<std::optional<Account>> find_account(Database& database, std::string_view login) {
  const auto key = login_key(login);
  if (!key) return std::nullopt;
  TRY(const std::optional<AccountId> id, account_of_login(database, *key));
  if (!id) return std::nullopt;
  TRY(Account account, load_account(database, *id));
  return std::optional(std::move(account));
}

Result<Account> load_account(Database& database, AccountId id) {
  TRY(std::vector<Account> found, accounts_where(database, AccountsOf::one, id.value));
  if (found.empty())
    return fail(Kind::not_found, "there is no account number {number}",
                {{"number", std::to_string(id.value)}});
  return std::move(found.front());
}

Result<std::vector<Account>> list_accounts(Database& database, OrgId org) {
  return accounts_where(database, AccountsOf::org, org.value);
}

Result<std::vector<Account>> list_accounts(Database& database) {
  return accounts_where(database, AccountsOf::database, 0);
}

Result<bool> has_accounts(Database& database) {
  TRY(Statement row, database.prepare("SELECT 1 FROM account LIMIT 1"));
  TRY_VOID(row.bind());
  return row.step();
}

}  // namespace capnr

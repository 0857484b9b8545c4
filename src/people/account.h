// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "people/actor.h"
#include "people/password.h"
#include "store/database.h"

// Who may sign in, and what for. An account is a person; a grant is its role in one organisation; an account may have grants in several.
// Each function that changes something writes its line in the audit log (people/audit.h), in its own transaction: it cannot be forgotten. It does not
// ask whether the actor may: the caller does, by grant_in() and may_manage().
//
//   TRY(const AccountId id, create_account(database, {"a.martin@ville.fr", "Alix Martin"}, password, actor));
//   TRY_VOID(set_role(database, id, {org, Role::contributor, "DEC"}, actor));
//   TRY(const auto account, find_account(database, "A.Martin@Ville.fr"));   // the same: logins are compared case-folded

namespace capnr {

/// What an account may do in an organisation; each may do what those after it may.
enum class Role : std::uint8_t {
  administrator,  ///< accounts, settings, factor packs, backups
  pilot,          ///< everything of the city's figures, targets and plans
  contributor,    ///< what concerns one department: its values, its actions
  reader,         ///< reads
};
std::string_view code(Role role);  ///< "administrator", "pilot", "contributor", "reader"
std::optional<Role> role_from(std::string_view code);
std::string_view name(Role role, Language language);

struct Grant {
  OrgId org;
  Role role = Role::reader;
  std::string department = {};  ///< code of a contributor's department; empty for the other roles
  bool operator==(const Grant&) const = default;
};

struct Account {
  AccountId id;
  std::string login;  ///< as it was given
  std::string name;   ///< for display; the login when none was given
  Language language = Language::fr;
  bool active = true;
  bool has_password = false;  ///< else it waits for its first one: see people/recovery.h
  bool has_totp = false;
  Moment created_at;
  std::optional<Moment> last_seen = {};
  std::vector<Grant> grants = {};  ///< by organisation
};

/// Its grant in an organisation, or null.
const Grant* grant_in(const Account& account, OrgId org);
/// Whether it has that role there, or a higher one. Of a contributor, the caller looks at the department too.
bool may_act_as(const Account& account, OrgId org, Role role);

/// What a person may say of an account.
struct AccountDetails {
  std::string login;      ///< an e-mail address or a name: 2 to 254 bytes, no space or control character
  std::string name = {};  ///< up to 200 bytes
  Language language = Language::fr;
};

/// Two logins with the same key are the same one: compatibility forms, case and invisible characters do not count (Unicode's NFKC_Casefold).
/// Kind::bad_input, where.column "login", for what is no login.
Result<std::string> login_key(std::string_view login);

/// Without a password, nobody signs in before a recovery link is used. Kind::conflict for a login that is taken, Kind::bad_input as login_key()
/// and check_new_password().
Result<AccountId> create_account(Database& database, const AccountDetails& details,
                                 std::optional<std::string_view> password, const Actor& actor,
                                 const PasswordCost& cost = standard_password_cost);

/// Nothing when there is none (or what is given is no login).
Result<std::optional<Account>> find_account(Database& database, std::string_view login);
/// Kind::not_found when there is none.
Result<Account> load_account(Database& database, AccountId account);
/// Those that have a role in the organisation, by name; their grants elsewhere are left out.
Result<std::vector<Account>> list_accounts(Database& database, OrgId org);
/// All accounts of the database, by name, with all their grants.
Result<std::vector<Account>> list_accounts(Database& database);
/// False before the first-run set-up.
Result<bool> has_accounts(Database& database);

/// Whether an account administers every organisation in which the other has a role: who administers one city must not take over an account that
/// has rights in another one. True for an account without any role, and for oneself.
bool may_manage(const Account& administrator, const Account& other);

/// Login, name and language. Kind::conflict for a login that is taken.
Result<> edit_account(Database& database, AccountId account, const AccountDetails& details,
                      const Actor& actor);

/// Adds the grant, or changes the one of that organisation. The sessions of the account get another token at their next request
/// (Session::rotation_due). Kind::bad_input for a contributor without a department or another role with one; Kind::not_found for a department that the
/// city does not have; Kind::conflict when the last active administrator of the organisation would lose that role.
Result<> set_role(Database& database, AccountId account, const Grant& grant, const Actor& actor);
/// Kind::not_found when it has none there; Kind::conflict for the last active administrator.
Result<> remove_role(Database& database, AccountId account, OrgId org, const Actor& actor);

/// Ends its sessions and forgets its failures to sign in. Kind::bad_input as check_new_password().
Result<> set_password(Database& database, AccountId account, std::string_view password, const Actor& actor,
                      const PasswordCost& cost = standard_password_cost);

/// It can no longer sign in; its sessions and recovery links end, its API tokens rest. Kind::conflict when it is the last active administrator of
/// an organisation. What is so already stays so, and nothing is written.
Result<> deactivate(Database& database, AccountId account, const Actor& actor);
Result<> reactivate(Database& database, AccountId account, const Actor& actor);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account.h"

// The rows of accounts. Private to this folder.

namespace capnr {

enum class AccountsOf : std::uint8_t { one, org, database };
/// By name. `number`: of the account, or of the organisation, whose grants alone are read; 0 for the whole database.
Result<std::vector<Account>> accounts_where(Database& database, AccountsOf what, std::int64_t number);

Result<std::optional<AccountId>> account_of_login(Database& database, std::string_view key);

/// Kind::conflict when the organisation would have no active administrator without this one.
Result<> refuse_last_administrator(Database& database, const Account& account, OrgId org);

/// The failures to sign in with that login count no more.
Result<> forget_failures(Database& database, std::string_view login);

/// "account 12", of the audit log.
std::string subject_of(AccountId account);

/// Changes one account and says so, in one transaction with what the caller has open.
Result<> audited(Database& database, const Actor& actor, AccountId account, std::string_view action,
                 std::string detail = {});

}  // namespace capnr

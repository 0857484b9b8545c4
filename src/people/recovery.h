// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "people/account.h"
#include "people/openid.h"

// Links that are used once: to choose a password, when it is the first one or the last is lost, and to make the first account of a database.
// Only the hash of their token is kept; a new link of an account takes the place of the one before.

namespace capnr {

inline constexpr std::chrono::hours recovery_kept{24};
/// Where the pages are that take a token: the link is this followed by the token.
inline constexpr std::string_view recovery_path = "/recovery/";
inline constexpr std::string_view set_up_path = "/set-up/";

/// A token for 24 hours. `clear_totp`: using it disables the second factor too. Kind::not_found, or Kind::conflict for an account that is not active.
Result<std::string> make_recovery(Database& database, AccountId account, bool clear_totp, const Actor& actor);

/// The account of a token that can still be used: for the page that asks for the password.
Result<std::optional<Account>> find_recovery(Database& database, std::string_view token, Moment now);

/// Sets the password, ends the sessions, uses the token up. Kind::not_found for a token that is unknown, used or too old; Kind::bad_input as
/// check_new_password(), and the token can be used again.
Result<AccountId> use_recovery(Database& database, std::string_view token, std::string_view password,
                               Moment now, const PasswordCost& cost = standard_password_cost);

/// The same for who signs in at an identity provider: links the identity to the account of the link, whose token is given by its hash (people/token.h) as the
/// browser comes back without it. Kind::not_found as use_recovery(), Kind::conflict as link_identity().
Result<AccountId> use_recovery_to_link(Database& database, std::string_view token_hash,
                                       const OpenIdIdentity& person, Moment now);

/// A token for 24 hours, while there is no account at all: printed by the server at its start, for who installs it. Kind::conflict when there is one.
Result<std::string> make_set_up(Database& database, Moment now);
Result<bool> is_set_up_token(Database& database, std::string_view token, Moment now);

/// The first account, administrator of an organisation that exists (save_city() before, in one transaction with this). Kind::not_found for a token that
/// cannot be used (any more), Kind::conflict when there is an account already.
Result<AccountId> use_set_up(Database& database, std::string_view token, const AccountDetails& details,
                             std::string_view password, OrgId org, Moment now,
                             const PasswordCost& cost = standard_password_cost);

}  // namespace capnr

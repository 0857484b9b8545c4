// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

#include "people/actor.h"
#include "people/password.h"
#include "store/database.h"

// Signing in. Nothing in the answer, its words or its time tells whether an account exists: an unknown login is verified against a hash that nobody has
// the password of, and is locked out as the others are (by the hash of what was typed, as people type their password there too).
//
// An attempt is counted before it is tried, so that a hundred at once are a hundred attempts. No transaction is open while Argon2 works.
//
//   TRY(const SignIn done, sign_in(database, {login, password, code}, now));
//   switch (done.outcome) { case SignInOutcome::signed_in: TRY(token, start_session(database, *done.account, now)); … }
//
// In two pages: without a code, an account with a second factor gives needs_code; start a session that waits for it (Stage::awaiting_code), then
// confirm_code() and complete_session().

namespace capnr {

inline constexpr int failures_before_lock = 5;
/// From the fifth failure in a row on: one minute, then 5, 15, 60, and 60 for ever after.
inline constexpr std::array lock_delays = {std::chrono::minutes(1), std::chrono::minutes(5),
                                           std::chrono::minutes(15), std::chrono::minutes(60)};
/// Failures older than this are forgotten.
inline constexpr std::chrono::hours failures_kept{24};

enum class SignInOutcome : std::uint8_t {
  signed_in,
  wrong,      ///< login, password or code, without saying which; an account that is not active too
  locked,     ///< too many failures: not tried, or the failure that locks
  needs_code  ///< the password is right, and there is a second factor
};

struct SignIn {
  SignInOutcome outcome = SignInOutcome::wrong;
  std::optional<AccountId> account = {};    ///< of signed_in and needs_code
  std::optional<Moment> locked_until = {};  ///< of locked: first second at which it may be tried again
};

struct SignInAttempt {
  std::string_view login, password;
  std::string_view code = {};  ///< of the second factor; not looked at when the account has none
};

/// Audited: account.signed_in, account.sign_in_failed, account.locked; unknown logins are not (anyone could fill the log).
Result<SignIn> sign_in(Database& database, const SignInAttempt& attempt, Moment now,
                       const PasswordCost& cost = standard_password_cost);

/// The second page: the code of an account whose password was right. Counts as an attempt of that account.
Result<SignIn> confirm_code(Database& database, AccountId account, std::string_view code, Moment now);

/// Until when the failures with that login lock it; nothing when they do not.
Result<std::optional<Moment>> locked_until(Database& database, std::string_view login, Moment now);

/// By its owner, who says the current one; counted as an attempt. Ends the sessions of the account: start another. Kind::bad_input, where.column
/// "current", for a wrong one; Kind::limit when the account is locked; and as set_password().
Result<> change_password(Database& database, AccountId account, std::string_view current,
                         std::string_view password, Moment now,
                         const PasswordCost& cost = standard_password_cost);

}  // namespace capnr

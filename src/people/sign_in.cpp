// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/sign_in.h"

#include <algorithm>

#include "people/account_rows.h"
#include "people/session.h"
#include "people/token.h"
#include "people/totp_rows.h"

namespace capnr {
namespace {

/// What failures are counted under: the same for all ways to write a login, and nobody's login to read.
std::string failure_key(std::string_view login) {
  return token_hash(login_key(login).value_or(std::string(login)));
}

struct Attempt {
  std::string key;
  std::int64_t number = 0;          ///< in a row, this one included
  std::optional<Moment> lock = {};  ///< that holds if it fails
  bool refused = false;             ///< a lock held already: it was not counted
};

std::optional<Moment> lock_after(std::int64_t failures, Moment now) {
  if (failures < failures_before_lock) return std::nullopt;
  const auto last = static_cast<std::int64_t>(lock_delays.size()) - 1;
  return now + lock_delays.at(static_cast<std::size_t>(std::min(failures - failures_before_lock, last)));
}

Result<Attempt> count_attempt(Database& database, std::string_view login, Moment now) {
  Attempt attempt{failure_key(login)};
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("DELETE FROM sign_in_failure WHERE last_at <= ?", seconds_of(now - failures_kept)));
  TRY(Statement row,
      database.prepare("SELECT failures, locked_until FROM sign_in_failure WHERE login_hash = ?"));
  TRY_VOID(row.bind(attempt.key));
  TRY(const bool found, row.step());
  attempt.number = (found ? row.integer(0) : 0) + 1;
  const auto locked = found ? optional_moment_at(row, 1) : std::nullopt;
  if (locked && now < *locked) {
    attempt.refused = true;
    attempt.lock = locked;
    return attempt;
  }
  attempt.lock = lock_after(attempt.number, now);
  TRY_VOID(database.run("DELETE FROM sign_in_failure WHERE login_hash = ?", attempt.key));
  TRY_VOID(database.run(
      "INSERT INTO sign_in_failure (login_hash, failures, last_at, locked_until) VALUES (?, ?, ?, ?)",
      attempt.key, attempt.number, seconds_of(now), seconds_of(attempt.lock)));
  TRY_VOID(transaction.commit());
  return attempt;
}

/// It was no failure, and no success yet. What others have counted meanwhile stays, with their lock.
Result<> give_back(Database& database, const Attempt& attempt) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(
      database.run("UPDATE sign_in_failure SET locked_until = NULL WHERE login_hash = ? AND failures = ?",
                   attempt.key, attempt.number));
  TRY_VOID(
      database.run("UPDATE sign_in_failure SET failures = failures - 1 WHERE login_hash = ?", attempt.key));
  return transaction.commit();
}

struct Credentials {
  AccountId account;
  std::string hash;  ///< empty: none yet
  bool active = false, has_totp = false;
};

Result<std::optional<Credentials>> credentials_of(Database& database, std::string_view login) {
  const auto key = login_key(login);
  if (!key) return std::nullopt;
  TRY(Statement row,
      database.prepare("SELECT id, password, active, totp_secret FROM account WHERE login_key = ?"));
  TRY_VOID(row.bind(*key));
  TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return std::optional(
      Credentials{{row.integer(0)}, std::string(row.text(1)), row.integer(2) != 0, !row.text(3).empty()});
}

/// In the same time whatever the answer.
bool is_right(const std::optional<Credentials>& known, std::string_view password, const PasswordCost& cost) {
  if (known && !known->hash.empty() && password.size() <= longest_password)
    return verify_password(known->hash, password) && known->active;
  verify_nothing(password.substr(0, longest_password), cost);
  return false;
}

SignIn refused(const Attempt& attempt) {
  if (attempt.lock) return {SignInOutcome::locked, {}, attempt.lock};
  return {SignInOutcome::wrong};
}

Result<SignIn> failed(Database& database, std::optional<AccountId> account, const Attempt& attempt,
                      Moment now) {
  if (account)
    TRY_VOID(audited(database, {{}, now}, *account,
                     attempt.lock ? "account.locked" : "account.sign_in_failed",
                     std::to_string(attempt.number)));
  return refused(attempt);
}

Result<SignIn> succeeded(Database& database, AccountId account, const Attempt& attempt, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("DELETE FROM sign_in_failure WHERE login_hash = ?", attempt.key));
  TRY_VOID(database.run("UPDATE account SET last_seen = ? WHERE id = ?", seconds_of(now), account));
  TRY_VOID(audited(database, {account, now}, account, "account.signed_in"));
  TRY_VOID(transaction.commit());
  return SignIn{SignInOutcome::signed_in, account};
}

Result<> hash_again(Database& database, const Credentials& known, std::string_view password,
                    const PasswordCost& cost) {
  if (!needs_rehash(known.hash, cost)) return {};
  return database.run("UPDATE account SET password = ? WHERE id = ? AND password = ?",
                      hash_password(password, cost), known.account, known.hash);
}

}  // namespace

Result<> forget_failures(Database& database, std::string_view login) {
  return database.run("DELETE FROM sign_in_failure WHERE login_hash = ?", failure_key(login));
}

Result<std::optional<Moment>> locked_until(Database& database, std::string_view login, Moment now) {
  TRY(Statement row, database.prepare("SELECT locked_until FROM sign_in_failure WHERE login_hash = ?"));
  const std::string key = failure_key(login);
  TRY_VOID(row.bind(key));
  TRY(const bool found, row.step());
  const auto locked = found ? optional_moment_at(row, 0) : std::nullopt;
  return locked && now < *locked ? locked : std::nullopt;
}

Result<SignIn> sign_in(Database& database, const SignInAttempt& asked, Moment now, const PasswordCost& cost) {
  TRY(const Attempt attempt, count_attempt(database, asked.login, now));
  if (attempt.refused) return refused(attempt);
  TRY(const std::optional<Credentials> known, credentials_of(database, asked.login));
  if (!is_right(known, asked.password, cost))
    return failed(database, known ? std::optional(known->account) : std::nullopt, attempt, now);
  if (known->has_totp) {
    if (asked.code.empty()) {
      TRY_VOID(give_back(database, attempt));
      return SignIn{SignInOutcome::needs_code, known->account};
    }
    TRY(const bool taken, take_code(database, known->account, asked.code, now));
    if (!taken) return failed(database, known->account, attempt, now);
  }
  TRY_VOID(hash_again(database, *known, asked.password, cost));
  return succeeded(database, known->account, attempt, now);
}

Result<SignIn> confirm_code(Database& database, AccountId account, std::string_view code, Moment now) {
  TRY(const Account owner, load_account(database, account));
  TRY(const Attempt attempt, count_attempt(database, owner.login, now));
  if (attempt.refused) return refused(attempt);
  TRY(const bool taken, take_code(database, account, code, now));
  if (!taken || !owner.active) return failed(database, account, attempt, now);
  return succeeded(database, account, attempt, now);
}

Result<> change_password(Database& database, AccountId account, std::string_view current,
                         std::string_view password, Moment now, const PasswordCost& cost) {
  TRY(const Account owner, load_account(database, account));
  TRY(const Attempt attempt, count_attempt(database, owner.login, now));
  if (attempt.refused)
    return fail(Kind::limit, "too many failures: try again after {moment}",
                {{"moment", utc_text(*attempt.lock)}});
  TRY(const std::optional<Credentials> known, credentials_of(database, owner.login));
  if (!is_right(known, current, cost)) {
    TRY_VOID(failed(database, account, attempt, now));
    return fail(Kind::bad_input, "the current password is not this one", {}, {"", 0, "current"});
  }
  TRY_VOID(give_back(database, attempt));
  return set_password(database, account, password, {account, now}, cost);
}

}  // namespace capnr

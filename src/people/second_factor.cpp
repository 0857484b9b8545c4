// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/second_factor.h"

#include "people/account_rows.h"
#include "people/totp.h"
#include "people/totp_rows.h"

namespace capnr {

Result<TotpState> totp_state(Database& database, AccountId account) {
  TRY(Statement row,
      database.prepare("SELECT totp_secret, totp_enrolled, totp_last_step FROM account WHERE id = ?"));
  TRY_VOID(row.bind(account));
  TRY([[maybe_unused]] const bool found, row.step());
  TotpState state;
  state.key = from_base32(row.text(0)).value_or("");
  state.enrolled = from_base32(row.text(1)).value_or("");
  if (!row.is_null(2)) state.last_step = row.integer(2);
  return state;
}

Result<bool> take_code(Database& database, AccountId account, std::string_view code, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const TotpState state, totp_state(database, account));
  if (state.key.empty()) return false;
  const auto step = verify_totp(state.key, code, now, state.last_step);
  if (!step) return false;
  TRY_VOID(database.run("UPDATE account SET totp_last_step = ? WHERE id = ?", *step, account));
  TRY_VOID(transaction.commit());
  return true;
}

Result<TotpEnrolment> enrol_totp(Database& database, AccountId account, std::string_view issuer,
                                 const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Account owner, load_account(database, account));
  const std::string key = new_totp_key();
  std::string secret = to_base32(key);
  TRY_VOID(database.run("UPDATE account SET totp_enrolled = ? WHERE id = ?", secret, account));
  TRY_VOID(audited(database, actor, account, "account.totp_enrolled"));
  TRY_VOID(transaction.commit());
  return TotpEnrolment{std::move(secret), otpauth_uri(key, issuer, owner.login)};
}

Result<> confirm_totp(Database& database, AccountId account, std::string_view code, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const TotpState state, totp_state(database, account));
  if (state.enrolled.empty())
    return fail(Kind::conflict, "no second factor waits for its first code: begin again");
  const auto step = verify_totp(state.enrolled, code, actor.now, std::nullopt);
  if (!step)
    return fail(
        Kind::bad_input,
        "the code is not the right one: look at the telephone's time, and type the code that it shows now",
        {}, {"", 0, "code"});
  TRY_VOID(database.run(
      "UPDATE account SET totp_secret = totp_enrolled, totp_enrolled = '', totp_last_step = ? WHERE id = ?",
      *step, account));
  TRY_VOID(audited(database, actor, account, "account.totp_confirmed"));
  return transaction.commit();
}

Result<> disable_totp(Database& database, AccountId account, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const TotpState state, totp_state(database, account));
  if (state.key.empty() && state.enrolled.empty()) return {};
  TRY_VOID(database.run(
      "UPDATE account SET totp_secret = '', totp_enrolled = '', totp_last_step = NULL WHERE id = ?",
      account));
  TRY_VOID(audited(database, actor, account, "account.totp_disabled"));
  return transaction.commit();
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/identity.h"

#include <algorithm>

#include "people/account_rows.h"
#include "people/audit.h"
#include "people/session.h"

namespace capnr {
namespace {

constexpr std::string_view refused_action = "account.openid_refused";

Result<std::optional<AccountId>> account_of(Database& database, const OpenIdIdentity& person) {
  TRY(Statement row,
      database.prepare("SELECT account_id FROM openid_identity WHERE issuer = ? AND subject = ?"));
  TRY_VOID(row.bind(person.issuer, person.subject));
  TRY(const bool found, row.step());
  return found ? std::optional(AccountId{row.integer(0)}) : std::nullopt;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ' ';
}

Result<SignIn> refused(Database& database, AccountId account, std::string_view why, SignIn answer,
                       Moment now) {
  TRY_VOID(audited(database, {{}, now}, account, refused_action, std::string(why)));
  return answer;
}

}  // namespace

Result<std::vector<LinkedIdentity>> list_identities(Database& database, AccountId account) {
  TRY(Statement rows, database.prepare("SELECT issuer, subject, linked_at, last_used FROM openid_identity "
                                       "WHERE account_id = ? ORDER BY issuer"));
  TRY_VOID(rows.bind(account));
  std::vector<LinkedIdentity> identities;
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return identities;
    identities.push_back({std::string(rows.text(0)), std::string(rows.text(1)), moment_at(rows, 2),
                          optional_moment_at(rows, 3)});
  }
}

Result<> link_identity(Database& database, AccountId account, const OpenIdIdentity& person,
                       const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<AccountId> known, account_of(database, person));
  if (known == account) return {};
  if (known)
    return fail(
        Kind::conflict,
        "you are linked to another account here: sign in to that one, or ask an administrator to take "
        "its link off");
  TRY(const std::vector<LinkedIdentity> others, list_identities(database, account));
  if (std::ranges::find(others, person.issuer, &LinkedIdentity::issuer) != others.end())
    return fail(Kind::conflict,
                "this account is linked to somebody else of this provider: take that link off first");
  TRY_VOID(
      database.run("INSERT INTO openid_identity (issuer, subject, account_id, linked_at) VALUES (?, ?, ?, ?)",
                   person.issuer, person.subject, account, seconds_of(actor.now)));
  TRY_VOID(audited(database, actor, account, "account.openid_linked"));
  return transaction.commit();
}

Result<> unlink_identity(Database& database, AccountId account, std::string_view issuer, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<LinkedIdentity> linked, list_identities(database, account));
  if (std::ranges::find(linked, issuer, &LinkedIdentity::issuer) == linked.end())
    return fail(Kind::not_found, "this account is not linked to this provider");
  TRY_VOID(database.run("DELETE FROM openid_identity WHERE account_id = ? AND issuer = ?", account, issuer));
  TRY_VOID(end_openid_sessions(database, account));
  TRY_VOID(audited(database, actor, account, "account.openid_unlinked"));
  return transaction.commit();
}

Result<SignIn> sign_in_openid(Database& database, const OpenIdIdentity& person, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  Result<SignIn> done = [&]() -> Result<SignIn> {
    TRY(const std::optional<AccountId> id, account_of(database, person));
    if (!id) {
      TRY_VOID(audit_refused_openid(database, "unknown", now));
      return SignIn{};
    }
    TRY(const Account account, load_account(database, *id));
    if (!account.active) return refused(database, *id, "disabled", {}, now);
    TRY(const std::optional<Moment> locked, locked_until(database, account.login, now));
    if (locked) return refused(database, *id, "locked", {SignInOutcome::locked, {}, locked}, now);
    TRY_VOID(database.run("UPDATE openid_identity SET last_used = ? WHERE issuer = ? AND subject = ?",
                          seconds_of(now), person.issuer, person.subject));
    TRY_VOID(database.run("UPDATE account SET last_seen = ? WHERE id = ?", seconds_of(now), *id));
    TRY_VOID(audited(database, {*id, now}, *id, "account.signed_in", "openid"));
    return SignIn{SignInOutcome::signed_in, *id};
  }();
  if (done) TRY_VOID(transaction.commit());
  return done;
}

Result<> audit_refused_openid(Database& database, std::string_view why, Moment now) {
  constexpr std::size_t longest = 40;
  std::string word(why.substr(0, longest));
  std::erase_if(word, [](char c) { return !is_word(c); });
  TRY_VOID(append_audit(database, {{}, now}, {{}, std::string(refused_action), "", std::move(word)}));
  return {};
}

}  // namespace capnr

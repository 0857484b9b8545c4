// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/recovery.h"

#include "people/account_rows.h"
#include "people/identity.h"
#include "people/second_factor.h"
#include "people/token.h"

namespace capnr {
namespace {

struct Link {
  std::optional<AccountId> account = {};  ///< none: the set-up
  bool clear_totp = false;
};

Result<std::optional<Link>> link_of_hash(Database& database, std::string_view hash, Moment now) {
  TRY(Statement row,
      database.prepare("SELECT account_id, clear_totp FROM one_time_link WHERE token_hash = ? AND "
                       "expires_at > ?"));
  TRY_VOID(row.bind(hash, seconds_of(now)));
  TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  Link link;
  if (!row.is_null(0)) link.account = AccountId{row.integer(0)};
  link.clear_totp = row.integer(1) != 0;
  return std::optional(link);
}

Result<std::optional<Link>> link_of(Database& database, std::string_view token, Moment now) {
  return link_of_hash(database, token_hash(token), now);
}

/// Uses the link of an account up, and says so.
Result<> use_up(Database& database, const Link& link, AccountId account, Moment now) {
  TRY_VOID(database.run("DELETE FROM one_time_link WHERE account_id = ?", account));
  TRY_VOID(audited(database, {account, now}, account, "account.recovery_used"));
  return link.clear_totp ? disable_totp(database, account, {account, now}) : Result<>();
}

/// Expired links go at the same time.
Result<std::string> insert(Database& database, const Link& link, Moment now) {
  std::string token = new_token();
  TRY_VOID(database.run("DELETE FROM one_time_link WHERE expires_at <= ?", seconds_of(now)));
  TRY_VOID(database.run(
      "INSERT INTO one_time_link (token_hash, account_id, clear_totp, expires_at) VALUES (?, ?, ?, ?)",
      token_hash(token), link.account, link.clear_totp ? 1 : 0, seconds_of(now + recovery_kept)));
  return token;
}

Result<> refuse_accounts(Database& database) {
  TRY(const bool any, has_accounts(database));
  if (!any) return {};
  return fail(Kind::conflict, "there is an account already: an administrator makes the others");
}

tl::unexpected<Error> not_usable() {
  return fail(
      Kind::not_found,
      "this link was used already, or is more than {hours} hours old: ask an administrator for another one",
      {{"hours", std::to_string(recovery_kept.count())}});
}

}  // namespace

Result<std::string> make_recovery(Database& database, AccountId account, bool clear_totp,
                                  const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Account owner, load_account(database, account));
  if (!owner.active)
    return fail(Kind::conflict, "{login} is not active: enable the account first", {{"login", owner.login}});
  TRY_VOID(database.run("DELETE FROM one_time_link WHERE account_id = ?", account));
  TRY(std::string token, insert(database, {account, clear_totp}, actor.now));
  TRY_VOID(audited(database, actor, account, "account.recovery_made", clear_totp ? "second factor" : ""));
  TRY_VOID(transaction.commit());
  return token;
}

Result<std::optional<Account>> find_recovery(Database& database, std::string_view token, Moment now) {
  TRY(const std::optional<Link> link, link_of(database, token, now));
  if (!link || !link->account) return std::nullopt;
  TRY(Account owner, load_account(database, *link->account));
  return std::optional(std::move(owner));
}

Result<AccountId> use_recovery(Database& database, std::string_view token, std::string_view password,
                               Moment now, const PasswordCost& cost) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<Link> link, link_of(database, token, now));
  if (!link || !link->account) return not_usable();
  const AccountId account = *link->account;
  TRY_VOID(use_up(database, *link, account, now));
  TRY_VOID(set_password(database, account, password, {account, now}, cost));
  TRY_VOID(transaction.commit());
  return account;
}

Result<AccountId> use_recovery_to_link(Database& database, std::string_view token_hash,
                                       const OpenIdIdentity& person, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<Link> link, link_of_hash(database, token_hash, now));
  if (!link || !link->account) return not_usable();
  TRY(const Account owner, load_account(database, *link->account));
  TRY_VOID(use_up(database, *link, owner.id, now));
  TRY_VOID(link_identity(database, owner.id, person, {owner.id, now}));
  TRY_VOID(forget_failures(database, owner.login));
  TRY_VOID(transaction.commit());
  return owner.id;
}

Result<std::string> make_set_up(Database& database, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(refuse_accounts(database));
  TRY_VOID(database.run("DELETE FROM one_time_link WHERE account_id IS NULL"));
  TRY(std::string token, insert(database, {}, now));
  TRY_VOID(transaction.commit());
  return token;
}

Result<bool> is_set_up_token(Database& database, std::string_view token, Moment now) {
  TRY(const std::optional<Link> link, link_of(database, token, now));
  if (!link || link->account) return false;
  TRY(const bool any, has_accounts(database));
  return !any;
}

Result<AccountId> use_set_up(Database& database, std::string_view token, const AccountDetails& details,
                             std::string_view password, OrgId org, Moment now, const PasswordCost& cost) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<Link> link, link_of(database, token, now));
  if (!link || link->account) return not_usable();
  TRY_VOID(refuse_accounts(database));
  TRY(const AccountId account, create_account(database, details, password, {{}, now}, cost));
  TRY_VOID(set_role(database, account, {org, Role::administrator}, {account, now}));
  TRY_VOID(database.run("DELETE FROM one_time_link WHERE account_id IS NULL"));
  TRY_VOID(transaction.commit());
  return account;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/account_rows.h"
#include "people/normal_form.h"
#include "people/session.h"

namespace capnr {
namespace {

constexpr std::size_t longest_name = 200;

struct Checked {
  std::string login, key, name;
};

Result<Checked> checked(const AccountDetails& details) {
  TRY(std::string key, login_key(details.login));
  const std::string login = nfc(details.login).value_or(details.login);
  const auto name = nfc(trimmed(details.name));
  if (!name || name->size() > longest_name)
    return fail(Kind::bad_input, "a name is a text of at most {count} bytes",
                {{"count", std::to_string(longest_name)}}, {"", 0, "name"});
  return Checked{login, std::move(key), name->empty() ? login : *name};
}

std::string_view code_of(Language language) {
  return language == Language::fr ? "fr" : "en";
}

Result<> refuse_taken(Database& database, const Checked& details, std::optional<AccountId> by) {
  TRY(const std::optional<AccountId> taken, account_of_login(database, details.key));
  if (!taken || taken == by) return {};
  return fail(Kind::conflict, "there is an account {login} already", {{"login", details.login}},
              {"", 0, "login"});
}

/// Its number.
Result<AccountId> insert(Database& database, const Checked& details, Language language,
                         std::string_view password, Moment now) {
  TRY(Statement insert,
      database.prepare(
          "INSERT INTO account (login, login_key, name, language, password, active, totp_secret, "
          "totp_enrolled, created_at) VALUES (?, ?, ?, ?, ?, 1, '', '', ?) RETURNING id"));
  TRY_VOID(
      insert.bind(details.login, details.key, details.name, code_of(language), password, seconds_of(now)));
  TRY([[maybe_unused]] const bool row, insert.step());
  const AccountId id{insert.integer(0)};
  TRY([[maybe_unused]] const bool more, insert.step());
  return id;
}

std::string changes(const Account& before, const Checked& after, Language language) {
  std::string words;
  const auto add = [&](bool changed, std::string_view what) {
    if (changed) words.append(words.empty() ? "" : " ").append(what);
  };
  add(before.login != after.login, "login");
  add(before.name != after.name, "name");
  add(before.language != language, "language");
  return words;
}

Result<> set_active(Database& database, AccountId account, bool active, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Account before, load_account(database, account));
  if (before.active == active) return {};
  if (!active) {
    for (const Grant& grant : before.grants) TRY_VOID(refuse_last_administrator(database, before, grant.org));
    TRY_VOID(end_sessions(database, account));
    TRY_VOID(database.run("DELETE FROM one_time_link WHERE account_id = ?", account));
  }
  TRY_VOID(database.run("UPDATE account SET active = ? WHERE id = ?", active ? 1 : 0, account));
  TRY_VOID(audited(database, actor, account, active ? "account.reactivated" : "account.deactivated"));
  return transaction.commit();
}

}  // namespace

Result<AccountId> create_account(Database& database, const AccountDetails& details,
                                 std::optional<std::string_view> password, const Actor& actor,
                                 const PasswordCost& cost) {
  TRY(const Checked good, checked(details));
  if (password) TRY_VOID(check_new_password(*password, good.login, good.name));
  const std::string hash = password ? hash_password(*password, cost) : "";
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(refuse_taken(database, good, std::nullopt));
  TRY(const AccountId id, insert(database, good, details.language, hash, actor.now));
  TRY_VOID(audited(database, actor, id, "account.created"));
  TRY_VOID(transaction.commit());
  return id;
}

Result<> edit_account(Database& database, AccountId account, const AccountDetails& details,
                      const Actor& actor) {
  TRY(const Checked good, checked(details));
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Account before, load_account(database, account));
  TRY_VOID(refuse_taken(database, good, account));
  std::string what = changes(before, good, details.language);
  if (what.empty()) return {};
  TRY_VOID(database.run("UPDATE account SET login = ?, login_key = ?, name = ?, language = ? WHERE id = ?",
                        good.login, good.key, good.name, code_of(details.language), account));
  TRY_VOID(audited(database, actor, account, "account.changed", std::move(what)));
  return transaction.commit();
}

Result<> set_password(Database& database, AccountId account, std::string_view password, const Actor& actor,
                      const PasswordCost& cost) {
  TRY(const Account before, load_account(database, account));
  TRY_VOID(check_new_password(password, before.login, before.name));
  const std::string hash = hash_password(password, cost);
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("UPDATE account SET password = ? WHERE id = ?", hash, account));
  TRY_VOID(end_sessions(database, account));
  TRY_VOID(forget_failures(database, before.login));
  TRY_VOID(audited(database, actor, account, "account.password_set"));
  return transaction.commit();
}

Result<> deactivate(Database& database, AccountId account, const Actor& actor) {
  return set_active(database, account, false, actor);
}

Result<> reactivate(Database& database, AccountId account, const Actor& actor) {
  return set_active(database, account, true, actor);
}

}  // namespace capnr

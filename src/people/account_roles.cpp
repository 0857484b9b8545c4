// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "people/account_rows.h"
#include "people/audit.h"

namespace capnr {
namespace {

std::string words_of(const Grant& grant) {
  return std::string(code(grant.role)) + (grant.department.empty() ? "" : " " + grant.department);
}

Result<> check_org(Database& database, OrgId org) {
  TRY(Statement row, database.prepare("SELECT 1 FROM org WHERE id = ?"));
  TRY_VOID(row.bind(org));
  TRY(const bool found, row.step());
  if (found) return {};
  return fail(Kind::not_found, "there is no organisation number {number}",
              {{"number", std::to_string(org.value)}});
}

/// The code of the department that is meant: by its code or its name, as people write them.
Result<std::string> department_of(Database& database, OrgId org, std::string_view wanted) {
  std::string known;
  TRY(Statement rows, database.prepare("SELECT code, name FROM department WHERE org_id = ? ORDER BY rank"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    const std::string_view one = rows.text(0).empty() ? rows.text(1) : rows.text(0);
    if (folded(one) == folded(wanted) || folded(rows.text(1)) == folded(wanted)) return std::string(one);
    known.append(known.empty() ? "" : ", ").append(one);
  }
  return fail(Kind::not_found, "the city has no department {department}; known: {known}",
              {{"department", std::string(wanted)}, {"known", known}}, {"", 0, "department"});
}

Result<Grant> checked(Database& database, Grant grant) {
  TRY_VOID(check_org(database, grant.org));
  const bool contributor = grant.role == Role::contributor;
  if (contributor == grant.department.empty())
    return fail(Kind::bad_input,
                contributor ? "a contributor is one of a department: say which"
                            : "only a contributor has a department",
                {}, {"", 0, "department"});
  if (contributor) {
    TRY(grant.department, department_of(database, grant.org, grant.department));
  }
  return grant;
}

Result<> save(Database& database, AccountId account, const Grant& grant) {
  TRY_VOID(database.run("DELETE FROM account_role WHERE account_id = ? AND org_id = ?", account, grant.org));
  TRY_VOID(database.run("INSERT INTO account_role (account_id, org_id, role, department) VALUES (?, ?, ?, ?)",
                        account, grant.org, code(grant.role), grant.department));
  return {};
}

Result<> rotate_sessions(Database& database, AccountId account) {
  return database.run("UPDATE session SET rotation_due = 1 WHERE account_id = ?", account);
}

Result<> audited_role(Database& database, const Actor& actor, AccountId account, OrgId org,
                      std::string_view action, std::string detail) {
  TRY_VOID(append_audit(database, actor, {org, std::string(action), subject_of(account), std::move(detail)}));
  return {};
}

}  // namespace

Result<> refuse_last_administrator(Database& database, const Account& account, OrgId org) {
  const Grant* grant = grant_in(account, org);
  if (!account.active || grant == nullptr || grant->role != Role::administrator) return {};
  TRY(Statement others,
      database.prepare(
          "SELECT 1 FROM account_role JOIN account ON account.id = account_role.account_id WHERE "
          "account_role.org_id = ? AND account_role.role = 'administrator' AND account.active = 1 "
          "AND account.id <> ? LIMIT 1"));
  TRY_VOID(others.bind(org, account.id));
  TRY(const bool found, others.step());
  if (found) return {};
  return fail(Kind::conflict,
              "{login} is the last active administrator of the city: make somebody else administrator first",
              {{"login", account.login}});
}

Result<> set_role(Database& database, AccountId account, const Grant& wanted, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Grant grant, checked(database, wanted));
  TRY(const Account before, load_account(database, account));
  const Grant* held = grant_in(before, grant.org);
  if (held != nullptr && *held == grant) return {};
  if (grant.role != Role::administrator) TRY_VOID(refuse_last_administrator(database, before, grant.org));
  TRY_VOID(save(database, account, grant));
  TRY_VOID(rotate_sessions(database, account));
  TRY_VOID(audited_role(database, actor, account, grant.org, "account.role_set",
                        (held == nullptr ? "" : words_of(*held) + " → ") + words_of(grant)));
  return transaction.commit();
}

Result<> remove_role(Database& database, AccountId account, OrgId org, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Account before, load_account(database, account));
  const Grant* held = grant_in(before, org);
  if (held == nullptr)
    return fail(Kind::not_found, "{login} has no role in the city", {{"login", before.login}});
  TRY_VOID(refuse_last_administrator(database, before, org));
  TRY_VOID(database.run("DELETE FROM account_role WHERE account_id = ? AND org_id = ?", account, org));
  TRY_VOID(rotate_sessions(database, account));
  TRY_VOID(audited_role(database, actor, account, org, "account.role_removed", words_of(*held)));
  return transaction.commit();
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/openid_visit.h"

#include "people/token.h"

namespace capnr {

Result<> keep_openid_visit(Database& database, const OpenIdVisit& visit, Moment now) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("DELETE FROM openid_visit WHERE expires_at <= ?", seconds_of(now)));
  TRY_VOID(database.run(
      "INSERT INTO openid_visit (state_hash, nonce, code_verifier, next, account_id, link_hash, expires_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      token_hash(visit.request.state), visit.request.nonce, visit.request.code_verifier, visit.next,
      visit.account, visit.link_hash, seconds_of(now + openid_visit_kept)));
  return transaction.commit();
}

// One statement: of two that come back with the same state, one finds it.
Result<std::optional<OpenIdVisit>> take_openid_visit(Database& database, std::string_view state, Moment now) {
  TRY(Statement row, database.prepare("DELETE FROM openid_visit WHERE state_hash = ? RETURNING nonce, "
                                      "code_verifier, next, account_id, link_hash, expires_at"));
  const std::string hash = token_hash(state);
  TRY_VOID(row.bind(hash));
  TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  OpenIdVisit visit;
  visit.request = {"", std::string(state), std::string(row.text(0)), std::string(row.text(1))};
  visit.next = row.text(2);
  if (!row.is_null(3)) visit.account = AccountId{row.integer(3)};
  visit.link_hash = row.text(4);
  const bool in_time = now < moment_at(row, 5);
  TRY([[maybe_unused]] const bool more, row.step());
  return in_time ? std::optional(std::move(visit)) : std::nullopt;
}

}  // namespace capnr

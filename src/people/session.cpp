// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/session.h"

#include "people/account_rows.h"
#include "people/random.h"
#include "people/token.h"

namespace capnr {
namespace {

constexpr std::string_view complete_stage = "complete", awaiting_code_stage = "awaiting_code";

std::string_view code_of(Stage stage) {
  return stage == Stage::complete ? complete_stage : awaiting_code_stage;
}

bool is_over(const Session& session, Moment now) {
  return now >= session.seen_at + session_idle || now >= session.created_at + session_longest;
}

/// Without its account but for the number; of any age.
Result<std::optional<Session>> session_row(Database& database, std::string_view hash) {
  TRY(Statement row,
      database.prepare(
          "SELECT account_id, stage, csrf_secret, created_at, seen_at, rotation_due, id_token FROM "
          "session WHERE token_hash = ?"));
  TRY_VOID(row.bind(hash));
  TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  Session session;
  session.account.id = {row.integer(0)};
  session.stage = row.text(1) == complete_stage ? Stage::complete : Stage::awaiting_code;
  session.csrf_secret = row.text(2);
  session.created_at = moment_at(row, 3);
  session.seen_at = moment_at(row, 4);
  session.rotation_due = row.integer(5) != 0;
  session.id_token = row.text(6);
  return std::optional(std::move(session));
}

/// One statement, in no transaction: on PostgreSQL it waits for no import.
Result<> write_seen(Database& database, std::string_view hash, AccountId account, Moment now) {
  TRY_VOID(database.run("UPDATE session SET seen_at = ? WHERE token_hash = ?", seconds_of(now), hash));
  return database.run("UPDATE account SET last_seen = ? WHERE id = ?", seconds_of(now), account);
}

struct NewSession {
  AccountId account;
  Stage stage = Stage::complete;
  Moment created_at;
  std::string_view id_token;
};

Result<> insert(Database& database, std::string_view token, const NewSession& session, Moment now) {
  return database.run(
      "INSERT INTO session (token_hash, account_id, stage, csrf_secret, created_at, seen_at, rotation_due, "
      "id_token) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
      token_hash(token), session.account, code_of(session.stage), new_token(), seconds_of(session.created_at),
      seconds_of(now), session.id_token);
}

Result<std::string> replace(Database& database, std::string_view token, Moment now, bool completes) {
  TRY(Database::Transaction transaction, database.begin());
  const std::string hash = token_hash(token);
  TRY(const std::optional<Session> session, session_row(database, hash));
  if (!session || is_over(*session, now)) return fail(Kind::not_found, "the session is over: sign in again");
  std::string next = new_token();
  TRY_VOID(database.run("DELETE FROM session WHERE token_hash = ?", hash));
  TRY_VOID(insert(database, next,
                  {session->account.id, completes ? Stage::complete : session->stage,
                   completes ? now : session->created_at, session->id_token},
                  now));
  TRY_VOID(transaction.commit());
  return next;
}

std::string under(std::string_view mask, std::string_view secret) {
  std::string out(secret);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ mask[i]);
  return out;
}

}  // namespace

Result<std::string> start_session(Database& database, AccountId account, Moment now, Stage stage,
                                  std::string_view id_token) {
  std::string token = new_token();
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("DELETE FROM session WHERE seen_at <= ? OR created_at <= ?",
                        seconds_of(now - session_idle), seconds_of(now - session_longest)));
  TRY_VOID(insert(database, token, {account, stage, now, id_token}, now));
  TRY_VOID(transaction.commit());
  return token;
}

Result<std::optional<Session>> find_session(Database& database, std::string_view token, Moment now) {
  const std::string hash = token_hash(token);
  TRY(std::optional<Session> session, session_row(database, hash));
  if (!session || is_over(*session, now)) return std::nullopt;
  TRY(session->account, load_account(database, session->account.id));
  if (!session->account.active) return std::nullopt;
  if (now - session->seen_at >= session_written) {
    TRY_VOID(write_seen(database, hash, session->account.id, now));
    session->seen_at = now;
  }
  return session;
}

Result<std::string> rotate_session(Database& database, std::string_view token, Moment now) {
  return replace(database, token, now, false);
}

Result<std::string> complete_session(Database& database, std::string_view token, Moment now) {
  return replace(database, token, now, true);
}

Result<> end_session(Database& database, std::string_view token) {
  return database.run("DELETE FROM session WHERE token_hash = ?", token_hash(token));
}

Result<> end_sessions(Database& database, AccountId account) {
  return database.run("DELETE FROM session WHERE account_id = ?", account);
}

Result<> end_openid_sessions(Database& database, AccountId account) {
  return database.run("DELETE FROM session WHERE account_id = ? AND id_token <> ''", account);
}

std::string csrf_field(std::string_view secret) {
  const std::string mask = random_bytes(secret.size());
  return to_base64url(mask + under(mask, secret));
}

bool csrf_matches(std::string_view secret, std::string_view field) {
  const auto shown = from_base64url(field);
  if (!shown || secret.empty() || shown->size() != 2 * secret.size()) return false;
  return same_secret(under(*shown, std::string_view(*shown).substr(secret.size())), secret);
}

}  // namespace capnr

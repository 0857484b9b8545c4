// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/api_token.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "people/account_rows.h"
#include "people/audit.h"
#include "people/token.h"
#include "store/names.h"

namespace capnr {
namespace {

constexpr std::chrono::seconds use_written{60};
constexpr std::size_t longest_name = 200;
constexpr std::array<std::string_view, 9> columns = {
    "id", "org_id", "account_id", "name", "scopes", "created_at", "expires_at", "last_used", "revoked_at"};

ApiToken token_at(const Statement& row) {
  ApiToken token;
  token.id = {row.integer(0)};
  token.org = {row.integer(1)};
  token.account = {row.integer(2)};
  token.name = row.text(3);
  token.scopes = api_scopes_from(row.text(4)).value_or(ApiScopes{});
  token.created_at = moment_at(row, 5);
  token.expires_at = moment_at(row, 6);
  token.last_used = optional_moment_at(row, 7);
  token.revoked_at = optional_moment_at(row, 8);
  return token;
}

std::string subject_of(ApiTokenId token) {
  return "token " + std::to_string(token.value);
}

Result<> check(Database& database, const NewApiToken& asked, Moment now) {
  if (trimmed(asked.name).empty() || asked.name.size() > longest_name || !is_utf8(asked.name))
    return fail(Kind::bad_input, "say in a few words what the token is for", {}, {"", 0, "name"});
  if (asked.scopes == ApiScopes{})
    return fail(Kind::bad_input, "say what the token may do: read, write, import", {}, {"", 0, "scopes"});
  if (asked.expires_at <= now || asked.expires_at > now + api_token_longest)
    return fail(Kind::bad_input, "a token lasts from one day to {days} days",
                {{"days", std::to_string(api_token_longest.count())}}, {"", 0, "expires_at"});
  TRY(const Account owner, load_account(database, asked.account));
  if (owner.active && grant_in(owner, asked.org) != nullptr) return {};
  return fail(Kind::conflict, "{login} has no role in the city, or is not active", {{"login", owner.login}});
}

Result<std::optional<ApiToken>> token_row(Database& database, std::string_view hash) {
  TRY(Statement row, database.prepare(with_names("SELECT {columns} FROM {table} WHERE token_hash = ?",
                                                 "api_token", columns)));
  TRY_VOID(row.bind(hash));
  TRY(const bool found, row.step());
  return found ? std::optional(token_at(row)) : std::nullopt;
}

Result<ApiTokenId> insert(Database& database, const NewApiToken& asked, const std::string& hash, Moment now) {
  const std::string scopes = to_string(asked.scopes);
  TRY(Statement insert,
      database.prepare(
          "INSERT INTO api_token (org_id, account_id, name, token_hash, scopes, created_at, expires_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"));
  TRY_VOID(insert.bind(asked.org, asked.account, trimmed(asked.name), hash, scopes, seconds_of(now),
                       seconds_of(asked.expires_at)));
  TRY([[maybe_unused]] const bool row, insert.step());
  const ApiTokenId id{insert.integer(0)};
  TRY([[maybe_unused]] const bool more, insert.step());
  return id;
}

}  // namespace

std::string to_string(const ApiScopes& scopes) {
  std::string words;
  const auto add = [&](bool has, std::string_view word) {
    if (has) words.append(words.empty() ? "" : " ").append(word);
  };
  add(scopes.read, "read");
  add(scopes.write, "write");
  add(scopes.import, "import");
  return words;
}

Result<ApiScopes> api_scopes_from(std::string_view words) {
  ApiScopes scopes;
  for (const std::string_view word : split(words, ' ')) {
    bool* scope = word == "read"     ? &scopes.read
                  : word == "write"  ? &scopes.write
                  : word == "import" ? &scopes.import
                                     : nullptr;
    if (scope == nullptr)
      return fail(Kind::bad_input, "a token may read, write, import: {word} is none of these",
                  {{"word", std::string(word)}}, {"", 0, "scopes"});
    *scope = true;
  }
  return scopes;
}

Result<IssuedApiToken> issue_api_token(Database& database, const NewApiToken& asked, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(check(database, asked, actor.now));
  IssuedApiToken issued;
  issued.token = std::string(api_token_prefix) + new_token();
  TRY(issued.id, insert(database, asked, token_hash(issued.token), actor.now));
  TRY_VOID(append_audit(database, actor,
                        {asked.org, "token.issued", subject_of(issued.id),
                         capnr::subject_of(asked.account) + ": " + to_string(asked.scopes)}));
  TRY_VOID(transaction.commit());
  return issued;
}

Result<std::optional<ApiCaller>> find_api_token(Database& database, std::string_view token, Moment now) {
  TRY(std::optional<ApiToken> known, token_row(database, token_hash(token)));
  if (!known || known->revoked_at || now >= known->expires_at) return std::nullopt;
  TRY(Account account, load_account(database, known->account));
  if (!account.active || grant_in(account, known->org) == nullptr) return std::nullopt;
  if (!known->last_used || now - *known->last_used >= use_written) {
    TRY_VOID(database.run("UPDATE api_token SET last_used = ? WHERE id = ?", seconds_of(now), known->id));
    known->last_used = now;
  }
  return std::optional(ApiCaller{std::move(*known), std::move(account)});
}

Result<std::vector<ApiToken>> list_api_tokens(Database& database, OrgId org,
                                              std::optional<AccountId> account) {
  std::vector<ApiToken> tokens;
  TRY(Statement rows,
      database.prepare(with_names("SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY id DESC",
                                  "api_token", columns)));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return tokens;
    ApiToken token = token_at(rows);
    if (!account || token.account == *account) tokens.push_back(std::move(token));
  }
}

Result<> revoke_api_token(Database& database, OrgId org, ApiTokenId token, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ApiToken> tokens, list_api_tokens(database, org));
  const auto found = std::ranges::find(tokens, token, &ApiToken::id);
  if (found == tokens.end())
    return fail(Kind::not_found, "there is no token number {number}",
                {{"number", std::to_string(token.value)}});
  if (found->revoked_at) return {};
  TRY_VOID(database.run("UPDATE api_token SET revoked_at = ? WHERE id = ?", seconds_of(actor.now), token));
  TRY_VOID(append_audit(database, actor, {org, "token.revoked", subject_of(token)}));
  return transaction.commit();
}

}  // namespace capnr

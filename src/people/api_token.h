// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account.h"

// What programs present to the API. A token acts for its account in one organisation: never more than the account's role there, nor than its own
// scopes. It is shown once; the database has its hash.

namespace capnr {

using ApiTokenId = Id<struct ApiTokenTag>;

/// What a token may do: each alone, or together.
struct ApiScopes {
  bool read = false, write = false, import = false;
  bool operator==(const ApiScopes&) const = default;
};
/// "read import"
std::string to_string(const ApiScopes& scopes);
/// Kind::bad_input for an unknown word, or none.
Result<ApiScopes> api_scopes_from(std::string_view words);

struct ApiToken {
  ApiTokenId id;
  OrgId org;
  AccountId account;
  std::string name;  ///< what it is for: "GLPI every night"
  ApiScopes scopes;
  Moment created_at, expires_at;
  std::optional<Moment> last_used = {};  ///< exact to a minute
  std::optional<Moment> revoked_at = {};
};

/// Begins all of them, so that a token left in a file is recognised by programs that look for such things.
inline constexpr std::string_view api_token_prefix = "capnr_";
inline constexpr std::chrono::days api_token_longest{366};

struct NewApiToken {
  OrgId org;
  AccountId account;
  std::string name;
  ApiScopes scopes;
  Moment expires_at;
};
struct IssuedApiToken {
  ApiTokenId id;
  std::string token;  ///< shown once
};
/// Kind::bad_input without a name or a scope, or when it would expire before it begins or after 366 days; Kind::conflict when the account has no role in
/// the organisation.
Result<IssuedApiToken> issue_api_token(Database& database, const NewApiToken& asked, const Actor& actor);

struct ApiCaller {
  ApiToken token;
  Account account;  ///< active, with a grant in token.org
};
/// Nothing for a token that is unknown, revoked or expired, or whose account is not active or has no role in the organisation any more.
Result<std::optional<ApiCaller>> find_api_token(Database& database, std::string_view token, Moment now);

/// Those of an organisation, newest first; of one account only, when given. Revoked and expired ones too.
Result<std::vector<ApiToken>> list_api_tokens(Database& database, OrgId org,
                                              std::optional<AccountId> account = std::nullopt);
/// Kind::not_found when the organisation has no such token. Once revoked it stays so.
Result<> revoke_api_token(Database& database, OrgId org, ApiTokenId token, const Actor& actor);

}  // namespace capnr

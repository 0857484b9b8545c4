// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/openid_json.h"

#include <algorithm>
#include <cmath>

#include <sodium.h>

#include "people/claims.h"
#include "people/token.h"

namespace capnr {
namespace {

constexpr std::chrono::seconds tolerance{60};
constexpr std::chrono::seconds oldest{600};

std::optional<Moment> moment_of_member(const Json& object, std::string_view member) {
  constexpr double last = 4e9;  // in 2096
  const Json* found = object.find(member);
  if (found == nullptr || found->number() == nullptr || !(std::abs(*found->number()) < last))
    return std::nullopt;
  return moment_of(static_cast<std::int64_t>(*found->number()));
}

bool holds(const Json& list, std::string_view word) {
  return list.array() != nullptr && std::ranges::any_of(*list.array(), [&](const Json& one) {
           return one.text() != nullptr && *one.text() == word;
         });
}

/// A provider that says nothing of it is taken at the word of the standard.
bool may_do(const Json& document, std::string_view member, std::string_view word) {
  const Json* list = document.find(member);
  return list == nullptr || holds(*list, word);
}

bool is_safe_address(std::string_view url) {
  for (const std::string_view here : {"http://localhost", "http://127.0.0.1", "http://[::1]"}) {
    if (!url.starts_with(here)) continue;
    const std::string_view rest = url.substr(here.size());
    return rest.empty() || rest.front() == ':' || rest.front() == '/';
  }
  return url.starts_with("https://") && url.size() > 8;
}

tl::unexpected<Error> unusable(std::string_view why) {
  return fail(Kind::bad_input, "this identity provider cannot be used: {why}", {{"why", std::string(why)}});
}

tl::unexpected<Error> not_ours(std::string_view why) {
  return fail(Kind::bad_input, "the identity that the provider gives is refused: {why}",
              {{"why", std::string(why)}});
}

Result<Json> object_of(std::string_view json) {
  auto document = parse_json(json, 16);
  if (!document || document->object() == nullptr)
    return fail(Kind::bad_input, "the identity provider answers what is not understood");
  return std::move(*document);
}

bool is_for(const Json& claims, std::string_view client) {
  const Json* audience = claims.find("aud");
  if (audience == nullptr) return false;
  if (audience->text() != nullptr) return *audience->text() == client;
  if (!holds(*audience, client)) return false;
  return audience->array()->size() == 1 || claim(claims, "azp") == client;
}

Result<> check_times(const Json& claims, Moment now) {
  const auto expires = moment_of_member(claims, "exp"), issued = moment_of_member(claims, "iat");
  if (!expires || now >= *expires + tolerance) return not_ours("exp");
  if (!issued || *issued > now + tolerance || *issued < now - oldest) return not_ours("iat");
  if (const auto begins = moment_of_member(claims, "nbf"); begins && *begins > now + tolerance)
    return not_ours("nbf");
  return {};
}

std::string name_of(const Json& claims) {
  const std::string given = claim(claims, "given_name");
  std::string family = claim(claims, "usual_name");
  if (family.empty()) family = claim(claims, "family_name");
  if (given.empty() && family.empty()) return claim(claims, "name");
  return given + (given.empty() || family.empty() ? "" : " ") + family;
}

}  // namespace

std::string code_challenge(std::string_view verifier) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return to_base64url(digest);
}

Result<OpenIdProvider> read_discovery(std::string_view json, std::string_view issuer) {
  TRY(const Json document, object_of(json));
  OpenIdProvider provider{claim(document, "issuer"),         claim(document, "authorization_endpoint"),
                          claim(document, "token_endpoint"), claim(document, "userinfo_endpoint"),
                          claim(document, "jwks_uri"),       claim(document, "end_session_endpoint")};
  if (provider.issuer != issuer) return unusable("issuer");
  for (const auto& [member, url] : {std::pair("authorization_endpoint", &provider.authorization_endpoint),
                                    std::pair("token_endpoint", &provider.token_endpoint),
                                    std::pair("userinfo_endpoint", &provider.userinfo_endpoint),
                                    std::pair("jwks_uri", &provider.jwks_uri)})
    if (!is_safe_address(*url)) return unusable(member);
  if (!provider.end_session_endpoint.empty() && !is_safe_address(provider.end_session_endpoint))
    return unusable("end_session_endpoint");
  if (!may_do(document, "response_types_supported", "code")) return unusable("response_types_supported");
  if (!may_do(document, "code_challenge_methods_supported", "S256"))
    return unusable("code_challenge_methods_supported");
  constexpr std::string_view algorithms = "id_token_signing_alg_values_supported";
  if (!may_do(document, algorithms, "RS256") && !may_do(document, algorithms, "ES256"))
    return unusable(algorithms);
  return provider;
}

Result<OpenIdTokens> read_token_answer(std::string_view json) {
  TRY(const Json answer, object_of(json));
  OpenIdTokens tokens{claim(answer, "id_token"), claim(answer, "access_token")};
  const std::string type = claim(answer, "token_type");
  const bool bearer = type.size() == 6 && (type[0] == 'B' || type[0] == 'b') && type.substr(1) == "earer";
  if (!tokens.id_token.empty() && !tokens.access_token.empty() && bearer) return tokens;
  return fail(Kind::bad_input, "the identity provider gives no token ({why}): sign in again",
              {{"why", claim(answer, "error")}});
}

Result<OpenIdIdentity> read_id_token(std::string_view payload, const OpenIdProvider& provider,
                                     const OpenIdClient& client, std::string_view nonce, Moment now) {
  TRY(const Json claims, object_of(payload));
  if (claim(claims, "iss") != provider.issuer) return not_ours("iss");
  if (!is_for(claims, client.id)) return not_ours("aud");
  if (nonce.empty() || !same_secret(claim(claims, "nonce"), nonce)) return not_ours("nonce");
  TRY_VOID(check_times(claims, now));
  OpenIdIdentity person{provider.issuer, claim(claims, "sub"), claim(claims, "email"), name_of(claims)};
  if (person.subject.empty()) return not_ours("sub");
  return person;
}

Result<> add_userinfo(std::string_view payload, const OpenIdProvider& provider, const OpenIdClient& client,
                      OpenIdIdentity& person) {
  TRY(const Json claims, object_of(payload));
  if (claim(claims, "sub") != person.subject) return not_ours("sub");
  if (claim(claims, "iss") != provider.issuer) return not_ours("iss");
  if (!is_for(claims, client.id)) return not_ours("aud");
  if (const std::string email = claim(claims, "email"); !email.empty()) person.email = email;
  if (const std::string name = name_of(claims); !name.empty()) person.name = name;
  return {};
}

}  // namespace capnr

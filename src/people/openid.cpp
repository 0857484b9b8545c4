// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/openid.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "people/openid_json.h"
#include "people/percent.h"
#include "people/random.h"
#include "people/token.h"

namespace capnr {
namespace {

using Fields = std::span<const std::pair<std::string_view, std::string_view>>;

constexpr std::size_t state_bytes = 24;  // 32 characters of base64url
constexpr std::chrono::seconds between_key_fetches{60};

std::string form_of(Fields fields) {
  std::string form;
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    form += form.empty() ? "" : "&";
    form += percent_encoded(name) + "=" + percent_encoded(value);
  }
  return form;
}

std::string with_query(const std::string& endpoint, Fields fields) {
  return endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + form_of(fields);
}

Result<> fetch_keys(OpenIdProvider& provider, OpenIdFetcher fetch, Moment now) {
  TRY(const std::string json, fetch({provider.jwks_uri}));
  TRY(provider.keys, read_key_set(json));
  provider.keys_fetched_at = now;
  return {};
}

Result<std::string> verified(OpenIdProvider& provider, std::string_view compact, OpenIdFetcher fetch,
                             Moment now) {
  Result<std::string> payload = verify_jws(compact, provider.keys);
  const bool changed = !payload && payload.error().kind == Kind::not_found;
  if (!changed || now - provider.keys_fetched_at < between_key_fetches) return payload;
  TRY_VOID(fetch_keys(provider, fetch, now));
  return verify_jws(compact, provider.keys);
}

Result<OpenIdTokens> tokens_for(const OpenIdProvider& provider, const OpenIdClient& client,
                                const OpenIdRequest& request, std::string_view code, OpenIdFetcher fetch) {
  const std::pair<std::string_view, std::string_view> fields[] = {
      {"grant_type", "authorization_code"},  {"code", code},
      {"redirect_uri", client.redirect_uri}, {"client_id", client.id},
      {"client_secret", client.secret},      {"code_verifier", request.code_verifier}};
  TRY(const std::string json, fetch({provider.token_endpoint, form_of(fields)}));
  return read_token_answer(json);
}

}  // namespace

Result<OpenIdProvider> discover(const std::string& issuer, OpenIdFetcher fetch, Moment now) {
  const std::string base = issuer.ends_with('/') ? issuer.substr(0, issuer.size() - 1) : issuer;
  TRY(const std::string json, fetch({base + "/.well-known/openid-configuration"}));
  TRY(OpenIdProvider provider, read_discovery(json, issuer));
  TRY_VOID(fetch_keys(provider, fetch, now));
  return provider;
}

OpenIdRequest begin_openid(const OpenIdProvider& provider, const OpenIdClient& client) {
  OpenIdRequest request;
  request.state = to_base64url(random_bytes(state_bytes));
  request.nonce = to_base64url(random_bytes(state_bytes));
  request.code_verifier = new_token();
  const std::string challenge = code_challenge(request.code_verifier);
  const std::pair<std::string_view, std::string_view> fields[] = {
      {"response_type", "code"},     {"client_id", client.id},          {"redirect_uri", client.redirect_uri},
      {"scope", client.scope},       {"state", request.state},          {"nonce", request.nonce},
      {"code_challenge", challenge}, {"code_challenge_method", "S256"}, {"acr_values", client.acr_values}};
  request.url = with_query(provider.authorization_endpoint, fields);
  return request;
}

Result<std::string> code_of_answer(const OpenIdAnswer& answer, const OpenIdRequest& request,
                                   const OpenIdProvider& provider) {
  const bool same_place = answer.issuer.empty() || answer.issuer == provider.issuer;
  if (!same_place || !same_secret(answer.state, request.state))
    return fail(Kind::conflict, "this answer of the identity provider is not to our request: sign in again");
  if (!answer.error.empty() || answer.code.empty())
    return fail(Kind::bad_input,
                "the identity provider did not let you in ({why}): try again, or ask an administrator",
                {{"why", answer.error}});
  return answer.code;
}

Result<OpenIdIdentity> finish_openid(OpenIdProvider& provider, const OpenIdClient& client,
                                     const OpenIdRequest& request, const OpenIdAnswer& answer,
                                     OpenIdFetcher fetch, Moment now) {
  TRY(const std::string code, code_of_answer(answer, request, provider));
  TRY(const OpenIdTokens tokens, tokens_for(provider, client, request, code, fetch));
  TRY(const std::string claims, verified(provider, tokens.id_token, fetch, now));
  TRY(OpenIdIdentity person, read_id_token(claims, provider, client, request.nonce, now));
  TRY(const std::string signed_info, fetch({provider.userinfo_endpoint, {}, tokens.access_token}));
  TRY(const std::string info, verified(provider, signed_info, fetch, now));
  TRY_VOID(add_userinfo(info, provider, client, person));
  person.id_token = tokens.id_token;
  return person;
}

std::string end_session_url(const OpenIdProvider& provider, const OpenIdClient& client,
                            std::string_view id_token, std::string_view state) {
  if (provider.end_session_endpoint.empty()) return "";
  const std::pair<std::string_view, std::string_view> fields[] = {
      {"id_token_hint", id_token},
      {"state", state},
      {"post_logout_redirect_uri", client.post_logout_redirect_uri}};
  return with_query(provider.end_session_endpoint, fields);
}

}  // namespace capnr

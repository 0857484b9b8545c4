// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "people/jws.h"
#include "people/moment.h"

// Signing in at an identity provider: OpenID Connect 1.0, the code flow with PKCE (RFC 7636, S256), with the rules of ProConnect: state and nonce of 32
// characters, no parameter that is not asked for, signed userinfo, logout with id_token_hint. No HTTP here: what fetches is given.
//
//   TRY(OpenIdProvider provider, discover("https://fca.integ01.dev-agentconnect.fr/api/v2", fetch, now));
//   const OpenIdRequest request = begin_openid(provider, client);   // keep it for the browser's return; send it to request.url
//   TRY(const OpenIdIdentity person, finish_openid(provider, client, request, answer, fetch, now));   // once
//   … the account of person.issuer and person.subject …
//   redirect(end_session_url(provider, client, person.id_token, state));

namespace capnr {

/// What is to be fetched from a provider.
struct OpenIdFetch {
  std::string url;
  std::string form = {};    ///< application/x-www-form-urlencoded: a POST; else a GET
  std::string bearer = {};  ///< for the header Authorization
};
/// The body of the answer when its status is 200, or 400 or 401 to a form: the token endpoint says there why. Kind::unavailable
/// without an answer, Kind::bad_input for any other status.
using OpenIdFetcher = FunctionRef<Result<std::string>(const OpenIdFetch&)>;

struct OpenIdProvider {
  std::string issuer;
  std::string authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri;
  std::string end_session_endpoint = {};  ///< empty when it has none
  KeySet keys = {};
  Moment keys_fetched_at = {};
};

/// What the provider knows of us.
struct OpenIdClient {
  std::string id, secret;
  std::string redirect_uri, post_logout_redirect_uri;
  std::string scope = "openid email given_name usual_name";
  std::string acr_values = {};  ///< "eidas1"; left out when empty
};

/// A discovery document, without keys. Kind::bad_input when it is of another issuer, lacks an endpoint, has one that is not https (but on this machine), or
/// does not do the code flow with S256 and RS256 or ES256.
Result<OpenIdProvider> read_discovery(std::string_view json, std::string_view issuer);
/// The document at ISSUER/.well-known/openid-configuration, and the keys that it names.
Result<OpenIdProvider> discover(const std::string& issuer, OpenIdFetcher fetch, Moment now);

/// One visit to the provider.
struct OpenIdRequest {
  std::string url;            ///< where the browser goes
  std::string state, nonce;   ///< 32 characters each
  std::string code_verifier;  ///< never leaves the server before the code comes back
};
OpenIdRequest begin_openid(const OpenIdProvider& provider, const OpenIdClient& client);

/// What the browser brings back.
struct OpenIdAnswer {
  std::string state, code;
  std::string error = {};   ///< "access_denied"
  std::string issuer = {};  ///< RFC 9207; empty when the provider does not send it
};
/// The code, when the answer is that of the request. Kind::conflict when it is not (another tab, a replay, an attack); Kind::bad_input for an error.
Result<std::string> code_of_answer(const OpenIdAnswer& answer, const OpenIdRequest& request,
                                   const OpenIdProvider& provider);

struct OpenIdTokens {
  std::string id_token, access_token;
};
/// Kind::bad_input for an error of the provider (a code that was used or is too old), or what is no answer.
Result<OpenIdTokens> read_token_answer(std::string_view json);

struct OpenIdIdentity {
  std::string issuer, subject;  ///< who, for ever: an e-mail address may be given to somebody else
  std::string email = {}, name = {};
  std::string id_token = {};  ///< for end_session_url()
};
/// The claims of an id_token whose signature was verified: issuer, audience, nonce, times (a minute of tolerance; issued ten minutes ago at most).
Result<OpenIdIdentity> read_id_token(std::string_view payload, const OpenIdProvider& provider,
                                     const OpenIdClient& client, std::string_view nonce, Moment now);

/// The code for tokens, the tokens verified, the signed userinfo verified and of the same person. Keys that the provider has changed are fetched again, once a
/// minute at most. Each request serves once: the caller forgets it before.
Result<OpenIdIdentity> finish_openid(OpenIdProvider& provider, const OpenIdClient& client,
                                     const OpenIdRequest& request, const OpenIdAnswer& answer,
                                     OpenIdFetcher fetch, Moment now);

/// Where the browser goes to sign out there too; empty when the provider has no such place.
std::string end_session_url(const OpenIdProvider& provider, const OpenIdClient& client,
                            std::string_view id_token, std::string_view state);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "people/openid.h"

// What providers write. Private to this folder.

namespace capnr {

/// Base64url of the SHA-256 of a code verifier (RFC 7636 § 4.2, S256).
std::string code_challenge(std::string_view verifier);

/// What a verified userinfo says of a person: Kind::bad_input when it is of another one, of another provider or for another client.
Result<> add_userinfo(std::string_view payload, const OpenIdProvider& provider, const OpenIdClient& client,
                      OpenIdIdentity& person);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// Signed texts (JWS, RFC 7515, compact form) and the public keys that verify them (JWKS, RFC 7517), as an identity provider gives them; libcjose does
// the cryptography. Two algorithms and no other: RS256 with a key of 2048 bits or more, ES256 with a key on P-256. The key decides, not the text: one
// that says "none" or HS256 is refused before anything is computed.

namespace capnr {

struct PublicKey {
  std::string id;    ///< "kid"; empty when the provider gives none
  std::string type;  ///< "RSA" or "EC"
  std::string json;  ///< its public members only
};
struct KeySet {
  std::vector<PublicKey> keys;
};

/// Keys of another type or use, or too weak, are left out. Kind::bad_input for what is no set of keys.
Result<KeySet> read_key_set(std::string_view json);

/// The payload. Kind::not_found when the set has no key of that name: the provider may have changed its keys, fetch them again. Kind::bad_input for all the rest.
Result<std::string> verify_jws(std::string_view compact, const KeySet& keys);

}  // namespace capnr

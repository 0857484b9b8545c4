// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <cjose/cjose.h>

#include "people/token.h"

// Keys of an identity provider, made for a test, and what they sign.

namespace capnr::test {

class SigningKey {
 public:
  static SigningKey rsa(const std::string& id, std::size_t bits = 2048) {
    constexpr std::uint8_t exponent[] = {1, 0, 1};
    return {cjose_jwk_create_RSA_random(bits, exponent, sizeof exponent, nullptr), id, "RS256"};
  }
  static SigningKey ec(const std::string& id) {
    return {cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr), id, "ES256"};
  }

  /// As a key set has it.
  std::string as_public() const { return json(false); }
  std::string as_private() const { return json(true); }

  std::string sign(std::string_view payload) const { return sign(payload, algorithm_.c_str(), id_.c_str()); }
  std::string sign(std::string_view payload, const char* algorithm, const char* id) const {
    cjose_header_t* header = cjose_header_new(nullptr);
    cjose_header_set(header, CJOSE_HDR_ALG, algorithm, nullptr);
    if (*id != '\0') cjose_header_set(header, CJOSE_HDR_KID, id, nullptr);
    cjose_jws_t* text = cjose_jws_sign(
        key_.get(), header, reinterpret_cast<const std::uint8_t*>(payload.data()), payload.size(), nullptr);
    const char* compact = nullptr;
    if (text == nullptr || !cjose_jws_export(text, &compact, nullptr)) throw std::runtime_error("not signed");
    std::string signed_text = compact;
    cjose_jws_release(text);
    cjose_header_release(header);
    return signed_text;
  }

 private:
  struct Release {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  };
  SigningKey(cjose_jwk_t* key, std::string id, std::string algorithm)
      : key_(key), id_(std::move(id)), algorithm_(std::move(algorithm)) {
    if (!id_.empty()) cjose_jwk_set_kid(key_.get(), id_.data(), id_.size(), nullptr);
  }
  std::string json(bool with_private) const {
    char* text = cjose_jwk_to_json(key_.get(), with_private, nullptr);
    std::string copy = text;
    cjose_get_dealloc()(text);
    return copy;
  }

  std::unique_ptr<cjose_jwk_t, Release> key_;
  std::string id_, algorithm_;
};

/// {"keys":[…]}
inline std::string key_set_of(std::initializer_list<const SigningKey*> keys) {
  std::string text;
  for (const SigningKey* key : keys) text += (text.empty() ? "" : ",") + key->as_public();
  return "{\"keys\":[" + text + "]}";
}

/// A text with a header of its own making; its signature is what is given.
inline std::string unsigned_text(std::string_view header, std::string_view payload,
                                 std::string_view signature = "x") {
  return to_base64url(header) + "." + to_base64url(payload) + "." + to_base64url(signature);
}

}  // namespace capnr::test

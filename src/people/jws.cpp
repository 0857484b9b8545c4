// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/jws.h"

#include <array>
#include <memory>

#include <cjose/cjose.h>

#include "base/text.h"
#include "people/claims.h"
#include "people/token.h"

namespace capnr {
namespace {

constexpr std::size_t longest_jws = std::size_t{64} << 10U;
constexpr std::size_t least_rsa_bytes = 256;

struct Release {
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  void operator()(cjose_jws_t* text) const { cjose_jws_release(text); }
};
using Key = std::unique_ptr<cjose_jwk_t, Release>;
using Text = std::unique_ptr<cjose_jws_t, Release>;

bool is_for_signing(const Json& key) {
  const std::string use = claim(key, "use");
  return use.empty() || use == "sig";
}

bool is_strong(const Json& key) {
  const std::string type = claim(key, "kty");
  if (type == "RSA") return from_base64url(claim(key, "n")).value_or("").size() >= least_rsa_bytes;
  return type == "EC" && claim(key, "crv") == "P-256";
}

/// Without what is private, or not understood.
std::string public_members(const Json& key) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  for (const std::string_view member : {"kty", "n", "e", "crv", "x", "y"})
    if (const std::string value = claim(key, member); !value.empty()) json.key(member).text(value);
  json.end_object();
  return text;
}

/// `why`: a word of the standards, for who looks after the provider.
tl::unexpected<Error> refused(std::string_view why) {
  return fail(Kind::bad_input, "the signature of the identity provider is refused: {why}",
              {{"why", std::string(why)}});
}

struct Header {
  std::string key, type;  ///< the type of key that its algorithm asks for
};

Result<Header> header_of(std::string_view compact) {
  const std::vector<std::string_view> parts = split(compact, '.');
  if (compact.size() > longest_jws || parts.size() != 3 || parts[2].empty()) return refused("format");
  const auto bytes = from_base64url(parts[0]);
  if (!bytes) return refused("header");
  const auto header = parse_json(*bytes, 4);
  if (!header || header->object() == nullptr) return refused("header");
  const std::string algorithm = claim(*header, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return refused("alg " + algorithm.substr(0, 20));
  if (header->find("crit") != nullptr) return refused("crit");
  return Header{claim(*header, "kid"), algorithm == "RS256" ? "RSA" : "EC"};
}

/// Those that may have signed it. A text that names no key may be of any key of its type.
std::vector<const PublicKey*> candidates(const Header& header, const KeySet& keys) {
  std::vector<const PublicKey*> found;
  for (const PublicKey& key : keys.keys)
    if (key.type == header.type && (header.key.empty() || key.id == header.key)) found.push_back(&key);
  return found;
}

bool verifies(cjose_jws_t* text, const PublicKey& key) {
  cjose_err error{};
  const Key imported(cjose_jwk_import(key.json.data(), key.json.size(), &error));
  return imported != nullptr && cjose_jws_verify(text, imported.get(), &error);
}

}  // namespace

Result<KeySet> read_key_set(std::string_view json) {
  TRY(const Json document, parse_json(json, 8));
  const Json* keys = document.find("keys");
  if (keys == nullptr || keys->array() == nullptr)
    return fail(Kind::bad_input, "the identity provider gives no set of keys");
  KeySet set;
  for (const Json& key : *keys->array())
    if (is_for_signing(key) && is_strong(key))
      set.keys.push_back({claim(key, "kid"), claim(key, "kty"), public_members(key)});
  return set;
}

Result<std::string> verify_jws(std::string_view compact, const KeySet& keys) {
  TRY(const Header header, header_of(compact));
  const std::vector<const PublicKey*> possible = candidates(header, keys);
  if (possible.empty()) return fail(Kind::not_found, "the identity provider has no such key");
  for (const PublicKey* key : possible) {
    cjose_err error{};
    const Text text(cjose_jws_import(compact.data(), compact.size(), &error));
    if (text == nullptr) return refused("format");
    if (!verifies(text.get(), *key)) continue;
    std::uint8_t* payload = nullptr;
    std::size_t size = 0;
    if (cjose_jws_get_plaintext(text.get(), &payload, &size, &error))
      return std::string(reinterpret_cast<const char*>(payload), size);
  }
  return refused("signature");
}

}  // namespace capnr

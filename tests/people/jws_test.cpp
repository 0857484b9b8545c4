// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/jws.h"

#include <gtest/gtest.h>

#include "signing_key.h"

namespace capnr {
namespace {

using test::key_set_of;
using test::SigningKey;
using test::unsigned_text;

KeySet keys_of(const std::string& json) {
  const auto set = read_key_set(json);
  EXPECT_TRUE(set);
  return set.value_or(KeySet{});
}

std::string refusal(const std::string& compact, const KeySet& keys) {
  const auto payload = verify_jws(compact, keys);
  return payload ? "" : tr(Language::en, payload.error().message, payload.error().parameters);
}

const SigningKey& first() {
  static const SigningKey key = SigningKey::rsa("one");
  return key;
}
const SigningKey& second() {
  static const SigningKey key = SigningKey::ec("two");
  return key;
}

TEST(SignedText, IsReadWhenItsKeyIsTheProviders) {
  const KeySet keys = keys_of(key_set_of({&first(), &second()}));
  ASSERT_EQ(keys.keys.size(), 2U);
  EXPECT_EQ(verify_jws(first().sign("payload"), keys).value_or(""), "payload");
  EXPECT_EQ(verify_jws(second().sign("other"), keys).value_or(""), "other");
  EXPECT_EQ(verify_jws(first().sign("payload", "RS256", ""), keys).value_or(""), "payload")
      << "it need not name its key";
}

TEST(SignedText, IsRefusedWhenItWasChanged) {
  const KeySet keys = keys_of(key_set_of({&first(), &second()}));
  for (const SigningKey* key : {&first(), &second()}) {
    const std::string text = key->sign("payload");
    const std::size_t dot = text.find('.'), last = text.rfind('.');
    const std::string other = text.substr(0, dot + 1) + to_base64url("another") + text.substr(last);
    EXPECT_EQ(refusal(other, keys), "the signature of the identity provider is refused: signature");
    EXPECT_NE(refusal(text.substr(0, last + 1), keys), "");
    EXPECT_NE(refusal(text.substr(0, last), keys), "");
    EXPECT_NE(refusal(text.substr(0, text.size() - 4), keys), "");
  }
  EXPECT_NE(refusal("", keys), "");
  EXPECT_NE(refusal("a.b.c", keys), "");
  EXPECT_NE(refusal(std::string(100'000, 'a'), keys), "");
}

// What JWT libraries have been broken by.
TEST(SignedText, IsRefusedForAnyAlgorithmButTwo) {
  const KeySet keys = keys_of(key_set_of({&first()}));
  for (const char* algorithm : {"none", "None", "HS256", "RS384", "PS256", ""})
    EXPECT_EQ(
        refusal(unsigned_text(std::string("{\"alg\":\"") + algorithm + "\",\"kid\":\"one\"}", "{}"), keys),
        std::string("the signature of the identity provider is refused: alg ") + algorithm);
  EXPECT_NE(refusal(unsigned_text("{\"alg\":\"none\"}", "{}", ""), keys), "");
  EXPECT_NE(refusal(unsigned_text("{}", "{}"), keys), "");
  EXPECT_NE(refusal(unsigned_text("[]", "{}"), keys), "");
  EXPECT_NE(refusal(unsigned_text("not json", "{}"), keys), "");
  EXPECT_EQ(refusal(unsigned_text("{\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[\"b64\"]}", "{}"), keys),
            "the signature of the identity provider is refused: crit");
  EXPECT_EQ(verify_jws(unsigned_text("{\"alg\":\"ES256\",\"kid\":\"one\"}", "{}"), keys).error().kind,
            Kind::not_found)
      << "the key of that name is of another type";
}

TEST(SignedText, OfAKeyThatIsNotThereSaysSo) {
  const KeySet keys = keys_of(key_set_of({&first()}));
  const auto missing = verify_jws(second().sign("payload"), keys);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Kind::not_found);
  const SigningKey impostor = SigningKey::rsa("one");
  EXPECT_EQ(verify_jws(impostor.sign("payload"), keys).error().kind, Kind::bad_input)
      << "the name alone is no proof";
}

TEST(KeySetOfAProvider, HasNoWeakOrForeignKey) {
  const SigningKey weak = SigningKey::rsa("weak", 1024);
  EXPECT_TRUE(keys_of(key_set_of({&weak})).keys.empty());
  EXPECT_TRUE(keys_of("{\"keys\":[]}").keys.empty());
  EXPECT_TRUE(keys_of("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":\"EC\",\"crv\":\"P-384\"},3]}")
                  .keys.empty());
  std::string encrypts = second().as_public();
  encrypts.insert(1, "\"use\":\"enc\",");
  EXPECT_TRUE(keys_of("{\"keys\":[" + encrypts + "]}").keys.empty());
  const KeySet leaked = keys_of("{\"keys\":[" + second().as_private() + "]}");
  ASSERT_EQ(leaked.keys.size(), 1U);
  EXPECT_EQ(leaked.keys[0].json.find("\"d\""), std::string::npos) << "what is private is left where it is";
  for (const char* wrong : {"", "{}", "[]", "{\"keys\":{}}", "{\"keys\":[}"})
    EXPECT_FALSE(read_key_set(wrong)) << wrong;
}

}  // namespace
}  // namespace capnr

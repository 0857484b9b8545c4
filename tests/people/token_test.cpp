// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/token.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace capnr {
namespace {

TEST(Token, IsTwoHundredAndFiftySixBitsThatGoIntoAnAddress) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(from_base64url(token).value_or("").size(), 32U);
    seen.insert(token);
  }
  EXPECT_EQ(seen.size(), 100U);
}

TEST(Token, IsKeptAsItsHash) {
  EXPECT_EQ(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// RFC 4648 § 10, with the alphabet of § 5 and no padding.
TEST(Base64url, IsThatOfItsStandard) {
  EXPECT_EQ(to_base64url(""), "");
  EXPECT_EQ(to_base64url("f"), "Zg");
  EXPECT_EQ(to_base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(to_base64url("\xfb\xff\xfe"), "-__-");
  for (const char* wrong : {"Zg==", "-_/-", "Z", "Zm9v YmFy", "é"})
    EXPECT_FALSE(from_base64url(wrong)) << wrong;
}

RC_GTEST_PROP(Base64url, IsReadBack, (const std::string& bytes)) {
  RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
}

TEST(Secrets, AreTheSameOrNot) {
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

}  // namespace
}  // namespace capnr

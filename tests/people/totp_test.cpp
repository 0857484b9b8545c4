// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/totp.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace capnr {
namespace {

constexpr std::string_view key = "12345678901234567890";  // of both standards

Moment at(std::int64_t seconds) {
  return moment_of(seconds);
}

TEST(Hotp, GivesTheValuesOfRfc4226AppendixD) {
  const char* const codes[] = {"755224", "287082", "359152", "969429", "338314",
                               "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t counter = 0; counter < 10; ++counter) EXPECT_EQ(hotp_code(key, counter), codes[counter]);
}

TEST(Totp, GivesTheValuesOfRfc6238AppendixB) {
  const std::pair<std::int64_t, const char*> codes[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                        {1111111111, "14050471"}, {1234567890, "89005924"},
                                                        {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : codes) {
    EXPECT_EQ(totp_code(key, at(seconds), 8), code);
    EXPECT_EQ(totp_code(key, at(seconds)), std::string(code).substr(2)) << "six digits are the last ones";
  }
}

TEST(Totp, IsAcceptedThirtySecondsAroundItsOwn) {
  const std::string code = totp_code(key, at(3000));  // the step from 3000 to 3029
  EXPECT_FALSE(verify_totp(key, code, at(2969), {}));
  for (const std::int64_t now : {2970, 3000, 3029, 3059})
    EXPECT_EQ(verify_totp(key, code, at(now), {}), 100) << now;
  EXPECT_FALSE(verify_totp(key, code, at(3060), {}));
}

TEST(Totp, IsNotAcceptedTwice) {
  const std::string code = totp_code(key, at(3000));
  const auto step = verify_totp(key, code, at(3000), {});
  ASSERT_TRUE(step);
  EXPECT_FALSE(verify_totp(key, code, at(3000), step));
  EXPECT_FALSE(verify_totp(key, totp_code(key, at(2970)), at(3000), step)) << "nor one before it";
  EXPECT_EQ(verify_totp(key, totp_code(key, at(3030)), at(3000), step), 101) << "the next one is";
}

TEST(Totp, RefusesWhatIsNoCode) {
  for (const char* code : {"", "0", "000000", "28708", "2870820", "abcdef", "-87082"})
    EXPECT_FALSE(verify_totp(key, code, at(59), {})) << code;
  EXPECT_EQ(verify_totp(key, " 287 082 ", at(59), {}), 1) << "as telephones show it";
}

// RFC 4648 § 10.
TEST(Base32, IsThatOfItsStandard) {
  const std::pair<const char*, const char*> words[] = {{"", ""},
                                                       {"f", "MY"},
                                                       {"fo", "MZXQ"},
                                                       {"foo", "MZXW6"},
                                                       {"foob", "MZXW6YQ"},
                                                       {"fooba", "MZXW6YTB"},
                                                       {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : words) {
    EXPECT_EQ(to_base32(bytes), text);
    EXPECT_EQ(from_base32(text), bytes);
  }
  EXPECT_EQ(from_base32("mzxw 6ytb-oi======"), "foobar");
  EXPECT_FALSE(from_base32("MZXW0"));
  EXPECT_FALSE(from_base32("MZ=XW"));
}

RC_GTEST_PROP(Base32, IsReadBack, (const std::string& bytes)) {
  RC_ASSERT(from_base32(to_base32(bytes)) == bytes);
}

TEST(OtpauthUri, HasTheKeyAndBothNames) {
  EXPECT_EQ(
      otpauth_uri("foobar", "Cap NR: Ville", "a.martin@ville.fr"),
      "otpauth://totp/Cap%20NR%20%20Ville:a.martin%40ville.fr?secret=MZXW6YTBOI&issuer=Cap%20NR%20%20Ville");
  EXPECT_EQ(new_totp_key().size(), 20U);
  EXPECT_NE(new_totp_key(), new_totp_key());
}

}  // namespace
}  // namespace capnr

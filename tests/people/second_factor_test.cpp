// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/second_factor.h"

#include "people/totp.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using test::good;
using test::monday;

class SecondFactor : public test::People {};
CAPNR_ON_EACH_DATABASE(SecondFactor);

TEST_P(SecondFactor, IsInForceOnceAFirstCodeWasRight) {
  const AccountId id = account("alix");
  EXPECT_EQ(kind_of(confirm_totp(*database_, id, "000000", nobody)), Kind::conflict);
  const TotpEnrolment enrolment = good(enrol_totp(*database_, id, "Cap NR", nobody));
  EXPECT_EQ(enrolment.uri, "otpauth://totp/Cap%20NR:alix?secret=" + enrolment.secret + "&issuer=Cap%20NR");
  EXPECT_FALSE(loaded(id).has_totp) << "the QR code may not have been read";
  const std::string key = from_base32(enrolment.secret).value();
  EXPECT_EQ(kind_of(confirm_totp(*database_, id, totp_code(key, monday + std::chrono::hours(1)), nobody)),
            Kind::bad_input);
  good(confirm_totp(*database_, id, totp_code(key, monday), nobody));
  EXPECT_TRUE(loaded(id).has_totp);
  EXPECT_EQ(last_audited(), "account.totp_confirmed account 1");
  EXPECT_EQ(kind_of(confirm_totp(*database_, id, totp_code(key, monday), nobody)), Kind::conflict)
      << "it is done";
}

TEST_P(SecondFactor, StaysInForceWhileAnotherIsPrepared) {
  const AccountId id = account("alix");
  const std::string first = from_base32(good(enrol_totp(*database_, id, "x", nobody)).secret).value();
  good(confirm_totp(*database_, id, totp_code(first, monday), nobody));
  const std::string second = from_base32(good(enrol_totp(*database_, id, "x", nobody)).secret).value();
  EXPECT_NE(first, second);
  EXPECT_TRUE(loaded(id).has_totp);
  EXPECT_EQ(kind_of(confirm_totp(*database_, id, totp_code(first, monday), nobody)), Kind::bad_input);
  good(disable_totp(*database_, id, nobody));
  EXPECT_FALSE(loaded(id).has_totp);
  EXPECT_EQ(last_audited(), "account.totp_disabled account 1");
  const std::size_t events = audited().size();
  good(disable_totp(*database_, id, nobody));
  EXPECT_EQ(audited().size(), events);
  EXPECT_EQ(kind_of(confirm_totp(*database_, id, totp_code(second, monday), nobody)), Kind::conflict);
}

}  // namespace
}  // namespace capnr

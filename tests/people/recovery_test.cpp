// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/recovery.h"

#include "people/second_factor.h"
#include "people/session.h"
#include "people/sign_in.h"
#include "people/token.h"
#include "people/totp.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

constexpr std::string_view fresh = "a quite new sentence";

class Recovery : public test::People {
 protected:
  Result<AccountId> used(std::string_view token, std::string_view password = fresh, Moment now = monday) {
    return use_recovery(*database_, token, password, now, quick_password_cost);
  }
  SignInOutcome outcome(std::string_view login, std::string_view password) {
    return good(sign_in(*database_, {login, password}, monday, quick_password_cost)).outcome;
  }
};
CAPNR_ON_EACH_DATABASE(Recovery);

TEST_P(Recovery, SetsANewPasswordOnce) {
  const AccountId id = account("alix");
  for (int i = 0; i < 5; ++i) outcome("alix", "wrong");
  const std::string session = good(start_session(*database_, id, monday));
  const std::string token = good(make_recovery(*database_, id, false, nobody));
  EXPECT_EQ(good(find_recovery(*database_, token, monday))->id, id);
  EXPECT_EQ(used(token), id);
  EXPECT_FALSE(good(find_session(*database_, session, monday)));
  EXPECT_EQ(outcome("alix", fresh), SignInOutcome::signed_in) << "and the lock is lifted";
  EXPECT_FALSE(good(find_recovery(*database_, token, monday)));
  EXPECT_EQ(kind_of(used(token)), Kind::not_found);
  EXPECT_EQ(count("SELECT count(*) FROM one_time_link"), 0);
}

TEST_P(Recovery, CanBeTriedAgainWhenThePasswordIsRefused) {
  const AccountId id = account("alix");
  const std::string token = good(make_recovery(*database_, id, false, nobody));
  EXPECT_EQ(kind_of(used(token, "short")), Kind::bad_input);
  EXPECT_EQ(used(token), id);
}

TEST_P(Recovery, EndsAfterADayToTheSecondOrWithAnotherLink) {
  const AccountId id = account("alix");
  const std::string token = good(make_recovery(*database_, id, false, nobody));
  EXPECT_TRUE(good(find_recovery(*database_, token, monday + 24h - 1s)));
  EXPECT_FALSE(good(find_recovery(*database_, token, monday + 24h)));
  EXPECT_EQ(kind_of(used(token, fresh, monday + 24h)), Kind::not_found);
  good(make_recovery(*database_, id, false, nobody));
  EXPECT_FALSE(good(find_recovery(*database_, token, monday)));
  EXPECT_EQ(kind_of(used("")), Kind::not_found);
}

TEST_P(Recovery, TakesTheSecondFactorAwayWhenAskedTo) {
  const AccountId id = account("alix");
  const std::string key = from_base32(good(enrol_totp(*database_, id, "x", nobody)).secret).value();
  good(confirm_totp(*database_, id, totp_code(key, monday), nobody));
  good(used(good(make_recovery(*database_, id, false, nobody))));
  EXPECT_TRUE(loaded(id).has_totp);
  good(used(good(make_recovery(*database_, id, true, nobody))));
  EXPECT_FALSE(loaded(id).has_totp);
}

TEST_P(Recovery, IsOfActiveAccounts) {
  const AccountId id = account("alix");
  const std::string token = good(make_recovery(*database_, id, false, nobody));
  good(deactivate(*database_, id, nobody));
  EXPECT_EQ(kind_of(used(token)), Kind::not_found);
  EXPECT_EQ(kind_of(make_recovery(*database_, id, false, nobody)), Kind::conflict);
  EXPECT_EQ(kind_of(make_recovery(*database_, {9}, false, nobody)), Kind::not_found);
}

TEST_P(Recovery, GivesAFirstPasswordToo) {
  const AccountId id = good(create_account(*database_, {"new"}, std::nullopt, nobody));
  EXPECT_FALSE(loaded(id).has_password);
  good(used(good(make_recovery(*database_, id, false, nobody))));
  EXPECT_EQ(outcome("new", fresh), SignInOutcome::signed_in);
}

TEST_P(Recovery, LeavesNoTokenInTheDatabase) {
  const std::string token = good(make_recovery(*database_, account("alix"), false, nobody));
  Statement row = good(database_->prepare("SELECT token_hash FROM one_time_link"));
  good(row.bind());
  ASSERT_TRUE(good(row.step()));
  EXPECT_EQ(row.text(0), token_hash(token));
}

TEST_P(Recovery, SetsUpTheFirstAccountOfADatabase) {
  const std::string before = good(make_set_up(*database_, monday));
  const std::string token = good(make_set_up(*database_, monday));
  EXPECT_FALSE(good(is_set_up_token(*database_, before, monday))) << "the last one printed is the one";
  EXPECT_TRUE(good(is_set_up_token(*database_, token, monday)));
  EXPECT_FALSE(good(find_recovery(*database_, token, monday)));
  EXPECT_EQ(kind_of(used(token)), Kind::not_found) << "it is no recovery";
  const auto set_up = [&](std::string_view with, OrgId org = city) {
    return use_set_up(*database_, with, {"first", "The first"}, fresh, org, monday, quick_password_cost);
  };
  EXPECT_EQ(kind_of(set_up(before)), Kind::not_found);
  EXPECT_EQ(kind_of(set_up(token, {9})), Kind::not_found);
  EXPECT_FALSE(good(has_accounts(*database_))) << "nothing is half done";
  const AccountId id = good(set_up(token));
  EXPECT_TRUE(may_act_as(loaded(id), city, Role::administrator));
  EXPECT_FALSE(may_act_as(loaded(id), other, Role::reader));
  EXPECT_EQ(kind_of(set_up(token)), Kind::not_found);
  EXPECT_EQ(kind_of(make_set_up(*database_, monday)), Kind::conflict);
}

TEST_P(Recovery, SetsUpNothingOnceThereIsAnAccount) {
  const std::string token = good(make_set_up(*database_, monday));
  account("somebody");
  EXPECT_FALSE(good(is_set_up_token(*database_, token, monday)));
  EXPECT_EQ(kind_of(use_set_up(*database_, token, {"first"}, fresh, city, monday, quick_password_cost)),
            Kind::conflict);
}

}  // namespace
}  // namespace capnr

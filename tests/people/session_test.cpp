// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/session.h"

#include "people/open_sessions.h"
#include "people/token.h"
#include "store/whole_database.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

class Sessions : public test::People {
 protected:
  bool lives(const std::string& token, Moment now) {
    return good(find_session(*database_, token, now)).has_value();
  }
};
CAPNR_ON_EACH_DATABASE(Sessions);

TEST_P(Sessions, BelongToTheirAccount) {
  const AccountId id = account("alix", Role::reader, city);
  const std::string token = good(start_session(*database_, id, monday));
  const auto session = good(find_session(*database_, token, monday));
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account.id, id);
  EXPECT_EQ(session->account.grants.size(), 1U);
  EXPECT_EQ(session->stage, Stage::complete);
  EXPECT_FALSE(session->rotation_due);
  EXPECT_NE(token, good(start_session(*database_, id, monday)));
  for (const std::string& wrong : {std::string(), token + "x", token.substr(1), token_hash(token)})
    EXPECT_FALSE(lives(wrong, monday)) << wrong;
}

TEST_P(Sessions, AreCountedUntilTheyAreOver) {
  EXPECT_EQ(good(count_open_sessions(*database_, monday)), 0);
  const AccountId id = account("alix");
  good(start_session(*database_, id, monday));
  good(start_session(*database_, id, monday + 20min));
  EXPECT_EQ(good(count_open_sessions(*database_, monday + 29min)), 2);
  EXPECT_EQ(good(count_open_sessions(*database_, monday + 30min)), 1);
  EXPECT_EQ(good(count_open_sessions(*database_, monday + 13h)), 0);
}

TEST_P(Sessions, TakeRoomInADatabaseThatSaysHowMuchItTakes) {
  EXPECT_GT(good(bytes_of(*database_)), 100'000);
}

TEST_P(Sessions, LeaveNoTokenInTheDatabase) {
  const std::string token = good(start_session(*database_, account("alix"), monday));
  Statement row = good(database_->prepare("SELECT token_hash, csrf_secret FROM session"));
  good(row.bind());
  ASSERT_TRUE(good(row.step()));
  EXPECT_EQ(row.text(0), token_hash(token));
  EXPECT_NE(row.text(1), token);
}

TEST_P(Sessions, EndThirtyMinutesAfterTheLastRequestToTheSecond) {
  const AccountId id = account("alix");
  const std::string token = good(start_session(*database_, id, monday));
  EXPECT_TRUE(lives(token, monday + 29min + 59s));
  EXPECT_TRUE(lives(token, monday + 59min + 58s)) << "the last request was at 29:59";
  const std::string quiet = good(start_session(*database_, id, monday));
  EXPECT_FALSE(lives(quiet, monday + 30min));
}

TEST_P(Sessions, EndAfterTwelveHoursToTheSecond) {
  const std::string token = good(start_session(*database_, account("alix"), monday));
  for (Moment now = monday; now < monday + 12h; now += 20min) ASSERT_TRUE(lives(token, now));
  EXPECT_TRUE(lives(token, monday + 11h + 59min + 59s));
  EXPECT_FALSE(lives(token, monday + 12h));
}

TEST_P(Sessions, WriteThatTheyWereSeenOnceAMinute) {
  const AccountId id = account("alix");
  const std::string token = good(start_session(*database_, id, monday));
  EXPECT_TRUE(lives(token, monday + 59s));
  EXPECT_EQ(count("SELECT seen_at FROM session"), seconds_of(monday));
  EXPECT_TRUE(lives(token, monday + 60s));
  EXPECT_EQ(count("SELECT seen_at FROM session"), seconds_of(monday + 60s));
  EXPECT_EQ(loaded(id).last_seen, monday + 60s);
}

TEST_P(Sessions, TakeAnotherTokenAndKeepTheirAge) {
  const std::string old = good(start_session(*database_, account("alix"), monday));
  const auto before = good(find_session(*database_, old, monday));
  const std::string next = good(rotate_session(*database_, old, monday + 10min));
  EXPECT_FALSE(lives(old, monday + 10min));
  const auto after = good(find_session(*database_, next, monday + 10min));
  ASSERT_TRUE(after);
  EXPECT_EQ(after->created_at, monday);
  EXPECT_NE(after->csrf_secret, before->csrf_secret);
  EXPECT_EQ(kind_of(rotate_session(*database_, old, monday + 10min)), Kind::not_found);
  EXPECT_EQ(kind_of(rotate_session(*database_, next, monday + 40min)), Kind::not_found) << "it is over";
}

TEST_P(Sessions, AreCompleteOnceTheCodeWasRight) {
  const std::string half = good(start_session(*database_, account("alix"), monday, Stage::awaiting_code));
  EXPECT_EQ(good(find_session(*database_, half, monday))->stage, Stage::awaiting_code);
  const std::string same = good(rotate_session(*database_, half, monday));
  EXPECT_EQ(good(find_session(*database_, same, monday))->stage, Stage::awaiting_code);
  const std::string whole = good(complete_session(*database_, same, monday + 5min));
  const auto session = good(find_session(*database_, whole, monday + 5min));
  ASSERT_TRUE(session);
  EXPECT_EQ(session->stage, Stage::complete);
  EXPECT_EQ(session->created_at, monday + 5min);
  EXPECT_FALSE(lives(same, monday + 5min));
}

TEST_P(Sessions, AreToldOfANewRole) {
  const AccountId id = account("alix", Role::reader, city);
  const std::string token = good(start_session(*database_, id, monday));
  good(set_role(*database_, id, {city, Role::pilot}, nobody));
  const auto session = good(find_session(*database_, token, monday));
  ASSERT_TRUE(session);
  EXPECT_TRUE(session->rotation_due);
  EXPECT_TRUE(may_act_as(session->account, city, Role::pilot)) << "at once";
  const std::string next = good(rotate_session(*database_, token, monday));
  EXPECT_FALSE(good(find_session(*database_, next, monday))->rotation_due);
}

TEST_P(Sessions, EndAloneOrTogether) {
  const AccountId alix = account("alix"), bob = account("bob");
  const std::string one = good(start_session(*database_, alix, monday)),
                    two = good(start_session(*database_, alix, monday)),
                    his = good(start_session(*database_, bob, monday));
  good(end_session(*database_, one));
  good(end_session(*database_, one));
  EXPECT_FALSE(lives(one, monday));
  EXPECT_TRUE(lives(two, monday));
  good(end_sessions(*database_, alix));
  EXPECT_FALSE(lives(two, monday));
  EXPECT_TRUE(lives(his, monday));
}

TEST_P(Sessions, ThatAreOverLeaveTheDatabase) {
  const AccountId id = account("alix");
  good(start_session(*database_, id, monday));
  good(start_session(*database_, id, monday + 10min));
  good(start_session(*database_, id, monday + 30min));
  EXPECT_EQ(count("SELECT count(*) FROM session"), 2);
}

TEST(CsrfField, MatchesItsSecretAndIsNeverTwiceTheSame) {
  const std::string secret = new_token();
  const std::string field = csrf_field(secret);
  EXPECT_TRUE(csrf_matches(secret, field));
  EXPECT_NE(field, csrf_field(secret));
  EXPECT_EQ(field.find(secret), std::string::npos);
  EXPECT_FALSE(csrf_matches(new_token(), field));
  for (const std::string& wrong :
       {std::string(), std::string("AAAA"), secret, field.substr(1), field + "A", std::string("é")})
    EXPECT_FALSE(csrf_matches(secret, wrong)) << wrong;
  EXPECT_FALSE(csrf_matches("", csrf_field(""))) << "no secret protects nothing";
}

}  // namespace
}  // namespace capnr

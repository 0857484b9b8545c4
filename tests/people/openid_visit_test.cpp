// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/openid_visit.h"

#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

class OpenIdVisits : public test::People {
 protected:
  void keep(const std::string& state, Moment now = monday) {
    OpenIdVisit visit;
    visit.request = {"https://id.example.fr/authorize", state, "nonce", "verifier"};
    visit.next = "/plans";
    good(keep_openid_visit(*database_, visit, now));
  }
  std::optional<OpenIdVisit> taken(std::string_view state, Moment now = monday) {
    return good(take_openid_visit(*database_, state, now));
  }
};
CAPNR_ON_EACH_DATABASE(OpenIdVisits);

TEST_P(OpenIdVisits, ComeBackOnceAsTheyWent) {
  keep("state");
  EXPECT_FALSE(taken("another"));
  const auto back = taken("state");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->request.state, "state");
  EXPECT_EQ(back->request.nonce, "nonce");
  EXPECT_EQ(back->request.code_verifier, "verifier");
  EXPECT_EQ(back->next, "/plans");
  EXPECT_FALSE(back->account);
  EXPECT_EQ(back->link_hash, "");
  EXPECT_FALSE(taken("state"));
}

TEST_P(OpenIdVisits, RememberWhatTheyComeToLink) {
  OpenIdVisit visit;
  visit.request.state = "state";
  visit.account = account("alix");
  visit.link_hash = "hash";
  good(keep_openid_visit(*database_, visit, monday));
  const auto back = taken("state");
  EXPECT_EQ(back->account, visit.account);
  EXPECT_EQ(back->link_hash, "hash");
}

TEST_P(OpenIdVisits, LastTenMinutesToTheSecond) {
  keep("early");
  keep("late");
  EXPECT_TRUE(taken("early", monday + 9min + 59s));
  EXPECT_FALSE(taken("late", monday + 10min));
  EXPECT_EQ(count("SELECT count(*) FROM openid_visit"), 0);
  keep("forgotten");
  keep("new", monday + 10min);
  EXPECT_EQ(count("SELECT count(*) FROM openid_visit"), 1) << "those that never came back go";
}

TEST_P(OpenIdVisits, LeaveNoStateInTheDatabase) {
  keep("a state of 32 characters exactly");
  EXPECT_EQ(count("SELECT count(*) FROM openid_visit WHERE state_hash LIKE '%state%'"), 0);
}

}  // namespace
}  // namespace capnr

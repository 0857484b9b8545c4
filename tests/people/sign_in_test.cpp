// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/sign_in.h"

#include "people/second_factor.h"
#include "people/session.h"
#include "people/totp.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::a_password;
using test::good;
using test::monday;

class SigningIn : public test::People {
 protected:
  SignIn tried(std::string_view login, std::string_view password, Moment now = monday,
               std::string_view code = {}) {
    return good(sign_in(*database_, {login, password, code}, now, quick_password_cost));
  }
  SignInOutcome outcome(std::string_view login, std::string_view password, Moment now = monday,
                        std::string_view code = {}) {
    return tried(login, password, now, code).outcome;
  }
  /// The key of the telephone.
  std::string with_telephone(AccountId id) {
    const std::string key = from_base32(good(enrol_totp(*database_, id, "x", nobody)).secret).value();
    good(confirm_totp(*database_, id, totp_code(key, monday - 1h), {{}, monday - 1h}));
    return key;
  }
};
CAPNR_ON_EACH_DATABASE(SigningIn);

TEST_P(SigningIn, WantsTheLoginAndItsPassword) {
  const AccountId id = account("alix");
  const SignIn done = tried("ALIX", a_password);
  EXPECT_EQ(done.outcome, SignInOutcome::signed_in);
  EXPECT_EQ(done.account, id);
  EXPECT_EQ(loaded(id).last_seen, monday);
  EXPECT_EQ(last_audited(), "account.signed_in account 1");
  EXPECT_EQ(outcome("alix", "wrong"), SignInOutcome::wrong);
  EXPECT_EQ(last_audited(), "account.sign_in_failed account 1: 1");
  EXPECT_EQ(outcome("alix", ""), SignInOutcome::wrong);
  EXPECT_EQ(outcome("alix", std::string(100'000, 'x')), SignInOutcome::wrong);
}

TEST_P(SigningIn, SaysNothingOfAccountsThatAreNotThere) {
  account("alix");
  const std::size_t events = audited().size();
  for (const char* login : {"bob", "", "x", "\xff"}) {
    const SignIn done = tried(login, a_password);
    EXPECT_EQ(done.outcome, SignInOutcome::wrong) << login;
    EXPECT_FALSE(done.account);
  }
  EXPECT_EQ(audited().size(), events) << "nobody fills the log from outside";
  EXPECT_EQ(count("SELECT count(*) FROM sign_in_failure WHERE login_hash LIKE '%bob%'"), 0);
}

TEST_P(SigningIn, IsRefusedToWhoIsNotActiveOrHasNoPasswordYet) {
  const AccountId id = account("alix");
  good(deactivate(*database_, id, nobody));
  EXPECT_EQ(outcome("alix", a_password), SignInOutcome::wrong);
  good(create_account(*database_, {"new"}, std::nullopt, nobody));
  EXPECT_EQ(outcome("new", ""), SignInOutcome::wrong);
}

// The same for an account and for a login that nobody has: the lock does not tell which exist.
TEST_P(SigningIn, LocksLongerAndLongerAfterFiveFailures) {
  account("alix");
  for (const char* login : {"alix", "nobody"}) {
    Moment now = monday;
    for (int i = 0; i < 4; ++i) EXPECT_EQ(outcome(login, "wrong", now), SignInOutcome::wrong);
    for (const auto delay : {1min, 5min, 15min, 60min, 60min}) {
      const SignIn locks = tried(login, "wrong", now);
      EXPECT_EQ(locks.outcome, SignInOutcome::locked) << login;
      EXPECT_EQ(locks.locked_until, now + delay);
      const SignIn locked = tried(login, a_password, now + delay - 1s);
      EXPECT_EQ(locked.outcome, SignInOutcome::locked) << "even with the right password";
      EXPECT_EQ(locked.locked_until, now + delay) << "to knock lengthens nothing";
      now += delay;
    }
    EXPECT_EQ(outcome(login, a_password, now),
              std::string_view(login) == "alix" ? SignInOutcome::signed_in : SignInOutcome::locked);
  }
  EXPECT_EQ(std::ranges::count(audited(), "account.locked account 1: 5"), 1);
}

TEST_P(SigningIn, ForgetsFailuresAfterASuccessOrADay) {
  account("alix");
  for (int i = 0; i < 4; ++i) outcome("alix", "wrong");
  EXPECT_EQ(outcome("alix", a_password), SignInOutcome::signed_in);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(outcome("alix", "wrong"), SignInOutcome::wrong);
  EXPECT_EQ(outcome("alix", "wrong", monday + 24h), SignInOutcome::wrong) << "it would be the fifth";
}

TEST_P(SigningIn, AsksForTheCodeOnceThePasswordIsRight) {
  const AccountId id = account("alix");
  const std::string key = with_telephone(id);
  EXPECT_EQ(outcome("alix", "wrong", monday, totp_code(key, monday)), SignInOutcome::wrong);
  const SignIn half = tried("alix", a_password);
  EXPECT_EQ(half.outcome, SignInOutcome::needs_code);
  EXPECT_EQ(half.account, id);
  EXPECT_EQ(outcome("alix", a_password, monday, "000000"), SignInOutcome::wrong);
  EXPECT_EQ(outcome("alix", a_password, monday, totp_code(key, monday)), SignInOutcome::signed_in);
}

TEST_P(SigningIn, TakesACodeOnce) {
  const AccountId id = account("alix");
  const std::string key = with_telephone(id), code = totp_code(key, monday);
  EXPECT_EQ(outcome("alix", a_password, monday, code), SignInOutcome::signed_in);
  EXPECT_EQ(outcome("alix", a_password, monday, code), SignInOutcome::wrong)
      << "somebody looked over the shoulder";
  EXPECT_EQ(good(confirm_code(*database_, id, code, monday)).outcome, SignInOutcome::wrong);
  EXPECT_EQ(good(confirm_code(*database_, id, totp_code(key, monday + 30s), monday + 30s)).outcome,
            SignInOutcome::signed_in);
}

TEST_P(SigningIn, LocksWhoGuessesTheCodeAndNotWhoIsAskedForIt) {
  const AccountId id = account("alix");
  const std::string key = with_telephone(id);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(outcome("alix", a_password), SignInOutcome::needs_code);
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(good(confirm_code(*database_, id, "000000", monday)).outcome, SignInOutcome::wrong);
  EXPECT_EQ(outcome("alix", a_password), SignInOutcome::needs_code) << "which does not set the count back";
  EXPECT_EQ(good(confirm_code(*database_, id, "000000", monday)).outcome, SignInOutcome::locked);
  EXPECT_EQ(good(confirm_code(*database_, id, totp_code(key, monday), monday)).outcome,
            SignInOutcome::locked);
}

TEST_P(SigningIn, HashesAgainWhatWasHashedAtAnotherCost) {
  const AccountId id = account("alix");
  const PasswordCost dearer{2, 16384};
  EXPECT_EQ(good(sign_in(*database_, {"alix", a_password}, monday, dearer)).outcome,
            SignInOutcome::signed_in);
  EXPECT_EQ(count("SELECT count(*) FROM account WHERE password LIKE '%m=16,t=2%'"), 1);
  EXPECT_EQ(good(sign_in(*database_, {"alix", a_password}, monday, dearer)).account, id);
}

TEST_P(SigningIn, ChangesThePasswordOfWhoKnowsIt) {
  const AccountId id = account("alix");
  const auto changed = [&](std::string_view current, std::string_view next) {
    return change_password(*database_, id, current, next, monday, quick_password_cost);
  };
  EXPECT_EQ(error_of(changed("wrong", "another sentence")), "the current password is not this one");
  EXPECT_EQ(kind_of(changed(a_password, "short")), Kind::bad_input);
  const std::string session = good(start_session(*database_, id, monday));
  good(changed(a_password, "another sentence"));
  EXPECT_FALSE(good(find_session(*database_, session, monday)));
  EXPECT_EQ(outcome("alix", a_password), SignInOutcome::wrong);
  EXPECT_EQ(outcome("alix", "another sentence"), SignInOutcome::signed_in);
  for (int i = 0; i < 5; ++i) changed("wrong", "another sentence").error();
  EXPECT_EQ(kind_of(changed("another sentence", "a third sentence")), Kind::limit);
}

}  // namespace
}  // namespace capnr

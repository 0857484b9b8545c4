// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/identity.h"

#include "people/recovery.h"
#include "people/session.h"
#include "people/token.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

const OpenIdIdentity alix_there{"https://id.example.fr", "7f3e"};
const OpenIdIdentity bob_there{"https://id.example.fr", "81aa"};
const OpenIdIdentity alix_elsewhere{"https://other.example", "7f3e"};

class Identities : public test::People {
 protected:
  SignIn signed_in(const OpenIdIdentity& person, Moment now = monday) {
    return good(sign_in_openid(*database_, person, now));
  }
  void fail_to_sign_in(std::string_view login) {
    good(sign_in(*database_, {login, "wrong"}, monday, quick_password_cost));
  }
};
CAPNR_ON_EACH_DATABASE(Identities);

TEST_P(Identities, SignInTheAccountThatIsLinkedAndNobodyElse) {
  const AccountId id = account("alix", Role::reader, city);
  good(link_identity(*database_, id, alix_there, {id, monday}));
  EXPECT_EQ(last_audited(), "account.openid_linked account 1");
  const SignIn done = signed_in(alix_there, monday + 1h);
  EXPECT_EQ(done.outcome, SignInOutcome::signed_in);
  EXPECT_EQ(done.account, id);
  EXPECT_EQ(last_audited(), "account.signed_in account 1: openid");
  EXPECT_EQ(loaded(id).last_seen, monday + 1h);
  const auto linked = good(list_identities(*database_, id));
  ASSERT_EQ(linked.size(), 1U);
  EXPECT_EQ(linked[0].subject, "7f3e");
  EXPECT_EQ(linked[0].linked_at, monday);
  EXPECT_EQ(linked[0].last_used, monday + 1h);
  for (const OpenIdIdentity& stranger : {bob_there, alix_elsewhere}) {
    EXPECT_EQ(signed_in(stranger).outcome, SignInOutcome::wrong);
    EXPECT_EQ(last_audited(), "account.openid_refused : unknown");
  }
}

TEST_P(Identities, AreNotRecognisedByTheirAddress) {
  account("a.martin@ville.fr", Role::administrator, city);
  OpenIdIdentity person = alix_there;
  person.email = "a.martin@ville.fr";
  EXPECT_EQ(signed_in(person).outcome, SignInOutcome::wrong);
}

TEST_P(Identities, AreOneAccountEachAndOnePersonForAnAccount) {
  const AccountId alix = account("alix"), bob = account("bob");
  good(link_identity(*database_, alix, alix_there, nobody));
  const std::size_t entries = audited().size();
  good(link_identity(*database_, alix, alix_there, nobody));
  EXPECT_EQ(kind_of(link_identity(*database_, bob, alix_there, nobody)), Kind::conflict);
  EXPECT_EQ(kind_of(link_identity(*database_, alix, bob_there, nobody)), Kind::conflict);
  EXPECT_EQ(audited().size(), entries) << "nothing was written";
  good(link_identity(*database_, alix, alix_elsewhere, nobody));
  EXPECT_EQ(good(list_identities(*database_, alix)).size(), 2U);
  EXPECT_TRUE(good(list_identities(*database_, bob)).empty());
}

TEST_P(Identities, DoNotLetInAnAccountThatIsDisabledOrLocked) {
  const AccountId id = account("alix", Role::reader, city);
  good(link_identity(*database_, id, alix_there, nobody));
  for (int i = 0; i < failures_before_lock; ++i) fail_to_sign_in("alix");
  const SignIn locked = signed_in(alix_there, monday + 59s);
  EXPECT_EQ(locked.outcome, SignInOutcome::locked);
  EXPECT_EQ(locked.locked_until, monday + 1min);
  EXPECT_EQ(last_audited(), "account.openid_refused account 1: locked");
  EXPECT_EQ(signed_in(alix_there, monday + 1min).outcome, SignInOutcome::signed_in);
  EXPECT_EQ(count("SELECT failures FROM sign_in_failure"), failures_before_lock)
      << "what was tried by password stays counted";
  good(deactivate(*database_, id, nobody));
  EXPECT_EQ(signed_in(alix_there, monday + 2min).outcome, SignInOutcome::wrong);
  EXPECT_EQ(last_audited(), "account.openid_refused account 1: disabled");
}

TEST_P(Identities, TakenOffEndTheSessionsThatTheProviderOpenedAndNoOther) {
  const AccountId id = account("alix", Role::reader, city);
  good(link_identity(*database_, id, alix_there, nobody));
  const std::string by_password = good(start_session(*database_, id, monday));
  const std::string by_provider =
      good(start_session(*database_, id, monday, Stage::complete, "the.id.token"));
  EXPECT_EQ(good(find_session(*database_, by_provider, monday))->id_token, "the.id.token");
  const std::string rotated = good(rotate_session(*database_, by_provider, monday));
  EXPECT_EQ(good(find_session(*database_, rotated, monday))->id_token, "the.id.token");
  good(unlink_identity(*database_, id, alix_there.issuer, nobody));
  EXPECT_EQ(last_audited(), "account.openid_unlinked account 1");
  EXPECT_FALSE(good(find_session(*database_, rotated, monday)));
  EXPECT_TRUE(good(find_session(*database_, by_password, monday)));
  EXPECT_EQ(signed_in(alix_there).outcome, SignInOutcome::wrong);
  EXPECT_EQ(kind_of(unlink_identity(*database_, id, alix_there.issuer, nobody)), Kind::not_found);
}

TEST_P(Identities, AreLinkedByTheLinkOfAnAdministratorOnce) {
  const AccountId id = account("alix", Role::reader, city);
  for (int i = 0; i < failures_before_lock; ++i) fail_to_sign_in("alix");
  const std::string hash = token_hash(good(make_recovery(*database_, id, false, nobody)));
  EXPECT_EQ(kind_of(use_recovery_to_link(*database_, hash, alix_there, monday + recovery_kept)),
            Kind::not_found);
  EXPECT_EQ(use_recovery_to_link(*database_, hash, alix_there, monday), id);
  EXPECT_EQ(signed_in(alix_there).outcome, SignInOutcome::signed_in) << "and the lock is lifted";
  EXPECT_EQ(kind_of(use_recovery_to_link(*database_, hash, bob_there, monday)), Kind::not_found);
  const std::string another = token_hash(good(make_recovery(*database_, id, false, nobody)));
  EXPECT_EQ(kind_of(use_recovery_to_link(*database_, another, bob_there, monday)), Kind::conflict);
  EXPECT_EQ(count("SELECT count(*) FROM one_time_link"), 1) << "it can be used again";
}

TEST_P(Identities, LeaveNothingInTheLogThatAProviderCouldWriteThere) {
  good(audit_refused_openid(*database_, "alg none\n<b>\xe2\x80\xae" + std::string(100, 'x'), monday));
  EXPECT_EQ(last_audited(), "account.openid_refused : alg noneb" + std::string(25, 'x'));
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/session.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using test::a_password;
using test::good;

class Accounts : public test::People {};
CAPNR_ON_EACH_DATABASE(Accounts);

TEST_P(Accounts, AreFoundByTheirLoginHoweverItIsTyped) {
  EXPECT_FALSE(good(has_accounts(*database_)));
  const AccountId id = good(create_account(*database_, {"Zoé.Martin@Ville.fr", " Zoé  Martin ", Language::en},
                                           a_password, nobody, quick_password_cost));
  EXPECT_TRUE(good(has_accounts(*database_)));
  for (const char* typed : {"Zoé.Martin@Ville.fr", "zoé.martin@ville.fr", "ZOE\u0301.MARTIN@VILLE.FR",
                            "ｚｏé.martin@ville.fr", "zo\u200bé.martin@ville.fr"}) {
    const auto found = good(find_account(*database_, typed));
    ASSERT_TRUE(found) << typed;
    EXPECT_EQ(found->id, id);
  }
  for (const char* typed : {"zoe.martin@ville.fr", "", "z", "zoé", "\xff"})
    EXPECT_FALSE(good(find_account(*database_, typed))) << typed;
  const Account account = loaded(id);
  EXPECT_EQ(account.login, "Zoé.Martin@Ville.fr");
  EXPECT_EQ(account.name, "Zoé  Martin");
  EXPECT_EQ(account.language, Language::en);
  EXPECT_TRUE(account.active);
  EXPECT_TRUE(account.has_password);
  EXPECT_FALSE(account.has_totp);
  EXPECT_EQ(account.created_at, test::monday);
  EXPECT_FALSE(account.last_seen);
  EXPECT_EQ(last_audited(), "account.created account 1");
  EXPECT_EQ(kind_of(load_account(*database_, {0})), Kind::not_found);
  EXPECT_EQ(kind_of(load_account(*database_, {99})), Kind::not_found);
}

TEST_P(Accounts, HaveALoginEach) {
  account("alix");
  EXPECT_EQ(error_of(create_account(*database_, {"ALIX"}, a_password, nobody, quick_password_cost)),
            "there is an account ALIX already");
  for (const char* login : {"", "a", "a b", "a\tb", "\xc3", " ", "a\u00a0b"})
    EXPECT_EQ(kind_of(create_account(*database_, {login}, a_password, nobody, quick_password_cost)),
              Kind::bad_input)
        << login;
  EXPECT_EQ(
      kind_of(create_account(*database_, {std::string(255, 'x')}, a_password, nobody, quick_password_cost)),
      Kind::bad_input);
  EXPECT_EQ(kind_of(create_account(*database_, {"bob", std::string(201, 'x')}, a_password, nobody,
                                   quick_password_cost)),
            Kind::bad_input);
  EXPECT_EQ(kind_of(create_account(*database_, {"bob"}, "too short", nobody, quick_password_cost)),
            Kind::bad_input);
  EXPECT_EQ(good(list_accounts(*database_)).size(), 1U);
  EXPECT_EQ(audited().size(), 1U);
}

TEST_P(Accounts, HaveARoleInEachOrganisation) {
  account("admin", Role::administrator, city);
  const AccountId id = account("alix");
  EXPECT_EQ(grant_in(loaded(id), city), nullptr);
  good(set_role(*database_, id, {city, Role::contributor, "direction de l'éducation"}, nobody));
  good(set_role(*database_, id, {other, Role::administrator}, nobody));
  const Account account = loaded(id);
  ASSERT_NE(grant_in(account, city), nullptr);
  EXPECT_EQ(*grant_in(account, city), (Grant{city, Role::contributor, "DEC"}))
      << "by the name of the department too";
  EXPECT_FALSE(may_act_as(account, city, Role::pilot));
  EXPECT_TRUE(may_act_as(account, city, Role::reader));
  EXPECT_TRUE(may_act_as(account, other, Role::administrator));
  EXPECT_EQ(last_audited(), "account.role_set account 2: administrator");
  good(set_role(*database_, id, {city, Role::pilot}, nobody));
  EXPECT_EQ(last_audited(), "account.role_set account 2: contributor DEC → pilot");
  good(set_role(*database_, id, {city, Role::pilot}, nobody));
  EXPECT_EQ(audited().size(), 6U) << "the same again is no event";
  const std::vector<Account> there = good(list_accounts(*database_, city));
  ASSERT_EQ(there.size(), 2U);
  EXPECT_EQ(there[1].grants.size(), 1U) << "what it is elsewhere is no business of this city";
  EXPECT_EQ(good(list_accounts(*database_)).at(1).grants.size(), 2U);
  good(remove_role(*database_, id, city, nobody));
  EXPECT_EQ(grant_in(loaded(id), city), nullptr);
  EXPECT_EQ(last_audited(), "account.role_removed account 2: pilot");
  EXPECT_EQ(kind_of(remove_role(*database_, id, city, nobody)), Kind::not_found);
}

TEST_P(Accounts, AreNotGivenARoleThatMakesNoSense) {
  const AccountId id = account("alix");
  EXPECT_EQ(error_of(set_role(*database_, id, {city, Role::contributor}, nobody)),
            "a contributor is one of a department: say which");
  EXPECT_EQ(error_of(set_role(*database_, id, {city, Role::pilot, "DEC"}, nobody)),
            "only a contributor has a department");
  EXPECT_EQ(error_of(set_role(*database_, id, {city, Role::contributor, "XYZ"}, nobody)),
            "the city has no department XYZ; known: DEC");
  EXPECT_EQ(kind_of(set_role(*database_, id, {{9}, Role::pilot}, nobody)), Kind::not_found);
  EXPECT_EQ(kind_of(set_role(*database_, {9}, {city, Role::pilot}, nobody)), Kind::not_found);
  EXPECT_TRUE(loaded(id).grants.empty());
}

TEST_P(Accounts, KeepTheLastAdministratorOfEachOrganisation) {
  const AccountId first = account("first", Role::administrator, city);
  const std::string refused =
      "first is the last active administrator of the city: make somebody else administrator first";
  account("elsewhere", Role::administrator, other);
  EXPECT_EQ(error_of(set_role(*database_, first, {city, Role::reader}, nobody)), refused);
  EXPECT_EQ(error_of(remove_role(*database_, first, city, nobody)), refused);
  EXPECT_EQ(error_of(deactivate(*database_, first, nobody)), refused);
  EXPECT_EQ(kind_of(deactivate(*database_, first, nobody)), Kind::conflict);
  const AccountId second = account("second", Role::administrator, city);
  good(deactivate(*database_, second, nobody));
  EXPECT_EQ(error_of(deactivate(*database_, first, nobody)), refused) << "the other one is not active";
  good(reactivate(*database_, second, nobody));
  good(deactivate(*database_, first, nobody));
  good(remove_role(*database_, first, city, nobody));
  EXPECT_EQ(kind_of(remove_role(*database_, second, city, nobody)), Kind::conflict);
}

TEST_P(Accounts, AreManagedByWhoAdministersAllTheirOrganisations) {
  const Account here = loaded(account("here", Role::administrator, city));
  const AccountId both = account("both", Role::administrator, city);
  EXPECT_TRUE(may_manage(here, loaded(both)));
  good(set_role(*database_, both, {other, Role::reader}, nobody));
  EXPECT_FALSE(may_manage(here, loaded(both))) << "a new password would open the other city";
  EXPECT_TRUE(may_manage(loaded(account("new")), loaded(account("none"))));
  const Account pilot = loaded(account("pilot", Role::pilot, city));
  EXPECT_TRUE(may_manage(pilot, pilot));
  EXPECT_FALSE(may_manage(pilot, here));
}

TEST_P(Accounts, ChangeTheirNames) {
  const AccountId id = account("alix");
  account("bob");
  good(edit_account(*database_, id, {"Alix", "Alix M.", Language::en}, nobody));
  EXPECT_EQ(loaded(id).name, "Alix M.");
  EXPECT_EQ(last_audited(), "account.changed account 1: login name language")
      << "what changed, not how: no personal data";
  good(edit_account(*database_, id, {"Alix", "Alix M.", Language::en}, nobody));
  EXPECT_EQ(audited().size(), 3U);
  EXPECT_EQ(kind_of(edit_account(*database_, id, {"BOB"}, nobody)), Kind::conflict);
  EXPECT_EQ(kind_of(edit_account(*database_, {9}, {"x.y"}, nobody)), Kind::not_found);
}

TEST_P(Accounts, EndTheirSessionsWithTheirPasswordOrTheirRest) {
  const AccountId id = account("alix", Role::reader, city);
  const std::string one = good(start_session(*database_, id, test::monday));
  good(set_password(*database_, id, "another sentence", nobody, quick_password_cost));
  EXPECT_FALSE(good(find_session(*database_, one, test::monday)));
  EXPECT_EQ(last_audited(), "account.password_set account 1");
  const std::string two = good(start_session(*database_, id, test::monday));
  good(deactivate(*database_, id, nobody));
  EXPECT_FALSE(good(find_session(*database_, two, test::monday)));
  good(deactivate(*database_, id, nobody));
  good(reactivate(*database_, id, nobody));
  EXPECT_FALSE(good(find_session(*database_, two, test::monday))) << "it does not come back";
  EXPECT_EQ(last_audited(), "account.reactivated account 1");
  EXPECT_EQ(kind_of(set_password(*database_, id, "short", nobody, quick_password_cost)), Kind::bad_input);
}

TEST(Roles, AreReadBackFromTheirCodes) {
  for (const Role role : {Role::administrator, Role::pilot, Role::contributor, Role::reader}) {
    EXPECT_EQ(role_from(code(role)), role);
    EXPECT_FALSE(name(role, Language::fr).empty());
  }
  EXPECT_FALSE(role_from("king"));
}

}  // namespace
}  // namespace capnr

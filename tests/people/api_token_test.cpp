// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/api_token.h"

#include "people/token.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

class ApiTokens : public test::People {
 protected:
  NewApiToken asked(AccountId account) {
    return {city, account, "GLPI every night", {.read = true, .import = true}, monday + 24h * 30};
  }
};
CAPNR_ON_EACH_DATABASE(ApiTokens);

TEST_P(ApiTokens, ActForTheirAccountInOneOrganisation) {
  const AccountId id = account("alix", Role::pilot, city);
  const IssuedApiToken issued = good(issue_api_token(*database_, asked(id), nobody));
  EXPECT_TRUE(issued.token.starts_with("capnr_"));
  EXPECT_EQ(last_audited(), "token.issued token 1: account 1: read import");
  const auto caller = good(find_api_token(*database_, issued.token, monday));
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->token.org, city);
  EXPECT_EQ(caller->account.id, id);
  EXPECT_TRUE(caller->token.scopes.read && caller->token.scopes.import);
  EXPECT_FALSE(caller->token.scopes.write);
  EXPECT_EQ(count("SELECT count(*) FROM api_token WHERE token_hash LIKE 'capnr%'"), 0)
      << "only its hash is kept";
  for (const std::string& wrong :
       {std::string(), issued.token + "x", issued.token.substr(6), token_hash(issued.token)})
    EXPECT_FALSE(good(find_api_token(*database_, wrong, monday))) << wrong;
}

TEST_P(ApiTokens, EndToTheSecondOrWhenTheyAreRevoked) {
  const AccountId id = account("alix", Role::pilot, city);
  const IssuedApiToken issued = good(issue_api_token(*database_, asked(id), nobody));
  EXPECT_TRUE(good(find_api_token(*database_, issued.token, monday + 24h * 30 - 1s)));
  EXPECT_FALSE(good(find_api_token(*database_, issued.token, monday + 24h * 30)));
  EXPECT_EQ(kind_of(revoke_api_token(*database_, other, issued.id, nobody)), Kind::not_found)
      << "another city's administrator has no say";
  good(revoke_api_token(*database_, city, issued.id, nobody));
  good(revoke_api_token(*database_, city, issued.id, nobody));
  EXPECT_FALSE(good(find_api_token(*database_, issued.token, monday)));
  EXPECT_EQ(last_audited(), "token.revoked token 1");
  EXPECT_EQ(good(list_api_tokens(*database_, city)).at(0).revoked_at, monday);
}

TEST_P(ApiTokens, RestWithTheirAccountAndItsRole) {
  const AccountId id = account("alix", Role::pilot, city);
  const IssuedApiToken issued = good(issue_api_token(*database_, asked(id), nobody));
  good(deactivate(*database_, id, nobody));
  EXPECT_FALSE(good(find_api_token(*database_, issued.token, monday)));
  good(reactivate(*database_, id, nobody));
  EXPECT_TRUE(good(find_api_token(*database_, issued.token, monday)));
  good(remove_role(*database_, id, city, nobody));
  EXPECT_FALSE(good(find_api_token(*database_, issued.token, monday)));
}

TEST_P(ApiTokens, AreListedByOrganisationAndAccount) {
  const AccountId alix = account("alix", Role::pilot, city), bob = account("bob", Role::reader, city);
  const IssuedApiToken one = good(issue_api_token(*database_, asked(alix), nobody));
  good(issue_api_token(*database_, asked(bob), nobody));
  EXPECT_EQ(good(list_api_tokens(*database_, city)).size(), 2U);
  EXPECT_EQ(good(list_api_tokens(*database_, city)).at(0).account, bob) << "the newest first";
  EXPECT_EQ(good(list_api_tokens(*database_, city, alix)).size(), 1U);
  EXPECT_TRUE(good(list_api_tokens(*database_, other)).empty());
  good(find_api_token(*database_, one.token, monday + 1min));
  good(find_api_token(*database_, one.token, monday + 1min + 59s));
  EXPECT_EQ(good(list_api_tokens(*database_, city, alix)).at(0).last_used, monday + 1min) << "once a minute";
}

TEST_P(ApiTokens, AreRefusedWithoutANameAScopeARoleOrAnEnd) {
  const AccountId id = account("alix", Role::pilot, city);
  const auto refused = [&](auto change) {
    NewApiToken token = asked(id);
    change(token);
    return kind_of(issue_api_token(*database_, token, nobody));
  };
  EXPECT_EQ(refused([](NewApiToken& token) { token.name = "  "; }), Kind::bad_input);
  EXPECT_EQ(refused([](NewApiToken& token) { token.scopes = {}; }), Kind::bad_input);
  EXPECT_EQ(refused([](NewApiToken& token) { token.expires_at = monday; }), Kind::bad_input);
  EXPECT_EQ(refused([](NewApiToken& token) { token.expires_at = monday + 24h * 367; }), Kind::bad_input);
  EXPECT_EQ(refused([](NewApiToken& token) { token.org = other; }), Kind::conflict);
  EXPECT_EQ(refused([](NewApiToken& token) { token.account = {9}; }), Kind::not_found);
}

TEST(ApiScopesText, IsReadBack) {
  for (const char* words : {"read", "write", "import", "read import", "read write import"})
    EXPECT_EQ(to_string(*api_scopes_from(words)), words);
  EXPECT_FALSE(api_scopes_from(""));
  EXPECT_FALSE(api_scopes_from("read delete"));
}

}  // namespace
}  // namespace capnr

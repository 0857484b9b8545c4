// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr token, on each database.

#include "doctor_program.h"
#include "people/api_token.h"
#include "table/json.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class Tokens : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    Database database = open();
    good(database.run("INSERT INTO org (insee_code, name) VALUES ('13055', 'Ville')"));
    const AccountId id = good(create_account(database, {"=alix", "Alix"}, std::nullopt, {{}, early}));
    good(set_role(database, id, {OrgId{1}, Role::pilot, ""}, {{}, early}));
  }
  static constexpr Moment early = moment_of(1'700'000'000);

  Ran capnr(std::vector<std::string> words) const {
    words.insert(words.end(), {"--database", where_});
    return run(words, {});
  }
  static void expect_said(const Ran& ran, int code, const std::string& said) {
    EXPECT_EQ(ran.code, code) << ran.out << ran.errors;
    EXPECT_NE((ran.out + ran.errors).find(said), std::string::npos) << said << " is not in:\n"
                                                                    << ran.out << ran.errors;
  }
};
CAPNR_ON_EACH_DATABASE(Tokens);

TEST_P(Tokens, AreMadeOnceListedWithoutTheirSecretAndRevoked) {
  expect_said(capnr({"token", "list"}), 0, "No token yet");
  const Ran made =
      capnr({"token", "add", "=alix", "--name", "=GLPI", "--scopes", "read write", "--days", "30"});
  expect_said(made, 0, "Token number 1 of =alix");
  ASSERT_TRUE(made.out.starts_with("capnr_")) << "alone on the standard output, for a script: " << made.out;
  const std::string token = made.out.substr(0, made.out.find('\n'));
  Database database = open();
  const auto caller = good(find_api_token(
      database, token, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->token.scopes, (ApiScopes{.read = true, .write = true}));
  for (const char* format : {"table", "csv", "json"})
    EXPECT_EQ(capnr({"token", "list", "--format", format}).out.find(token), std::string::npos) << format;
  EXPECT_NE(capnr({"token", "list", "--format", "csv"}).out.find("1;1;'=alix;'=GLPI;read write;valid;"),
            std::string::npos)
      << "no spreadsheet runs it";
  expect_said(capnr({"token", "revoke", "1"}), 0, "Token number 1 is worth nothing any more.");
  const Json all = *parse_json(capnr({"token", "list", "--format", "json"}).out);
  EXPECT_EQ(*all.find("tokens")->array()->at(0).find("state")->text(), "revoked");
}

TEST_P(Tokens, ThatCannotBeAreRefused) {
  expect_said(capnr({"token", "add", "nobody", "--name", "a"}), 4, "there is no account nobody");
  expect_said(capnr({"token", "add", "=alix", "--name", " "}), 3, "say in a few words what the token is for");
  expect_said(capnr({"token", "add", "=alix", "--name", "a", "--scopes", "all"}), 3, "all is none of these");
  expect_said(capnr({"token", "add", "=alix", "--name", "a", "--days", "367"}), 2, "367");
  expect_said(capnr({"token", "revoke", "9"}), 4, "there is no token number 9");
  expect_said(capnr({"token", "revoke", "x"}), 2, "x");
  expect_said(capnr({"token"}), 2, "capnr token --help");
  expect_said(capnr({"token", "list"}), 0, "No token yet");
}

}  // namespace
}  // namespace capnr::test

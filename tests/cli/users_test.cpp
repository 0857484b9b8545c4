// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr user and capnr audit, on each database.

#include "doctor_program.h"
#include "table/json.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class Users : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    Database database = open();
    good(database.run("INSERT INTO org (insee_code, name) VALUES ('13055', 'Ville')"));
    good(database.run("INSERT INTO department (org_id, rank, code, name) VALUES (1, 1, 'DEC', 'Écoles')"));
  }
  Ran capnr(std::vector<std::string> words, const std::string& input = "") const {
    words.insert(words.end(), {"--database", where_});
    RunOptions options;
    if (!input.empty()) options.input = write(folder_ / "input", input).string();
    return run(words, options);
  }
  Ran add(const std::string& login, const std::string& role,
          const std::string& password = "correct horse battery") const {
    return capnr({"user", "add", login, "--role", role, "--password-stdin"}, password + "\n");
  }
  static void expect_said(const Ran& ran, int code, const std::string& said) {
    EXPECT_EQ(ran.code, code) << ran.out << ran.errors;
    EXPECT_NE((ran.out + ran.errors).find(said), std::string::npos) << said << " is not in:\n"
                                                                    << ran.out << ran.errors;
  }
  Json accounts() const { return *parse_json(capnr({"user", "list", "--format", "json"}).out); }
  std::vector<std::string> actions() const {
    const Json log = *parse_json(capnr({"audit", "--format", "json"}).out);
    std::vector<std::string> names;
    for (const Json& entry : *log.find("entries")->array()) names.push_back(*entry.find("action")->text());
    return names;
  }
};
CAPNR_ON_EACH_DATABASE(Users);

TEST_P(Users, AreMadeWithTheirRoleAndListed) {
  expect_said(capnr({"user", "list"}), 0, "No account yet");
  expect_said(add("a.martin@ville.fr", "administrator"), 0, "The account a.martin@ville.fr is made.");
  expect_said(capnr({"user", "add", "bob", "--role", "contributor", "--department", "écoles", "--name",
                     "=Bob", "--invite"}),
              0, "\n/recovery/");
  const Json all = accounts();
  ASSERT_EQ(all.find("accounts")->array()->size(), 2U);
  const Json& bob = all.find("accounts")->array()->front();
  EXPECT_EQ(*bob.find("name")->text(), "=Bob");
  EXPECT_FALSE(*bob.find("has_password")->boolean());
  const Json& role = bob.find("roles")->array()->front();
  EXPECT_EQ(*role.find("city")->text(), "13055");
  EXPECT_EQ(*role.find("department")->text(), "DEC");
  const Ran csv = capnr({"user", "list", "--format", "csv", "--city", "13055"});
  EXPECT_NE(csv.out.find(";bob;'=Bob;13055;contributor;DEC;yes;no;no;fr;"), std::string::npos)
      << "no spreadsheet runs it: " << csv.out;
  expect_said(capnr({"user", "list"}), 0, "waits for its first password");
  EXPECT_EQ(actions(), (std::vector<std::string>{"account.recovery_made", "account.role_set",
                                                 "account.created", "account.role_set", "account.created"}));
}

TEST_P(Users, AreNotHalfMade) {
  expect_said(add("alix", "pilot", "short"), 3, "capnr user: the password is too short");
  expect_said(capnr({"user", "add", "alix", "--role", "contributor", "--department", "XYZ", "--invite"}), 4,
              "the city has no department XYZ; known: DEC");
  expect_said(capnr({"user", "add", "alix", "--role", "pilot"}), 2, "give it with --password-stdin");
  expect_said(capnr({"user", "add", "alix", "--role", "king", "--invite"}), 2, "king");
  expect_said(capnr({"user", "add", "a b", "--role", "pilot", "--invite"}), 3, "a login is");
  EXPECT_TRUE(accounts().find("accounts")->array()->empty());
  EXPECT_TRUE(actions().empty());
  add("alix", "pilot");
  expect_said(add("ALIX", "pilot"), 5, "there is an account ALIX already");
}

TEST_P(Users, AreChangedAndTheLastAdministratorStays) {
  add("first", "administrator");
  expect_said(capnr({"user", "disable", "first"}), 5, "first is the last active administrator of the city");
  expect_said(capnr({"user", "remove-role", "first"}), 5, "make somebody else administrator first");
  add("alix", "reader");
  expect_said(capnr({"user", "role", "Alix", "administrator"}), 0, "The role of alix is changed.");
  expect_said(capnr({"user", "remove-role", "first"}), 0, "first has no role in the city any more.");
  expect_said(capnr({"user", "disable", "first"}), 0, "first can no longer sign in.");
  expect_said(capnr({"user", "reset", "first"}), 5, "first is not active: enable the account first");
  expect_said(capnr({"user", "enable", "first"}), 0, "first can sign in again.");
  expect_said(capnr({"user", "reset", "first", "--second-factor"}), 0, "within 24 hours");
  expect_said(capnr({"user", "second-factor-off", "alix"}), 0, "alix signs in without a second factor.");
  expect_said(capnr({"user", "reset", "nobody"}), 4,
              "there is no account nobody: capnr user list shows them");
  expect_said(capnr({"user"}), 2, "capnr user --help");
}

TEST_P(Users, LeaveALogThatIsVerified) {
  expect_said(capnr({"audit", "--verify"}), 0, "The audit log is empty.");
  add("alix", "administrator");
  const Ran whole = capnr({"audit", "--verify"});
  expect_said(whole, 0, "The audit log is whole: 2 entries.");
  const std::string witness = whole.out.substr(whole.out.rfind(' ') + 1, 66);
  expect_said(capnr({"audit", "--verify", "--witness", witness}), 0, "whole");
  expect_said(capnr({"audit", "--verify", "--witness", "9:" + witness.substr(2)}), 1,
              "the end of the log was cut off");
  expect_said(capnr({"audit", "--verify", "--witness", "x"}), 2, "is not the number and the hash");
  expect_said(capnr({"audit", "--witness", witness}), 2, "--witness goes with --verify");
  expect_said(capnr({"audit"}), 0, "account created");
  expect_said(capnr({"audit", "--action", "account.created", "--format", "csv"}), 0,
              ";account.created;account 1;;000");
  expect_said(capnr({"audit", "--since", "2999-01-01"}), 0, "The audit log has no such entry.");
  expect_said(capnr({"audit", "--account", "alix", "--city", "13055"}), 0, "no such entry");
  expect_said(capnr({"audit", "--account", "bob"}), 4, "there is no account bob");
}

TEST_P(Users, ShowInTheDoctorsReportThatTheLogWasTamperedWith) {
  add("alix", "administrator");
  // The server of the tests is told not to wait for its disk, which the doctor says too: what it says of the log counts here.
  const Ran sound = run_doctor(where_, {}, {});
  EXPECT_EQ(sound.out.find("audit"), std::string::npos) << sound.out << sound.errors;
  {
    Database database = open();
    good(database.execute(sqlite() ? "DROP TRIGGER audit_entry_update"
                                   : "ALTER TABLE audit_entry DISABLE TRIGGER ALL"));
    good(database.execute("UPDATE audit_entry SET detail = 'reader' WHERE sequence = 2"));
  }
  const Ran doctor = run_doctor(where_, {}, {});
  expect_found(doctor, "the entry 2 of the audit log was changed: its hash is another one",
               "compare with the last copy");
  expect_found(doctor, "the database no longer refuses changes to the audit log", "restore the last copy");
  expect_said(capnr({"audit", "--verify"}), 1, "The audit log is broken: the entry 2");
}

}  // namespace
}  // namespace capnr::test

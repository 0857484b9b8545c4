// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/audit.h"

#include <thread>

#include "evidence/sha256.h"
#include "tests/people/people_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::monday;

class AuditLog : public test::People {
 protected:
  void log(std::string action, std::optional<OrgId> org = city, std::optional<AccountId> by = {},
           Moment now = monday) {
    good(append_audit(*database_, {by, now}, {org, std::move(action), "inventory 2025-12-31", "a\\b\nc"}));
  }
  void log_five() {
    for (const char* action : {"city.one", "city.two", "city.three", "city.four", "city.five"}) log(action);
  }
  /// As somebody who has the database's password and knows its triggers.
  void without_guards(std::string_view sql) {
    if (sqlite()) {
      for (const char* what : {"update", "delete", "insert"})
        good(database_->execute("DROP TRIGGER audit_entry_" + std::string(what)));
    } else {
      good(database_->execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL"));
    }
    good(database_->execute(sql));
  }
  std::string fault(const std::optional<AuditWitness>& witness = {}) {
    const AuditVerdict verdict = good(verify_audit(*database_, witness));
    return verdict.fault ? tr(Language::en, verdict.fault->message, verdict.fault->parameters) : "";
  }
};
CAPNR_ON_EACH_DATABASE(AuditLog);

TEST_P(AuditLog, IsAChainFromItsFirstEntry) {
  log("city.changed", city, AccountId{7});
  log("account.created", std::nullopt);
  const std::vector<AuditEntry> entries = good(list_audit(*database_));
  ASSERT_EQ(entries.size(), 2U);
  const AuditEntry& first = entries[1];
  EXPECT_EQ(audit_text(first),
            "capnr audit 1\n1\n2025-11-30T10:53:20Z\n1\n7\ncity.changed\ninventory 2025-12-31\na\\\\b\\nc\n" +
                std::string(64, '0') + "\n");
  EXPECT_EQ(first.hash, sha256_of(audit_text(first)));
  EXPECT_EQ(entries[0].sequence, 2);
  EXPECT_EQ(entries[0].previous, first.hash);
  EXPECT_FALSE(entries[0].org);
  EXPECT_FALSE(entries[0].account);
  const AuditVerdict verdict = good(verify_audit(*database_));
  EXPECT_FALSE(verdict.fault);
  EXPECT_EQ(verdict.entries, 2);
  EXPECT_EQ(verdict.last.hash, entries[0].hash);
}

TEST_P(AuditLog, IsWholeWhenItIsEmpty) {
  const AuditVerdict verdict = good(verify_audit(*database_));
  EXPECT_FALSE(verdict.fault);
  EXPECT_EQ(verdict.entries, 0);
  EXPECT_TRUE(good(check_audit(*database_)).empty());
}

TEST_P(AuditLog, NeverGoesBackInTime) {
  log("city.one", city, {}, monday + 10s);
  log("city.two", city, {}, monday);
  EXPECT_EQ(good(list_audit(*database_)).at(0).at, monday + 10s);
}

TEST_P(AuditLog, GoesWithTheTransactionThatItTellsOf) {
  {
    Database::Transaction transaction = good(database_->begin());
    log("city.one");
  }
  EXPECT_TRUE(good(list_audit(*database_)).empty());
  log("city.two");
  EXPECT_EQ(good(list_audit(*database_)).at(0).sequence, 1) << "without a gap";
}

TEST_P(AuditLog, RefusesEveryChange) {
  log_five();
  std::vector<std::string> attacks = {"UPDATE audit_entry SET detail = 'x' WHERE sequence = 2",
                                      "DELETE FROM audit_entry WHERE sequence = 5", "DELETE FROM audit_entry",
                                      "INSERT INTO audit_entry (sequence, at, action, subject, detail, "
                                      "previous, hash) VALUES (5, 0, '', '', '', '', '') "
                                      "ON CONFLICT (sequence) DO UPDATE SET detail = 'x'"};
  attacks.emplace_back(
      sqlite() ? "INSERT OR REPLACE INTO audit_entry (sequence, at, action, subject, detail, previous, "
                 "hash) VALUES (5, 0, '', '', '', '', '')"
               : "TRUNCATE audit_entry");
  for (const std::string& attack : attacks) {
    const auto refused = database_->execute(attack);
    EXPECT_FALSE(refused) << attack;
  }
  EXPECT_EQ(fault(), "");
  EXPECT_EQ(good(verify_audit(*database_)).entries, 5);
}

TEST_P(AuditLog, ShowsWhatWasChangedInIt) {
  const std::pair<const char*, const char*> attacks[] = {
      {"UPDATE audit_entry SET detail = 'x' WHERE sequence = 3",
       "the entry 3 of the audit log was changed: its hash is another one"},
      {"UPDATE audit_entry SET at = at + 1 WHERE sequence = 1",
       "the entry 1 of the audit log was changed: its hash is another one"},
      {"UPDATE audit_entry SET account_id = 2 WHERE sequence = 5",
       "the entry 5 of the audit log was changed: its hash is another one"},
      {"UPDATE audit_entry SET org_id = NULL WHERE sequence = 5",
       "the entry 5 of the audit log was changed: its hash is another one"},
      {"UPDATE audit_entry SET hash = previous WHERE sequence = 4",
       "the entry 4 of the audit log was changed: its hash is another one"},
      {"DELETE FROM audit_entry WHERE sequence = 2",
       "the entry 2 of the audit log is not there: it was deleted"},
      {"DELETE FROM audit_entry WHERE sequence = 1",
       "the entry 1 of the audit log is not there: it was deleted"}};
  for (const auto& [sql, said] : attacks) {
    TearDown();
    SetUp();
    log_five();
    without_guards(sql);
    EXPECT_EQ(fault(), said) << sql;
    const auto findings = good(check_audit(*database_));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_TRUE(findings[0].serious);
    const auto of_database = good(database_->check());
    EXPECT_NE(
        std::ranges::find_if(
            of_database, [](const auto& one) { return one.message.find("triggers") != std::string::npos; }),
        of_database.end());
  }
}

// A row that is changed with a new hash of its own breaks the one after it.
TEST_P(AuditLog, ShowsARowThatWasWrittenAgain) {
  log_five();
  AuditEntry entry = good(list_audit(*database_)).at(2);
  entry.detail = "nothing happened";
  without_guards("UPDATE audit_entry SET detail = 'nothing happened', hash = '" +
                 sha256_of(audit_text(entry)) + "' WHERE sequence = 3");
  EXPECT_EQ(fault(),
            "the entry 4 of the audit log does not follow the one before it: one of the two was replaced");
}

TEST_P(AuditLog, ShowsThatItsEndWasCutOffToWhoNotedIt) {
  log_five();
  const AuditWitness noted = good(verify_audit(*database_)).last;
  const std::string text = std::to_string(noted.sequence) + ":" + noted.hash;
  EXPECT_EQ(fault(good(audit_witness_from(text))), "");
  log("city.six");
  EXPECT_EQ(fault(noted), "") << "it grows";
  EXPECT_EQ(fault(AuditWitness{5, std::string(64, 'a')}),
            "the entry 5 of the audit log is not the one that was noted: the log was written again");
  without_guards("DELETE FROM audit_entry WHERE sequence > 3");
  EXPECT_EQ(fault(), "") << "nobody can tell";
  EXPECT_EQ(fault(noted),
            "the entry 5 of the audit log, which was noted, is not there: the end of the log was cut off");
}

TEST_P(AuditLog, IsReadByPagesAndFilters) {
  const AccountId alix{1}, bob{2};
  log("city.changed", city, alix, monday);
  log("city.imported", other, bob, monday + 1h);
  log("account.created", std::nullopt, alix, monday + 2h);
  log("city.changed_back", city, bob, monday + 3h);
  const auto sequences = [&](const AuditFilter& filter) {
    std::vector<std::int64_t> numbers;
    for (const AuditEntry& entry : good(list_audit(*database_, filter))) numbers.push_back(entry.sequence);
    return numbers;
  };
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(sequences({}), (Numbers{4, 3, 2, 1}));
  EXPECT_EQ(sequences({.limit = 2}), (Numbers{4, 3}));
  EXPECT_EQ(sequences({.before = 3, .limit = 2}), (Numbers{2, 1}));
  EXPECT_EQ(sequences({.org = city}), (Numbers{4, 3, 1}));
  EXPECT_EQ(sequences({.org = city, .general = false}), (Numbers{4, 1}));
  EXPECT_EQ(sequences({.account = alix}), (Numbers{3, 1}));
  EXPECT_EQ(sequences({.action = "city."}), (Numbers{4, 2, 1}));
  EXPECT_EQ(sequences({.action = "city.changed"}), (Numbers{1})) << "not what begins with it";
  EXPECT_EQ(sequences({.action = "city"}), Numbers{});
  EXPECT_EQ(sequences({.since = monday + 1h, .until = monday + 3h}), (Numbers{3, 2}));
}

TEST_P(AuditLog, KeepsItsOrderWhenTwoWriteAtOnce) {
  constexpr int each = 25;
  const auto write = [&] {
    Database database = open({.wait = 60s});
    for (int i = 0; i < each; ++i) good(append_audit(database, {{}, monday}, {city, "city.changed"}));
  };
  std::thread one(write), two(write);
  one.join();
  two.join();
  const AuditVerdict verdict = good(verify_audit(*database_));
  EXPECT_FALSE(verdict.fault);
  EXPECT_EQ(verdict.entries, 2 * each);
  EXPECT_EQ(verdict.last.sequence, 2 * each);
}

TEST(AuditWitnessText, IsANumberAndAHash) {
  const std::string hash(64, 'a');
  EXPECT_EQ(audit_witness_from("12:" + hash)->sequence, 12);
  for (const std::string& wrong : {std::string(), hash, ":" + hash, "0:" + hash, "-1:" + hash,
                                   "12:" + hash + "a", "12:" + std::string(64, 'G'), "12 :" + hash})
    EXPECT_FALSE(audit_witness_from(wrong)) << wrong;
}

TEST(AuditActions, HaveNamesInBothLanguages) {
  EXPECT_EQ(action_name("account.created", Language::en), "account created");
  EXPECT_EQ(action_name("account.created", Language::fr), "compte créé");
  EXPECT_EQ(action_name("something.else", Language::fr), "something.else");
}

}  // namespace
}  // namespace capnr

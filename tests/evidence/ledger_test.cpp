// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ledger.h"

#include "evidence/sha256.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class Ledger : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Database& database() { return *database_; }

  static constexpr OrgId city{1}, other{2};

  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Ledger);

LedgerEntry entry(double value, std::string_view period = "2025") {
  LedgerEntry entry;
  entry.key = {"I-1.8c", "", {}, *parse_period(period)};
  entry.value = value;
  entry.unit = "%";
  entry.recorded_at = "2026-01-12T09:00:00Z";
  entry.recorded_by = "alice";
  entry.stale_after = date_of(2026, 12, 31);
  entry.sources = {{"tickets.csv", sha256_of("x"), 2, 41}, {"note", "", 0, 0}};
  return entry;
}

LedgerEntry because(LedgerEntry entry, std::string reason) {
  entry.reason = std::move(reason);
  return entry;
}

std::string error_of(const Result<Recorded>& result) {
  return result ? "" : describe(result.error(), Language::en);
}

TEST_P(Ledger, GivesBackAllThatItWasTold) {
  LedgerEntry wanted = entry(63.5);
  wanted.key.measure = "share";
  wanted.key.scope = {Scope::Kind::department, "DNSI"};
  wanted.low = 60.25;
  wanted.high = 66;
  wanted.grade = Grade::measured;
  wanted.origin = ValueOrigin::sql;
  wanted.formula = "tickets v1";
  EXPECT_EQ(good(record_value(database(), city, wanted)).outcome, Recorded::Outcome::added);
  const std::vector<LedgerEntry> values = good(current_values(database(), city));
  ASSERT_EQ(values.size(), 1U);
  const LedgerEntry& got = values.front();
  EXPECT_EQ(got.key, wanted.key);
  EXPECT_EQ(got.value, wanted.value);
  EXPECT_EQ(got.low, wanted.low);
  EXPECT_EQ(got.high, wanted.high);
  EXPECT_EQ(got.unit, "%");
  EXPECT_EQ(got.grade, Grade::measured);
  EXPECT_EQ(got.origin, ValueOrigin::sql);
  EXPECT_EQ(got.formula, "tickets v1");
  EXPECT_EQ(got.recorded_at, wanted.recorded_at);
  EXPECT_EQ(got.recorded_by, "alice");
  EXPECT_EQ(got.stale_after, wanted.stale_after);
  EXPECT_EQ(got.sources, wanted.sources);
  EXPECT_FALSE(got.supersedes);
}

TEST_P(Ledger, KeepsWhatACorrectionSupersedes) {
  const ValueId first = good(record_value(database(), city, entry(63))).id;
  const Recorded second = good(record_value(database(), city, because(entry(61), "typing error")));
  EXPECT_EQ(second.outcome, Recorded::Outcome::superseded);
  const std::vector<LedgerEntry> history = good(value_history(database(), city, "I-1.8c"));
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].value, 63);
  EXPECT_EQ(history[1].value, 61);
  EXPECT_EQ(history[1].supersedes, first);
  EXPECT_EQ(history[1].reason, "typing error");
  const std::vector<LedgerEntry> now = good(current_values(database(), city));
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].id, second.id);
}

TEST_P(Ledger, WantsAReasonForACorrection) {
  good(record_value(database(), city, entry(63)));
  EXPECT_EQ(error_of(record_value(database(), city, entry(61))),
            "I-1.8c of 2025 has a value already, recorded by alice: say why it changes with --reason");
  EXPECT_EQ(good(value_history(database(), city, "I-1.8c")).size(), 1U);
}

TEST_P(Ledger, WritesNothingForTheSameValue) {
  const ValueId first = good(record_value(database(), city, entry(63))).id;
  LedgerEntry again = entry(63);
  again.recorded_at = "2026-02-01T00:00:00Z";
  const Recorded recorded = good(record_value(database(), city, again));
  EXPECT_EQ(recorded.outcome, Recorded::Outcome::unchanged);
  EXPECT_EQ(recorded.id, first);
  EXPECT_EQ(good(value_history(database(), city, "I-1.8c")).size(), 1U);
}

TEST_P(Ledger, TellsTheSecondOfTwoPeopleWhoCorrectTheSameValue) {
  const ValueId seen = good(record_value(database(), city, entry(63))).id;
  good(record_value(database(), city, because(entry(61), "count again"), seen));
  EXPECT_EQ(error_of(record_value(database(), city, because(entry(59), "I know better"), seen)),
            "I-1.8c of 2025 was corrected meanwhile by alice: look at its history, then try again");
  EXPECT_EQ(good(current_values(database(), city)).front().value, 61);
}

TEST_P(Ledger, WithdrawsAValueWithoutForgettingIt) {
  good(record_value(database(), city, entry(63)));
  LedgerEntry nothing = because(entry(0), "wrong indicator");
  nothing.value.reset();
  good(record_value(database(), city, nothing));
  EXPECT_TRUE(good(current_values(database(), city)).empty());
  EXPECT_EQ(good(value_history(database(), city, "I-1.8c")).size(), 2U);
  // It can come back, without a reason: there is no value to correct.
  good(record_value(database(), city, entry(64)));
  EXPECT_EQ(good(current_values(database(), city)).front().value, 64);
}

TEST_P(Ledger, RefusesToWithdrawWhatIsNotThere) {
  LedgerEntry nothing = entry(0);
  nothing.value.reset();
  EXPECT_EQ(error_of(record_value(database(), city, nothing)), "I-1.8c has no value for 2025 to withdraw");
}

TEST_P(Ledger, RefusesAValueForAClosedYear) {
  good(record_value(database(), city, entry(63)));
  good(close_year(database(), city, {2025, "2026-03-01T10:00:00Z", "bob"}));
  EXPECT_EQ(error_of(record_value(database(), city, because(entry(61), "late"))),
            "the year 2025 was closed by bob on 2026-03-01: its values can no longer change");
  EXPECT_FALSE(record_value(database(), city, entry(10, "2025-T3")));
  EXPECT_FALSE(record_value(database(), city, entry(10, "2024-12-01..2025-01-31")));
  EXPECT_TRUE(record_value(database(), city, entry(10, "2024")));
  EXPECT_TRUE(record_value(database(), other, entry(10))) << "the other city has not closed it";
  EXPECT_FALSE(close_year(database(), city, {2025, "2026-03-02T10:00:00Z", "bob"}));
  good(reopen_year(database(), city, 2025));
  EXPECT_TRUE(record_value(database(), city, because(entry(61), "late")));
  EXPECT_EQ(reopen_year(database(), city, 2025).error().kind, Kind::not_found);
}

TEST_P(Ledger, KeepsCitiesApart) {
  good(record_value(database(), city, entry(63)));
  good(record_value(database(), other, entry(12)));
  EXPECT_EQ(good(current_values(database(), city)).front().value, 63);
  EXPECT_EQ(good(current_values(database(), other)).front().value, 12);
}

TEST_P(Ledger, OrdersValuesByIndicatorMeasureScopeAndPeriod) {
  for (const char* period : {"2026", "2024", "2025"}) good(record_value(database(), city, entry(1, period)));
  std::vector<std::string> periods;
  for (const LedgerEntry& one : good(current_values(database(), city)))
    periods.push_back(to_string(one.key.period));
  EXPECT_EQ(periods, (std::vector<std::string>{"2024", "2025", "2026"}));
}

TEST_P(Ledger, KeepsADocumentOnceByItsHash) {
  const std::string bytes("%PDF\0\xff bordereau", 16);
  const std::string hash = good(keep_document(database(), city, "a.pdf", bytes, "2026-01-12T09:00:00Z"));
  EXPECT_EQ(hash, sha256_of(bytes));
  EXPECT_EQ(good(keep_document(database(), city, "b.pdf", bytes, "2026-01-13T09:00:00Z")), hash);
  EXPECT_EQ(good(list_documents(database(), city)).size(), 1U);
  const Document document = good(find_document(database(), city, hash));
  EXPECT_EQ(document.bytes, bytes);
  EXPECT_EQ(document.name, "a.pdf");
  EXPECT_EQ(find_document(database(), other, hash).error().kind, Kind::not_found);
  EXPECT_EQ(keep_document(database(), city, "big", std::string(largest_document + 1, 'x'), "").error().kind,
            Kind::limit);
}

TEST(Scope, IsReadAsItIsWritten) {
  for (const char* text : {"city", "department:DNSI", "site:Hôtel de ville", "service:a:b"})
    EXPECT_EQ(to_string(parse_scope(text).value()), text);
  for (const char* text : {"department", "department:", "planet:x", "city:x"})
    EXPECT_FALSE(parse_scope(text)) << text;
}

}  // namespace
}  // namespace capnr

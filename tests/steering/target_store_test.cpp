// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target_store.h"

#include "evidence/scope_version.h"
#include "target_examples.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::carbon_target;
using test::good;

class Targets : public test::OnEachDatabase {
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
  RecordedTarget record(const TargetEntry& entry, std::optional<TargetId> expected = std::nullopt) {
    return good(record_target(database(), city, entry, expected));
  }
  std::string error_of(const TargetEntry& entry, std::optional<TargetId> expected = std::nullopt) {
    const auto result = record_target(database(), city, entry, expected);
    return result ? "" : describe(result.error(), Language::en);
  }

  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Targets);

TargetEntry entry(double goal = 3000, std::string reason = "") {
  TargetEntry entry;
  entry.target = carbon_target();
  entry.target.goal.value = goal;
  entry.recorded_at = "2026-01-12T09:00:00Z";
  entry.recorded_by = "alice";
  entry.reason = std::move(reason);
  return entry;
}

TEST_P(Targets, GiveBackAllThatTheyWereTold) {
  TargetEntry wanted = entry();
  Target& target = wanted.target;
  target.measure = "share";
  target.scope = {Scope::Kind::department, "DNSI"};
  target.better = Direction::up;
  target.perimeter = TargetPerimeter::partners;
  target.baseline = {{2022, 12.25}, "2025-1"};
  target.goal = {2032, 80.5};
  target.path = TargetPath::milestones;
  target.milestones = {{2024, 20}, {2028, 61.125}};
  target.note = "to be reviewed in 2027";
  EXPECT_EQ(record(wanted).outcome, Recorded::Outcome::added);
  const std::vector<TargetEntry> all = good(load_targets(database(), city));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].target, target);
  EXPECT_EQ(all[0].state, TargetState::open);
  EXPECT_EQ(all[0].recorded_at, wanted.recorded_at);
  EXPECT_EQ(all[0].recorded_by, "alice");
  EXPECT_FALSE(all[0].supersedes);
  EXPECT_TRUE(good(load_targets(database(), other)).empty()) << "the other city has none";
}

TEST_P(Targets, KeepWhatAChangeSupersedes) {
  const TargetId first = record(entry()).id;
  const RecordedTarget second = record(entry(2800, "vote of 2026"));
  EXPECT_EQ(second.outcome, Recorded::Outcome::superseded);
  const std::vector<TargetEntry> history = good(target_history(database(), city, "carbon-2032"));
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].target.goal.value, 3000);
  EXPECT_EQ(history[1].target.goal.value, 2800);
  EXPECT_EQ(history[1].supersedes, first);
  EXPECT_EQ(history[1].reason, "vote of 2026");
  const std::vector<TargetEntry> now = good(load_targets(database(), city));
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].id, second.id);
}

TEST_P(Targets, WriteNothingForTheSameTarget) {
  const TargetId first = record(entry()).id;
  TargetEntry again = entry();
  again.recorded_at = "2026-02-01T00:00:00Z";
  const RecordedTarget recorded = record(again);
  EXPECT_EQ(recorded.outcome, Recorded::Outcome::unchanged);
  EXPECT_EQ(recorded.id, first);
  EXPECT_EQ(good(target_history(database(), city)).size(), 1U);
}

TEST_P(Targets, RefuseAChangeWithoutAReason) {
  record(entry());
  EXPECT_EQ(error_of(entry(2800)),
            "the target carbon-2032 is there already, recorded by alice: say why it changes with --reason");
  EXPECT_EQ(good(target_history(database(), city)).size(), 1U);
}

TEST_P(Targets, RefuseTheNameOfATargetOfAnotherMeasure) {
  record(entry());
  TargetEntry another = entry(3000, "typing error");
  another.target.indicator = "I-1.2a";
  EXPECT_EQ(error_of(another), "carbon-2032 is a target of I-1.1a: give the one of I-1.2a another name");
  another.target.indicator = "I-1.1a";
  another.target.scope = {Scope::Kind::department, "DNSI"};
  EXPECT_EQ(error_of(another),
            "carbon-2032 is a target of I-1.1a: give the one of I-1.1a (department:DNSI) another name");
}

TEST_P(Targets, TellTheSecondOfTwoPeopleWhoChangeTheSameOne) {
  const TargetId seen = record(entry()).id;
  record(entry(2900, "first"), seen);
  EXPECT_EQ(
      error_of(entry(2800, "second"), seen),
      "the target carbon-2032 was changed meanwhile by alice: look at capnr targets history, then try again");
  EXPECT_EQ(good(load_targets(database(), city)).front().target.goal.value, 2900);
}

TEST_P(Targets, AreOpenUntilTheDayOnWhichTheyAreClosed) {
  record(entry());
  TargetEntry closed = entry(3000, "replaced by a plan of the region");
  closed.state = TargetState::closed;
  closed.closed_on = date_of(2027, 1, 1);
  record(closed);
  const std::vector<TargetEntry> all = good(load_targets(database(), city));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(is_open(all[0], date_of(2026, 12, 31)));
  EXPECT_FALSE(is_open(all[0], date_of(2027, 1, 1)));
}

TEST_P(Targets, CanBeWithdrawnWithoutBeingForgotten) {
  record(entry());
  TargetEntry withdrawn = entry(3000, "another city's");
  withdrawn.state = TargetState::withdrawn;
  record(withdrawn);
  EXPECT_TRUE(good(load_targets(database(), city)).empty());
  EXPECT_EQ(good(target_history(database(), city)).size(), 2U);
  // The name can serve again, for another measure, without a reason.
  TargetEntry another = entry(3000);
  another.target.indicator = "I-1.2a";
  record(another);
  EXPECT_EQ(good(load_targets(database(), city)).front().target.indicator, "I-1.2a");
}

TEST_P(Targets, RefuseToWithdrawWhatIsNotThere) {
  TargetEntry withdrawn = entry();
  withdrawn.state = TargetState::withdrawn;
  EXPECT_EQ(error_of(withdrawn), "there is no target carbon-2032: capnr targets lists them");
}

TEST_P(Targets, AreCheckedBeforeTheyAreKept) {
  TargetEntry wrong = entry(6000);
  EXPECT_EQ(error_of(wrong),
            "column target: the target 6000 is above its baseline 5000, and lower is better for I-1.1a");
  EXPECT_TRUE(good(target_history(database(), city)).empty());
}

TEST_P(Targets, HoldTheScopeVersionThatTheyName) {
  good(record_scope_version(database(), city, {"2025-1", date_of(2025, 1, 1), "", "now", "alice"}));
  good(record_scope_version(database(), city, {"2026-1", date_of(2026, 1, 1), "", "now", "alice"}));
  TargetEntry one = entry();
  one.target.baseline.scope_version = "2025-1";
  record(one);
  const auto refused = remove_scope_version(database(), city, "2025-1");
  ASSERT_FALSE(refused);
  EXPECT_EQ(describe(refused.error(), Language::en),
            "the baseline of a target names the scope version 2025-1: it stays");
  good(remove_scope_version(database(), city, "2026-1"));
  EXPECT_EQ(good(scope_versions(database(), city)).size(), 1U);
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target_standing.h"

#include <gtest/gtest.h>

#include "target_examples.h"

namespace capnr {
namespace {

using test::carbon_target;
using test::measured;
using Entries = std::vector<LedgerEntry>;
using Versions = std::vector<ScopeVersion>;

const Date early_2026 = date_of(2026, 2, 1);

std::string_view rule_for(const Entries& entries, Date as_of = early_2026) {
  return code(judge(carbon_target(), {entries}, as_of).rule);
}

TEST(TargetStatusRules, DecideByTheFirstThatApplies) {
  // The path asks 4 400 t of 2025; 10 % of the way from 5 000 to 3 000 is 200 t.
  EXPECT_EQ(rule_for({}), "nothing_measured");
  EXPECT_EQ(rule_for({measured(5000, "2022")}), "nothing_measured") << "the baseline proves nothing";
  EXPECT_EQ(rule_for({measured(2990, "2025")}), "goal_reached");
  EXPECT_EQ(rule_for({measured(4400, "2025")}), "on_path");
  EXPECT_EQ(rule_for({measured(4600, "2025")}), "a_little_behind");
  EXPECT_EQ(rule_for({measured(4601, "2025")}), "far_behind");
  // Behind, but 500 t less a year would make it by 2032.
  EXPECT_EQ(rule_for({measured(5800, "2023"), measured(5300, "2024"), measured(4800, "2025")}),
            "forecast_reaches");
  EXPECT_EQ(rule_for({measured(3100, "2032")}, date_of(2033, 2, 1)), "goal_missed");
  EXPECT_EQ(rule_for({measured(3000, "2032")}, date_of(2033, 2, 1)), "goal_reached");
}

TEST(TargetStatusRules, GiveTheStatus) {
  const auto status = [](double value) {
    return judge(carbon_target(), {Entries{measured(value, "2025")}}, early_2026).status;
  };
  EXPECT_EQ(status(3000), TargetStatus::met);
  EXPECT_EQ(status(4300), TargetStatus::on_track);
  EXPECT_EQ(status(4500), TargetStatus::at_risk);
  EXPECT_EQ(status(4900), TargetStatus::off_track);
}

TEST(TargetStatusRules, TakeNoStaleValueForEvidence) {
  LedgerEntry old = measured(4400, "2025");
  old.stale_after = date_of(2026, 12, 31);
  EXPECT_EQ(rule_for({old}, date_of(2026, 12, 31)), "on_path");
  EXPECT_EQ(rule_for({old}, date_of(2027, 1, 1)), "stale");
}

TEST(TargetStatusRules, NeverCompareTwoScopeVersions) {
  const Versions versions = {{"2022-1", date_of(2022, 1, 1), "", "", ""},
                             {"2025-1", date_of(2025, 1, 1), "", "", ""}};
  const Entries entries = {measured(4700, "2023"), measured(4500, "2024"), measured(6200, "2025")};
  Target target = carbon_target();
  target.baseline.scope_version = "2022-1";
  const TargetStanding refused = judge(target, {entries, versions}, early_2026);
  EXPECT_EQ(refused.status, TargetStatus::no_evidence);
  EXPECT_EQ(refused.rule, TargetRule::other_scope_version);
  EXPECT_FALSE(refused.forecast) << "where the old perimeter would have led says nothing";
  const auto comparable = check_comparable(target, refused.last_scope_version);
  ASSERT_FALSE(comparable);
  EXPECT_EQ(comparable.error().kind, Kind::conflict);
  EXPECT_EQ(describe(comparable.error(), Language::en),
            "the value was measured under the scope version 2025-1, the baseline of carbon-2032 under "
            "2022-1: they are "
            "not compared. Recompute the baseline: capnr targets rebase carbon-2032 --value VALUE "
            "--scope-version 2025-1 "
            "--reason WHY");

  // The baseline recomputed with the schools: what was measured before them is no part of the history.
  target.baseline = {{2022, 7000}, "2025-1"};
  target.goal.value = 4200;
  const TargetStanding judged = judge(target, {entries, versions}, early_2026);
  EXPECT_EQ(judged.rule, TargetRule::a_little_behind) << "the path asks 6 160 t";
  EXPECT_EQ(judged.history, (std::vector<YearValue>{{2022, 7000}, {2025, 6200}}));
  EXPECT_TRUE(check_comparable(target, "2025-1"));
}

TEST(TargetHistories, HoldOneValueAYearOfTheMeasureAndScope) {
  LedgerEntry of_department = measured(10, "2025");
  of_department.key.scope = {Scope::Kind::department, "DNSI"};
  LedgerEntry of_another = measured(20, "2025");
  of_another.key.indicator = "I-1.2a";
  LedgerEntry over_two_years = measured(30, "2024-07-01..2025-06-30");
  const Entries entries = {of_department,          of_another,
                           over_two_years,         measured(4500, "2024-T4"),
                           measured(4600, "2024"), measured(4700, "2024-03"),
                           measured(4480, "2027")};
  const auto values = yearly_values(carbon_target(), entries, early_2026);
  ASSERT_EQ(values.size(), 1U) << "2027 has not begun";
  EXPECT_EQ(values[0]->value, 4600) << "of two that end on one day, the longer";
}

TEST(TargetHistories, BeginWithTheBaselineUnlessItsYearWasMeasured) {
  const auto history = [](const Entries& entries) {
    return judge(carbon_target(), {entries}, early_2026).history;
  };
  EXPECT_EQ(history({measured(4500, "2024")}), (std::vector<YearValue>{{2022, 5000}, {2024, 4500}}));
  EXPECT_EQ(history({measured(5010, "2022"), measured(4500, "2024")}),
            (std::vector<YearValue>{{2022, 5010}, {2024, 4500}}));
}

TEST(TargetStandings, SayWhatThePathAsksOfTheYearOfTheValue) {
  const TargetStanding standing =
      judge(carbon_target(), {Entries{measured(4500, "2025")}}, date_of(2026, 11, 30));
  EXPECT_EQ(standing.year, 2025);
  EXPECT_EQ(standing.asked, 4400);
  EXPECT_EQ(standing.behind, 100);
  const TargetStanding nothing = judge(carbon_target(), {}, date_of(2026, 11, 30));
  EXPECT_EQ(nothing.year, 2026);
  EXPECT_EQ(nothing.asked, 4200);
}

TEST(TargetStandings, LetThePlanMakeUpForTheTrend) {
  const Entries entries = {measured(4900, "2023"), measured(4800, "2024"), measured(4700, "2025")};
  EXPECT_EQ(rule_for(entries), "far_behind");
  const std::vector<YearValue> plan = {{2027, -1200}};
  const TargetStanding standing = judge(carbon_target(), {entries, {}, {}, plan}, early_2026);
  EXPECT_EQ(standing.rule, TargetRule::forecast_reaches);
  EXPECT_EQ(standing.forecast->basis, Forecast::Basis::trend_and_plan);
}

}  // namespace
}  // namespace capnr

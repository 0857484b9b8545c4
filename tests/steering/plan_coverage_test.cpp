// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_coverage.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

constexpr auto year_2026 = 2026;

class PlanCoverageOf : public testing::Test {
 protected:
  PlanCoverageOf() {
    Indicator age;
    age.id = "I-1.9a";
    age.measures = {{"", {}, "years", Direction::up}};
    programme_.commitments = {{"1.9", Axis::sobriety, "", {}, "", {age}},
                              {"2.4", Axis::accessibility, "", {}, "", {}},
                              {"3.7", Axis::security, "", {}, "", {}}};
    Action keep;
    keep.id = "A-01";
    keep.title = "Garder six ans";
    keep.commitments = {"1.9"};
    keep.department = "DNSI";
    keep.budget = 100;
    keep.start = date_of(year_2026, 1, 1);
    keep.end = date_of(year_2026, 6, 30);
    keep.milestones = {{date_of(year_2026, 3, 31), "Marché"}, {date_of(year_2026, 5, 31), "Pièces"}};
    keep.indicators = {"I-1.9a"};
    Action audit;
    audit.id = "A-02";
    audit.commitments = {"2.4"};
    audit.department = "DRH";
    plan_.plan = {year_2026, "", {keep, audit}, std::nullopt};
  }

  PlanCoverage coverage(Date as_of, std::span<const LedgerEntry> entries = {}) {
    const std::vector<Department> departments = {
        {"DNSI", "Numérique", {}}, {"DRH", "", {}}, {"DSP", "Sports", {}}, {"DBI", "", {}}};
    return plan_coverage(plan_, words_of(plan_.plan, programme_, departments), programme_, entries, as_of);
  }

  Programme programme_;
  YearPlan plan_;
};

TEST_F(PlanCoverageOf, NamesTheCommitmentsWithoutAnOwnedAndDatedAction) {
  const PlanCoverage found = coverage(date_of(year_2026, 2, 1));
  ASSERT_EQ(found.uncovered.size(), 2U);
  EXPECT_EQ(found.uncovered[0].id, "2.4") << "its action has no dates";
  EXPECT_EQ(found.uncovered[1].id, "3.7");
}

TEST_F(PlanCoverageOf, NamesTheDepartmentsThatNeitherActNorValidate) {
  plan_.validations.emplace("DSP", date_of(year_2026, 1, 20));
  const PlanCoverage found = coverage(date_of(year_2026, 2, 1));
  ASSERT_EQ(found.absent.size(), 1U);
  EXPECT_EQ(found.absent[0].code, "DBI");
}

TEST_F(PlanCoverageOf, CountsTheActionsOfEachDepartmentByAxis) {
  const PlanCoverage found = coverage(date_of(year_2026, 2, 1));
  ASSERT_EQ(found.map.size(), 4U);
  EXPECT_EQ(found.map[0].department.code, "DBI");
  EXPECT_EQ(found.map[0].total(), 0U);
  EXPECT_EQ(found.map[1].actions.at(static_cast<std::size_t>(Axis::sobriety)), 1U);
  EXPECT_EQ(found.map[1].total(), 1U);
  EXPECT_EQ(found.map[2].actions.at(static_cast<std::size_t>(Axis::accessibility)), 1U);
}

TEST_F(PlanCoverageOf, CallsAMilestoneLateFromTheDayAfterItWasDue) {
  EXPECT_TRUE(coverage(date_of(year_2026, 3, 31)).late_milestones.empty());
  ASSERT_EQ(coverage(date_of(year_2026, 4, 1)).late_milestones.size(), 1U);
  plan_.progress["A-01"].reached.emplace("Marché", date_of(year_2026, 4, 12));
  EXPECT_TRUE(coverage(date_of(year_2026, 4, 15)).late_milestones.empty());
  const PlanCoverage in_july = coverage(date_of(year_2026, 7, 1));
  ASSERT_EQ(in_july.late_milestones.size(), 1U);
  EXPECT_EQ(in_july.late_milestones[0].label, "Pièces");
  ASSERT_EQ(in_july.late_actions.size(), 1U);
  EXPECT_EQ(in_july.late_actions[0].action, "A-01");
  plan_.progress["A-01"].percent = 100;
  EXPECT_TRUE(coverage(date_of(year_2026, 7, 1)).late_actions.empty());
}

TEST_F(PlanCoverageOf, TellsWhatIsSpentAbovePlan) {
  plan_.progress["A-01"].spent = 100;
  EXPECT_TRUE(coverage(date_of(year_2026, 7, 1)).overspent.empty());
  plan_.progress["A-01"].spent = 101;
  plan_.progress["A-02"].spent = 50;
  const PlanCoverage found = coverage(date_of(year_2026, 7, 1));
  ASSERT_EQ(found.overspent.size(), 1U);
  EXPECT_EQ(found.overspent[0].spent, 101);
  EXPECT_EQ(found.budget, 100);
  EXPECT_EQ(found.spent, 151);
  EXPECT_EQ(found.without_budget, 1U) << "unknown is not zero";
}

TEST_F(PlanCoverageOf, TellsTheIndicatorsOfActionsWhoseEvidenceIsStaleOrMissing) {
  const PlanCoverage none = coverage(date_of(year_2026, 7, 1));
  ASSERT_EQ(none.evidence.size(), 1U);
  EXPECT_EQ(none.evidence[0].status, StandingStatus::no_evidence);
  EXPECT_EQ(none.evidence[0].actions, std::vector<std::string>{"A-01"});
  LedgerEntry value;
  value.key = {"I-1.9a", "", {}, year_period(2024)};
  value.value = 5;
  value.stale_after = date_of(2025, 12, 31);
  const PlanCoverage stale = coverage(date_of(year_2026, 7, 1), std::vector{value});
  ASSERT_EQ(stale.evidence.size(), 1U);
  EXPECT_EQ(stale.evidence[0].status, StandingStatus::stale);
  EXPECT_EQ(stale.evidence[0].stale_after, date_of(2025, 12, 31));
  value.stale_after = date_of(2027, 12, 31);
  EXPECT_TRUE(coverage(date_of(year_2026, 7, 1), std::vector{value}).evidence.empty());
}

}  // namespace
}  // namespace capnr

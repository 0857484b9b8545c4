// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_changes.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "random_plan.h"

namespace capnr {
namespace {

using test::random_plan;

Action action(std::string id, std::string title, double budget = 0) {
  Action one;
  one.id = std::move(id), one.title = std::move(title), one.budget = budget;
  return one;
}

Plan plan_with(std::vector<Action> actions) {
  return {2026, "", std::move(actions), std::nullopt};
}

TEST(PlanChanges, NameEachFieldThatChanges) {
  const Plan before = plan_with({action("A-01", "a", 10), action("A-02", "b"), action("A-03", "c")});
  Plan after = plan_with({action("A-01", "a", 20), action("A-03", "c"), action("A-04", "d")});
  after.actions[0].start = date_of(2026, 1, 1);
  const std::vector<ActionChange> expected = {
      {ActionChangeKind::changed, "A-01", "a", {{"budget planned", "10", "20"}, {"start", "", "2026-01-01"}}},
      {ActionChangeKind::removed, "A-02", "b", {}},
      {ActionChangeKind::added, "A-04", "d", {}}};
  EXPECT_EQ(compare_plans(before, after), expected);
}

RC_GTEST_PROP(PlanChanges, AreNoneBetweenAPlanAndItself, ()) {
  const Plan plan = random_plan();
  RC_ASSERT(compare_plans(plan, plan).empty());
}

RC_GTEST_PROP(PlanChanges, SeeEveryFieldOfAnAction, ()) {
  const Plan before = random_plan(), after = random_plan();
  RC_ASSERT(compare_plans(before, after).empty() == (before.actions == after.actions));
}

// Whoever is alone to have changed something gets all of it.
RC_GTEST_PROP(PlanMerge, KeepsTheChangesOfOneWhenTheOtherChangesNothing, ()) {
  const Plan base = random_plan(), changed = random_plan();
  const MergedPlan ours = merge_plans(base, base, changed);
  RC_ASSERT(ours.conflicts.empty());
  RC_ASSERT(ours.plan.actions == changed.actions);
  const MergedPlan theirs = merge_plans(base, changed, base);
  RC_ASSERT(theirs.conflicts.empty());
  RC_ASSERT(theirs.plan.actions == changed.actions);
}

// The same changes, whoever comes second.
RC_GTEST_PROP(PlanMerge, DoesNotDependOnWhoComesFirst, ()) {
  const Plan base = random_plan(), a = random_plan(), b = random_plan();
  const MergedPlan first = merge_plans(base, a, b), second = merge_plans(base, b, a);
  RC_ASSERT(first.conflicts.size() == second.conflicts.size());
  if (first.conflicts.empty()) RC_ASSERT(first.plan.actions == second.plan.actions);
}

TEST(PlanMerge, TellsWhatBothChangedAndKeepsTheirs) {
  const Plan base = plan_with(
      {action("A-01", "a", 10), action("A-02", "b", 10), action("A-03", "c", 10), action("A-04", "d", 10)});
  Plan theirs = base, ours = base;
  theirs.actions[0].budget = 20;
  ours.actions[0].budget = 30;
  ours.actions[0].people = "Alice";
  theirs.actions[1].budget = 15;
  ours.actions[1].budget = 15;
  theirs.actions.erase(theirs.actions.begin() + 2);
  ours.actions[2].budget = 99;
  ours.actions.erase(ours.actions.begin() + 3);
  theirs.actions[2].title = "d bis";
  const MergedPlan merged = merge_plans(base, theirs, ours);
  const std::vector<PlanConflict> expected = {
      {"A-01", "budget planned", "20", "30"}, {"A-03", "", "", "c"}, {"A-04", "", "d bis", ""}};
  EXPECT_EQ(merged.conflicts, expected);
  EXPECT_EQ(merged.plan.action("A-01")->budget, 20);
  EXPECT_EQ(merged.plan.action("A-01")->people, "Alice");
  EXPECT_EQ(merged.plan.action("A-02")->budget, 15);
  EXPECT_EQ(merged.plan.action("A-04")->title, "d bis");
}

}  // namespace
}  // namespace capnr

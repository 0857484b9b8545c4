// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_coverage.h"

#include <algorithm>
#include <numeric>

namespace capnr {
namespace {

bool is_owned_and_dated(const Action& action) {
  return !action.department.empty() && action.start && action.end;
}

bool serves(const Action& action, const PlanWords& words, Axis axis) {
  return std::ranges::any_of(action.commitments, [&](const std::string& id) {
    const CommitmentWords* commitment = words.commitment(id);
    return commitment != nullptr && commitment->axis == axis;
  });
}

DepartmentRow row_of(const YearPlan& plan, const PlanWords& words, const DepartmentName& department) {
  DepartmentRow row{department, {}, plan.validations.contains(department.code)};
  for (const Action& action : plan.plan.actions)
    for (std::size_t axis = 0; axis < axis_count; ++axis)
      if (action.department == department.code && serves(action, words, static_cast<Axis>(axis)))
        ++row.actions.at(axis);
  return row;
}

void add_delays(const YearPlan& plan, const Action& action, PlanCoverage& coverage) {
  const ActionProgress& told = plan.followed(action.id);
  for (const Milestone& one : action.milestones)
    if (one.due < coverage.as_of && !told.reached.contains(one.label))
      coverage.late_milestones.push_back({action.id, one.label, one.due});
  if (action.end && *action.end < coverage.as_of && told.percent.value_or(0) < 100)
    coverage.late_actions.push_back({action.id, action.title, action.department, *action.end, told.percent});
}

void add_money(const YearPlan& plan, const Action& action, PlanCoverage& coverage) {
  const std::optional<double> spent = plan.followed(action.id).spent;
  coverage.budget += action.budget.value_or(0);
  coverage.spent += spent.value_or(0);
  if (!action.budget) ++coverage.without_budget;
  if (action.budget && spent && *spent > *action.budget)
    coverage.overspent.push_back({action.id, action.title, *action.budget, *spent});
}

std::vector<WeakEvidence> weak_evidence(const Plan& plan, std::span<const Standing> standings) {
  std::vector<WeakEvidence> list;
  for (const Standing& standing : standings) {
    if (standing.status != StandingStatus::stale && standing.status != StandingStatus::no_evidence) continue;
    WeakEvidence one{standing.indicator->id, standing.measure->key, standing.status, {}, {}};
    if (standing.entry) one.stale_after = standing.entry->stale_after;
    for (const Action& action : plan.actions)
      if (std::ranges::find(action.indicators, standing.indicator->id) != action.indicators.end())
        one.actions.push_back(action.id);
    if (!one.actions.empty()) list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::size_t DepartmentRow::total() const {
  return std::accumulate(actions.begin(), actions.end(), std::size_t{0});
}

PlanRealisation realisation(const YearPlan& plan, Date day) {
  PlanRealisation all;
  for (const Action& action : plan.plan.actions) {
    const double expected = expected_share(action, day).value_or(0);
    if (expected <= 0) continue;
    const std::optional<double> percent = plan.followed(action.id).percent;
    if (!percent) ++all.untold;
    all.expected += action.weight * expected;
    all.done += action.weight * std::min(expected, percent.value_or(0) / 100);
  }
  return all;
}

bool covers(const Plan& plan, std::string_view commitment) {
  return std::ranges::any_of(plan.actions, [&](const Action& action) {
    return is_owned_and_dated(action) &&
           std::ranges::find(action.commitments, commitment) != action.commitments.end();
  });
}

bool takes_part(const Plan& plan, const PlanWords& words, std::string_view department,
                std::optional<Axis> axis) {
  return std::ranges::any_of(plan.actions, [&](const Action& action) {
    return action.department == department && (!axis || serves(action, words, *axis));
  });
}

PlanCoverage plan_coverage(const YearPlan& plan, const PlanWords& words, const Programme& programme,
                           std::span<const LedgerEntry> entries, Date as_of) {
  PlanCoverage coverage;
  coverage.as_of = as_of;
  coverage.words = words;
  for (const CommitmentWords& one : words.commitments)
    if (!covers(plan.plan, one.id)) coverage.uncovered.push_back(one);
  for (const DepartmentName& one : words.departments) {
    coverage.map.push_back(row_of(plan, words, one));
    if (!takes_part(plan.plan, words, one.code) && !plan.validations.contains(one.code))
      coverage.absent.push_back(one);
  }
  for (const Action& action : plan.plan.actions) {
    add_delays(plan, action, coverage);
    add_money(plan, action, coverage);
  }
  std::ranges::stable_sort(coverage.late_milestones, {}, &LateMilestone::due);
  std::ranges::stable_sort(coverage.late_actions, {}, &LateAction::end);
  coverage.evidence = weak_evidence(plan.plan, standings(programme, entries, as_of));
  coverage.realised = realisation(plan, as_of);
  return coverage;
}

}  // namespace capnr

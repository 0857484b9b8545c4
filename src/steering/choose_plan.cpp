// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "steering/best_plan.h"
#include "steering/integer_program.h"

namespace capnr {
namespace {

using Row = IntegerProgram::Row;

// Exclusions, dependencies, what cannot be chosen, what is forced.
std::vector<Row> rules_of(const std::vector<PlanCandidate>& candidates, std::optional<ForcedLever> forced) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].eligible()) rows.push_back({{{i, 1.0}}, 0, 0});
    for (const std::size_t other : candidates[i].excludes)
      rows.push_back({{{i, 1.0}, {other, 1.0}}, -IntegerProgram::unbounded, 1});
    for (const std::size_t other : candidates[i].requires_all)
      rows.push_back({{{i, 1.0}, {other, -1.0}}, -IntegerProgram::unbounded, 0});
  }
  if (forced) rows.push_back({{{forced->lever, 1.0}}, forced->in ? 1.0 : 0.0, forced->in ? 1.0 : 0.0});
  return rows;
}

std::vector<double> avoided_of(const std::vector<PlanCandidate>& candidates) {
  std::vector<double> numbers;
  numbers.reserve(candidates.size());
  for (const PlanCandidate& candidate : candidates)
    numbers.push_back(candidate.eligible() ? candidate.avoided : 0);
  return numbers;
}

std::vector<double> costs_of(const std::vector<PlanCandidate>& candidates) {
  std::vector<double> numbers;
  numbers.reserve(candidates.size());
  for (const PlanCandidate& candidate : candidates)
    numbers.push_back(candidate.eligible() ? *candidate.cost : 0);
  return numbers;
}

Row sum_row(const std::vector<double>& numbers, double least, double most) {
  Row row{{}, least, most};
  for (std::size_t i = 0; i < numbers.size(); ++i) row.terms.emplace_back(i, numbers[i]);
  return row;
}

// What the solver allows itself: a billionth of the bound.
double slack(double bound) {
  return 1e-9 * std::max(1.0, std::abs(bound));
}

double sum(const std::vector<double>& numbers, const std::vector<bool>& chosen) {
  double total = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) total += chosen[i] ? numbers[i] : 0;
  return total;
}

}  // namespace

Result<std::optional<PlanChoice>> choose_plan(const std::vector<PlanCandidate>& candidates,
                                              const PlanGoal& goal, std::optional<ForcedLever> forced) {
  const std::vector<double> avoided = avoided_of(candidates);
  const std::vector<double> costs = costs_of(candidates);
  const double none = IntegerProgram::unbounded;
  IntegerProgram first{!goal.target, goal.target ? costs : avoided, rules_of(candidates, forced)};
  if (goal.budget) first.rows.push_back(sum_row(costs, -none, *goal.budget));
  if (goal.target) first.rows.push_back(sum_row(avoided, *goal.target, none));
  TRY(std::optional<IntegerSolution> best, solve(first));
  if (!best) return std::nullopt;

  // As good, and cheaper; as cheap, and better.
  IntegerProgram second = first;
  const double value = best->objective;
  second.rows.push_back(goal.target ? sum_row(costs, -none, value + slack(value))
                                    : sum_row(avoided, value - slack(value), none));
  second.objective = goal.target ? avoided : costs;
  second.maximise = goal.target.has_value();
  TRY(std::optional<IntegerSolution> tied, solve(second));
  const IntegerSolution& kept = tied ? *tied : *best;
  return PlanChoice{kept.chosen, sum(avoided, kept.chosen), sum(costs, kept.chosen), best->proven};
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The plan that is chosen, against all the plans there are.
#include "steering/best_plan.h"

#include <array>
#include <cmath>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scenario_city.h"
#include "steering/integer_program.h"

using namespace capnr;

namespace {

struct Case {
  std::vector<PlanCandidate> candidates;
  PlanGoal goal;
};

Case random_case() {
  Case made;
  const auto count = *rc::gen::inRange<std::size_t>(1, 11);
  double costs = 0, gains = 0;
  for (std::size_t i = 0; i < count; ++i) {
    PlanCandidate candidate;
    candidate.avoided = *rc::gen::inRange(-200, 1000) * 37.5;
    candidate.cost = *rc::gen::inRange(0, 1000) * 12.25;
    if (*rc::gen::inRange(0, 10) == 0) candidate.cost.reset();
    if (*rc::gen::inRange(0, 10) == 0) candidate.avoided = unknown;
    for (auto* list : {&candidate.requires_all, &candidate.excludes}) {
      const auto other = *rc::gen::inRange<std::size_t>(0, 4 * count);
      if (other < count && other != i) list->push_back(other);
    }
    costs += candidate.cost.value_or(0);
    if (candidate.avoided > 0) gains += candidate.avoided;
    made.candidates.push_back(candidate);
  }
  const double part = *rc::gen::inRange(0, 101) / 100.0;
  if (*rc::gen::arbitrary<bool>()) {
    made.goal.budget = part * costs;
  } else {
    made.goal.target = part * gains;
  }
  return made;
}

bool allowed(const Case& of, unsigned plan) {
  for (std::size_t i = 0; i < of.candidates.size(); ++i) {
    if ((plan >> i & 1U) == 0) continue;
    if (!of.candidates[i].eligible()) return false;
    for (const std::size_t other : of.candidates[i].requires_all)
      if ((plan >> other & 1U) == 0) return false;
    for (const std::size_t other : of.candidates[i].excludes)
      if ((plan >> other & 1U) != 0) return false;
  }
  return true;
}

// The best of all the plans: what it avoids and costs.
std::optional<std::pair<double, double>> exhaustive(const Case& of) {
  std::optional<std::pair<double, double>> best;
  for (unsigned plan = 0; plan < 1U << of.candidates.size(); ++plan) {
    if (!allowed(of, plan)) continue;
    double avoided = 0, cost = 0;
    for (std::size_t i = 0; i < of.candidates.size(); ++i) {
      if ((plan >> i & 1U) == 0) continue;
      avoided += of.candidates[i].avoided;
      cost += *of.candidates[i].cost;
    }
    if (of.goal.budget && cost > *of.goal.budget * (1 + 1e-12)) continue;
    if (of.goal.target && avoided < *of.goal.target * (1 - 1e-12)) continue;
    const bool better =
        !best || (of.goal.target ? std::pair(-cost, avoided) > std::pair(-best->second, best->first)
                                 : std::pair(avoided, -cost) > std::pair(best->first, -best->second));
    if (better) best = {avoided, cost};
  }
  return best;
}

}  // namespace

RC_GTEST_PROP(ChosenPlan, IsTheBestOfAllThePlans, ()) {
  const Case of = random_case();
  const auto expected = exhaustive(of);
  const auto chosen = choose_plan(of.candidates, of.goal);
  RC_ASSERT(chosen.has_value());
  RC_ASSERT(chosen->has_value() == expected.has_value());
  if (!expected) return;
  unsigned plan = 0;
  for (std::size_t i = 0; i < of.candidates.size(); ++i)
    plan |= static_cast<unsigned>((*chosen)->chosen[i]) << i;
  RC_ASSERT(allowed(of, plan));
  RC_ASSERT((*chosen)->proven);
  RC_ASSERT(std::abs((*chosen)->avoided - expected->first) <=
            1e-6 * std::max(1.0, std::abs(expected->first)));
  RC_ASSERT(std::abs((*chosen)->cost - expected->second) <= 1e-6 * std::max(1.0, expected->second));
}

RC_GTEST_PROP(ChosenPlan, HoldsALeverThatIsForced, ()) {
  Case of = random_case();
  const auto lever = *rc::gen::inRange<std::size_t>(0, of.candidates.size());
  const bool in = *rc::gen::arbitrary<bool>();
  const auto chosen = choose_plan(of.candidates, of.goal, ForcedLever{lever, in});
  RC_ASSERT(chosen.has_value());
  if (*chosen) RC_ASSERT((*chosen)->chosen[lever] == in);
  const auto free = choose_plan(of.candidates, of.goal);
  if (*chosen && of.goal.budget)
    RC_ASSERT((*chosen)->avoided <= (*free)->avoided + 1e-6 * std::abs((*free)->avoided) + 1e-6);
}

TEST(IntegerProgram, RefusesNumbersThatAreNone) {
  IntegerProgram program;
  program.objective = {1, unknown};
  EXPECT_FALSE(solve(program));
  program.objective = {1};
  program.rows = {{{{3, 1.0}}, 0, 1}};
  EXPECT_FALSE(solve(program));
}

TEST(IntegerProgram, GivesNoChoiceThatMissesARowByLittle) {
  IntegerProgram program;
  program.objective = {-7500, 0};
  program.rows = {
      {{{0, -7500.0}, {1, -7500.0}}, 0.375, IntegerProgram::unbounded}};  // as missed as a hundred-thousandth
  const auto solved = solve(program);
  ASSERT_TRUE(solved);
  EXPECT_FALSE(solved->has_value());
}

TEST(IntegerProgram, TakesTheNextBestWhenToleranceAloneAllowsTheBest) {
  IntegerProgram program;
  program.objective = {1, 1, 1};
  program.rows = {{{{0, 1.0}, {1, 1.0}, {2, 1.0}}, -IntegerProgram::unbounded, 3 - 1e-8}};
  const auto solved = solve(program);
  ASSERT_TRUE(solved && *solved);
  EXPECT_EQ((*solved)->objective, 2);
  EXPECT_TRUE((*solved)->proven);
}

TEST(IntegerProgram, IsSolvedInThreadsThatEndAndLeaveNothing) {  // what they leave, the sanitizer sees
  IntegerProgram program;
  program.objective = {3, 2, 2};
  program.rows = {{{{0, 2.0}, {1, 1.0}, {2, 1.0}}, -IntegerProgram::unbounded, 2}};
  std::array<double, 4> best = {};
  std::vector<std::thread> threads;
  threads.reserve(best.size());
  for (double& of : best)
    threads.emplace_back([&of, &program] {
      const auto solved = solve(program);
      if (solved && *solved) of = (*solved)->objective;
    });
  for (std::thread& thread : threads) thread.join();
  for (const double of : best) EXPECT_EQ(of, 4);
}

TEST(IntegerProgram, GivesWhatItHasWhenTheTimeRunsOut) {
  // Market split: branch and bound has nothing to hold on to. Whatever the time allowed, the process goes on, and nothing is said proven that is not.
  IntegerProgram program;
  unsigned state = 7;
  const auto next = [&state] {
    return state = state * 1664525U + 1013904223U, static_cast<double>(state >> 24U);
  };
  program.objective.assign(60, 1.0);
  for (int r = 0; r < 6; ++r) {
    IntegerProgram::Row row;
    double sum = 0;
    for (std::size_t v = 0; v < 60; ++v) {
      row.terms.emplace_back(v, next());
      sum += row.terms.back().second;
    }
    row.least = row.most = std::floor(sum / 2) +
                           0.5;  // no integer sum is a half: there is no solution, and it is long to find out
    program.rows.push_back(row);
  }
  const auto solved = solve(program, 0.2);
  if (solved) {
    EXPECT_FALSE(solved->has_value());
  } else {
    EXPECT_EQ(solved.error().kind, Kind::limit);
  }
}

namespace {

Simulation simulated(const ScenarioModel& model) {
  return test::simulation_of(model, test::base_year + 2);
}

}  // namespace

TEST(BestPlan, SimulatesTheChosenLeversTogetherAndGivesBothFigures) {
  const ScenarioModel model =
      test::model_of(test::inventory_of({test::laptops(100)}),
                     test::book({"reduce-equipment:share=0.5,cost_once=10,cost_per_year=0",
                                 "reduce-equipment:share=0.5,cost_once=10,cost_per_year=0"}));
  const Simulation simulation = simulated(model);
  const std::size_t c = test::climate_of(model);
  const auto plan = best_plan(model, simulation, c, {20, {}});
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->choice.chosen[0] && plan->choice.chosen[1]);
  EXPECT_NEAR(plan->together, 0.75 * plan->choice.avoided, 1e-6) << "half, then half of what is left";
  EXPECT_EQ(plan->why.size(), 2U);
}

TEST(BestPlan, AsksForMoreUntilTheLeversTogetherReachTheTarget) {
  const ScenarioModel model =
      test::model_of(test::inventory_of({test::laptops(100)}),
                     test::book({"reduce-equipment:share=0.5,cost_once=10,cost_per_year=0",
                                 "reduce-equipment:share=0.4,cost_once=8,cost_per_year=0",
                                 "reduce-equipment:share=0.3,cost_once=9,cost_per_year=0"}));
  const Simulation simulation = simulated(model);
  const std::size_t c = test::climate_of(model);
  const double whole = simulation.years[1].reference[c].value + simulation.years[2].reference[c].value;
  const auto plan = best_plan(model, simulation, c, {{}, 0.75 * whole});
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->reached);
  EXPECT_GE(plan->together, 0.75 * whole * (1 - 1e-9));
  EXPECT_GT(plan->asked, 0.75 * whole) << "0.5 and 0.4 make 0.9 on paper, 0.7 together";
  const auto never = best_plan(model, simulation, c, {{}, 2 * whole});
  ASSERT_FALSE(never);
  EXPECT_EQ(never.error().kind, Kind::not_found);
}

TEST(BestPlan, LeavesOutWhatHasNoKnownCostAndSaysSo) {
  const ScenarioModel model = test::model_of(
      test::inventory_of({test::laptops(100)}),
      test::book({"reduce-equipment:share=0.5", "reduce-equipment:share=0.1,cost_once=1,cost_per_year=0"}));
  const auto plan = best_plan(model, simulated(model), test::climate_of(model), {100, {}});
  ASSERT_TRUE(plan);
  EXPECT_FALSE(plan->choice.chosen[0]);
  EXPECT_EQ(describe(plan->why[0], Language::en), "out: its cost is unknown");
  EXPECT_TRUE(plan->choice.chosen[1]);
}

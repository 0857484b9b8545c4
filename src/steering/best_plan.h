// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "steering/simulate.h"

// Which levers to choose: those that avoid most under a budget, or the cheapest that reach a target.
//
// The choice is an integer program, linear in what each lever avoids alone. Levers that act on the same machines avoid less together: the plan
// that is chosen is simulated again as a whole, and both figures are given. A target is asked of the whole: when it falls short, more is asked
// of the linear program until it is reached.

namespace capnr {

/// One of the two. Budget: euros spent to the horizon, savings not deducted. Target: kg CO2e avoided from the inventory to the horizon.
struct PlanGoal {
  std::optional<double> budget, target;
};

struct PlanCandidate {
  double avoided = unknown;    ///< alone; NaN: it cannot be chosen
  std::optional<double> cost;  ///< nothing: it cannot be chosen
  std::vector<std::size_t> requires_all, excludes;
  bool eligible() const { return avoided == avoided && cost; }
};

struct PlanChoice {
  std::vector<bool> chosen;
  double avoided = 0;  ///< sum of what each avoids alone
  double cost = 0;
  bool proven = true;
};

/// Nothing when no choice reaches the target. Of choices that do as well, the cheapest (that avoids most, for a target). `forced`: at most one lever,
/// in or out whatever it brings.
struct ForcedLever {
  std::size_t lever = 0;
  bool in = true;
};
Result<std::optional<PlanChoice>> choose_plan(const std::vector<PlanCandidate>& candidates,
                                              const PlanGoal& goal, std::optional<ForcedLever> forced = {});

struct BestPlan {
  PlanGoal goal;
  PlanChoice choice;
  double together = 0;     ///< kg CO2e avoided by the chosen levers simulated together
  double asked = 0;        ///< of the linear program, for a target: raised where levers overlap
  bool reached = false;    ///< the goal holds of the levers together
  std::vector<Error> why;  ///< why each lever is in or out: describe(why, language)
};

/// `climate`: place of climate change in the model's criteria.
Result<BestPlan> best_plan(const ScenarioModel& model, const Simulation& simulation, std::size_t climate,
                           const PlanGoal& goal);

}  // namespace capnr

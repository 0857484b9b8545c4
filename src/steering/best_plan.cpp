// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/best_plan.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace capnr {
namespace {

constexpr int most_rounds = 20;

std::vector<std::size_t> places_of(const LeverBook& book, const std::vector<std::string>& ids) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < book.levers.size(); ++i)
    if (std::find(ids.begin(), ids.end(), book.levers[i].id) != ids.end()) places.push_back(i);
  return places;
}

std::vector<PlanCandidate> candidates_of(const LeverBook& book, const Simulation& simulation,
                                         std::size_t climate) {
  std::vector<PlanCandidate> candidates;
  candidates.reserve(book.levers.size());
  for (std::size_t i = 0; i < book.levers.size(); ++i)
    candidates.push_back({simulation.levers[i].alone[climate], simulation.levers[i].cost,
                          places_of(book, book.levers[i].requires_ids),
                          places_of(book, book.levers[i].excludes_ids)});
  return candidates;
}

// Digits by three, with a space that no line breaks at: read alike in every language.
std::string rounded(double value) {
  std::string digits = to_text(std::round(std::abs(value)));
  if (digits.find_first_not_of("0123456789") != std::string::npos) return digits;
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u202F");
  return digits;
}

// The reason of each lever: what the best choice becomes when it is turned round.
class Reasons {
 public:
  Reasons(const LeverBook& book, const std::vector<PlanCandidate>& candidates, const PlanGoal& goal,
          const PlanChoice& choice)
      : book_(book), candidates_(candidates), goal_(goal), choice_(choice) {}

  Result<Error> of(std::size_t lever) const {
    const PlanCandidate& candidate = candidates_[lever];
    if (!candidate.cost) return told(fail(Kind::usage, "out: its cost is unknown"));
    if (std::isnan(candidate.avoided)) return told(fail(Kind::usage, "out: its effect is unknown"));
    const bool in = choice_.chosen[lever];
    if (!in && candidate.avoided <= 0) return told(fail(Kind::usage, "out: it avoids nothing"));
    TRY(const auto other, choose_plan(candidates_, goal_, ForcedLever{lever, !in}));
    if (!other)
      return in ? told(fail(Kind::usage, "in: the target cannot be reached without it")) : blocked(lever);
    return goal_.target ? by_cost(in, other->cost - choice_.cost)
                        : by_gain(lever, in, choice_.avoided - other->avoided);
  }

 private:
  static Error told(const tl::unexpected<Error>& reason) { return reason.value(); }

  Error blocked(std::size_t lever) const {
    if (goal_.budget && *candidates_[lever].cost > *goal_.budget)
      return told(fail(Kind::usage, "out: it costs {cost} €, more than the whole budget",
                       {{"cost", rounded(*candidates_[lever].cost)}}));
    return told(fail(Kind::usage, "out: what it requires or excludes leaves no plan with it"));
  }

  // The other lever that keeps this one out, if it is as simple as that.
  Error by_gain(std::size_t lever, bool in, double loss) const {
    const std::string kg = rounded(loss);
    if (in) {
      return loss > 0 ? told(fail(Kind::usage, "in: without it the best plan avoids {kg} kg CO₂e less",
                                  {{"kg", kg}}))
                      : told(fail(Kind::usage, "in: another plan does as well without it, at a higher cost"));
    }
    for (const std::size_t other : candidates_[lever].excludes) {
      if (choice_.chosen[other])
        return told(fail(Kind::usage,
                         "out: it excludes {other}, and the best plan with it avoids {kg} kg CO₂e less",
                         {{"other", book_.levers[other].id}, {"kg", kg}}));
    }
    for (const std::size_t other : candidates_[lever].requires_all) {
      if (!choice_.chosen[other])
        return told(fail(Kind::usage,
                         "out: it requires {other}, and the best plan with both avoids {kg} kg CO₂e less",
                         {{"other", book_.levers[other].id}, {"kg", kg}}));
    }
    return told(
        fail(Kind::usage,
             "out: it costs {cost} €; within the budget, the best plan with it avoids {kg} kg CO₂e less",
             {{"cost", rounded(*candidates_[lever].cost)}, {"kg", kg}}));
  }

  static Error by_cost(bool in, double more) {
    if (in) {
      return more > 0 ? told(fail(Kind::usage, "in: without it the target costs {cost} € more",
                                  {{"cost", rounded(more)}}))
                      : told(fail(Kind::usage,
                                  "in: it costs no more than another plan, and avoids as much or more"));
    }
    return told(fail(Kind::usage, "out: with it the target costs {cost} € more",
                     {{"cost", rounded(std::max(0.0, more))}}));
  }

  const LeverBook& book_;
  const std::vector<PlanCandidate>& candidates_;
  const PlanGoal& goal_;
  const PlanChoice& choice_;
};

}  // namespace

Result<BestPlan> best_plan(const ScenarioModel& model, const Simulation& simulation, std::size_t climate,
                           const PlanGoal& goal) {
  const LeverBook& book = model.book();
  const std::vector<PlanCandidate> candidates = candidates_of(book, simulation, climate);
  BestPlan plan;
  plan.goal = goal;
  PlanGoal asked = goal;
  for (int round = 0; round < most_rounds; ++round) {
    TRY(const auto choice, choose_plan(candidates, asked));
    if (!choice) break;
    plan.choice = *choice;
    plan.asked = asked.target.value_or(0);
    plan.together = avoided_together(model, choice->chosen, climate, simulation.until);
    plan.reached = !goal.target || plan.together >= *goal.target * (1 - 1e-12);
    if (plan.reached) break;
    // Overlaps took their part: ask for as much more.
    asked.target = *asked.target + std::max(*goal.target - plan.together, 1e-6 * *goal.target);
  }
  if (plan.choice.chosen.empty()) {
    double most = 0;
    for (const PlanCandidate& candidate : candidates)
      if (candidate.eligible()) most += std::max(0.0, candidate.avoided);
    return fail(
        Kind::not_found,
        "no choice of these levers avoids {kg} kg CO₂e by {year}; all of them together, {most} at most",
        {{"kg", rounded(*goal.target)}, {"year", std::to_string(simulation.until)}, {"most", rounded(most)}});
  }
  PlanGoal settled = goal;
  if (goal.target) settled.target = plan.asked;
  const Reasons reasons(book, candidates, settled, plan.choice);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    TRY(Error why, reasons.of(i));
    plan.why.push_back(std::move(why));
  }
  return plan;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/after_the_fact.h"

#include <algorithm>
#include <cmath>

#include "steering/lever_selector.h"

namespace capnr {
namespace {

// What the lever acts on, and what it puts in its place.
Lever with_replacement(Lever lever) {
  if (lever.kind == LeverKind::replace_type && lever.filter.names_what())
    lever.filter.items.emplace_back(lever.text("to"));
  return lever;
}

Footprint restricted(const Footprint& whole, const Lever& lever, const FactorSet& set) {
  Footprint part = whole;
  const LeverSelector selector(lever, whole, set);
  std::erase_if(part.groups, [&](const Group& group) { return !selector.takes(group); });
  return part;
}

MeasuredLever measured(const Comparison& comparison, double expected, bool started) {
  MeasuredLever result;
  result.started = started;
  result.expected = expected;
  const auto found =
      std::find_if(comparison.criteria.begin(), comparison.criteria.end(),
                   [](const ComparedCriterion& each) { return each.criterion == Criterion::gwp; });
  if (found == comparison.criteria.end()) return result;
  const bool compared = std::any_of(found->classes.begin(), found->classes.end(),
                                    [](const ComparedClass& each) { return each.compared; });
  if (!compared) return result;
  result.before = found->lmdi.e0;
  result.after = found->lmdi.e1;
  result.measured = result.before - result.after;
  result.terms = found->lmdi.total;
  result.offset_ratio = found->lmdi.offset_ratio;
  result.alert = started && result.offset_ratio && *result.offset_ratio >= alerting_offset;
  return result;
}

}  // namespace

Result<AfterTheFact> after_the_fact(const ScenarioModel& model, const Footprint& before,
                                    const Footprint& after, const FactorSet& set) {
  AfterTheFact result;
  result.year = year_of(after.as_of);
  TRY(const Simulation simulation, simulate(model, set, {.until = result.year, .draws = 0}));
  const auto climate = std::find(simulation.criteria.begin(), simulation.criteria.end(), Criterion::gwp);
  if (climate == simulation.criteria.end())
    return fail(Kind::not_found, "the factor set has no figure for climate change");
  const auto c = static_cast<std::size_t>(climate - simulation.criteria.begin());
  for (std::size_t l = 0; l < model.book().levers.size(); ++l) {
    const Lever lever = with_replacement(model.book().levers[l]);
    const Comparison comparison =
        compare(restricted(before, lever, set), restricted(after, lever, set), {Dimension::type});
    result.levers.push_back(
        measured(comparison, simulation.levers[l].at_horizon[c], lever.start <= result.year));
  }
  const Comparison whole = compare(before, after, {Dimension::type});
  result.whole = measured(whole, simulation.years.back().avoided[c].value, true);
  result.notices = whole.notices;
  return result;
}

}  // namespace capnr

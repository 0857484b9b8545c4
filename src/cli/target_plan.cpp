// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/target_plan.h"

#include <algorithm>
#include <cmath>

#include "cli/lever_file.h"
#include "cli/lever_footprint.h"
#include "steering/simulate.h"

namespace capnr::cli {
namespace {

constexpr double kilograms_in_a_tonne = 1000;

std::vector<YearValue> changes(const Simulation& simulation, Criterion criterion, double factor) {
  std::vector<YearValue> changed;
  const auto found = std::ranges::find(simulation.criteria, criterion);
  if (found == simulation.criteria.end()) return changed;
  const auto place = static_cast<std::size_t>(found - simulation.criteria.begin());
  for (const SimulatedYear& year : simulation.years)
    if (const double avoided = year.avoided[place].value; !std::isnan(avoided))
      changed.push_back({year.year, -avoided * factor});
  return changed;
}

}  // namespace

Result<PlanEffects> plan_effects(const Context& context, const LeverOptions& plan,
                                 const DatabaseOptions& where, const MethodOptions& method, int until) {
  PlanEffects effects;
  if (plan.levers.empty()) return effects;
  TRY(OpenInventory open, open_inventory({where, plan.inventory, ""}));
  const int base = year_of(open.as_of);
  TRY(LeverBook book, city_levers(context, plan.levers, base + 1));
  TRY(const MethodProfile profile, method_profile(method));
  TRY(const FactorSet set, load_set(context, method, method.set));
  TRY(LeverInventory now,
      footprint_for(open.database, open.org.id, open.inventory, open.as_of, set, profile, book));
  TRY(const ScenarioModel model,
      ScenarioModel::make(std::move(now.footprint), now.data, set, std::move(book)));
  TRY(const Simulation simulation, simulate(model, set, {.until = std::max(until, base), .draws = 0}));
  effects["I-1.1a"] = changes(simulation, Criterion::gwp, 1 / kilograms_in_a_tonne);
  if (const auto& fte = now.data.city.fte; fte && *fte > 0)
    effects["I-1.1b"] = changes(simulation, Criterion::gwp, 1 / *fte);
  effects["I-1.2b"] = changes(simulation, Criterion::adpe, 1);
  return effects;
}

}  // namespace capnr::cli

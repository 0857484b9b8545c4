// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/simulated.h"

#include <algorithm>

namespace capnr {

Result<Simulated> simulated(Footprint footprint, const InventoryData& inventory, const FactorSet& set,
                            LeverBook book, const SimulationSubject& subject, SimulationOptions options,
                            const PlanGoal& goal) {
  TRY(ScenarioModel made, ScenarioModel::make(std::move(footprint), inventory, set, std::move(book)));
  auto model = std::make_unique<const ScenarioModel>(std::move(made));
  SimulationDocument document{subject.city, subject.insee_code, subject.label, subject.inventory_date,
                              set.name,     subject.profile,    model->book()};
  if (options.until == 0) options.until = model->base_year() + usual_horizon;
  TRY(document.simulation, simulate(*model, set, options));
  const auto climate = std::ranges::find(model->criteria(), Criterion::gwp);
  if (climate != model->criteria().end()) {
    document.climate = static_cast<std::size_t>(climate - model->criteria().begin());
    document.abatement = rank_abatement(document.simulation, *document.climate);
  }
  if (goal.budget || goal.target) {
    if (!document.climate) return fail(Kind::not_found, "the factor set has no figure for climate change");
    TRY(document.plan, best_plan(*model, document.simulation, *document.climate, goal));
  }
  return Simulated{std::move(model), std::move(document)};
}

}  // namespace capnr

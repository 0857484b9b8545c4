// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "publish/simulation.h"

// A simulation from the footprint to what is told of it: the command and the page go this one way, so that they give the same figures.

namespace capnr {

inline constexpr int usual_horizon = 10;  ///< years
inline constexpr unsigned usual_simulation_draws = 2000;

/// Who and when, as the document tells it.
struct SimulationSubject {
  std::string city, insee_code;
  std::string label;  ///< of the inventory
  Date inventory_date = {};
  std::string profile;
};

struct Simulated {
  std::unique_ptr<const ScenarioModel> model;  ///< its book is the document's
  SimulationDocument document;
};

/// `footprint` keeps the words that the book asks for (dimensions_needed). `options.until` 0: usual_horizon after the inventory. A goal wants a figure for climate
/// change: Kind::not_found without.
Result<Simulated> simulated(Footprint footprint, const InventoryData& inventory, const FactorSet& set,
                            LeverBook book, const SimulationSubject& subject, SimulationOptions options,
                            const PlanGoal& goal);

}  // namespace capnr

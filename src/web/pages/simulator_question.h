// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "steering/best_plan.h"
#include "steering/lever_book.h"
#include "steering/lever_catalogue.h"
#include "web/pages/explorer_question.h"

// A simulation as an address asks for it. Each lever that is chosen is a parameter of its kind ("switch-off=1"), and what it is set to are others
// ("switch-off.share=0.4"); what is not given takes the default of the catalogue. A scenario is that same query, kept under a name.

namespace capnr::web {

struct AskedSimulation {
  std::vector<StoredInventory> inventories;  ///< of the city, oldest first
  std::size_t chosen = 0;
  std::string set;
  Criterion criterion = Criterion::gwp;
  LeverBook book;
  int until = 0;
  PlanGoal goal;
  std::vector<html::Field>
      fields;  ///< what was typed that is not right, with why; the simulation has not been asked then

  const StoredInventory& inventory() const { return inventories[chosen]; }
  bool is_chosen(LeverKind kind) const;
};

/// Kind::not_found for an inventory or a set that is not there, Kind::usage for what no form of ours sends. What a person typed wrong is in `fields`.
Result<AskedSimulation> asked_simulation(const Exchange& exchange);

/// The form: what is simulated, the levers, and for those that are chosen what they are set to.
html::Html simulation_form(const Exchange& exchange, const AskedSimulation& asked);

/// The simulation as the command asks for it: "--lever switch-off:share=0.4 --until 2036".
std::string command_words(const Exchange& exchange, const AskedSimulation& asked);

}  // namespace capnr::web

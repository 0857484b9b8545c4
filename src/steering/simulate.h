// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "steering/scenario.h"

// Year by year, what the city weighs without its levers (the reference) and with them (the scenario). Method: docs/levers.md.
//
//   TRY(const ScenarioModel model, ScenarioModel::make(…));
//   const Simulation simulation = simulate(model, set, {.until = 2036});
//
// Differences are drawn on the same seeded draws as the reference (common random numbers): what is uncertain in both is not counted
// twice. A lever with no effect changes nothing, to the last bit.

namespace capnr {

struct SimulationOptions {
  int until = 0;  ///< the horizon, included; at least the year of the inventory
  unsigned draws = 2000;
  std::uint64_t seed = 1;
  unsigned threads = 1;  ///< the result does not depend on it
};
inline constexpr int longest_horizon = 100;  ///< years

/// In the unit of its criterion; NaN when unknown.
struct SimulatedValue {
  double value = unknown;
  std::optional<double> p5, p95;
};

/// By place in Simulation::criteria.
using SimulatedValues = std::vector<SimulatedValue>;

struct SimulatedYear {
  int year = 0;
  SimulatedValues reference, scenario;
  SimulatedValues avoided;                  ///< reference − scenario
  std::optional<double> cost, saving;       ///< euros of the year, all levers; nothing when one is unknown
  double known_cost = 0, known_saving = 0;  ///< of the levers for which it is known
};

/// Of one lever, from the year of the inventory to the horizon, both included.
struct SimulatedLever {
  SimulatedValues in_order;            ///< avoided on what the levers before it left, rebound taken off
  std::vector<double> alone;           ///< avoided if it were the only one
  std::vector<double> given_back;      ///< what its rebound gives back, of what it would avoid in order
  std::vector<double> at_horizon;      ///< in order, in the last year
  std::optional<double> cost, saving;  ///< euros; nothing when unknown
  double quantity = 0;                 ///< units of the inventory that it acts on
  double coverage = 0;         ///< share of what it acts on that has a figure for climate change, 0 to 1
  std::vector<Error> notices;  ///< what a reader must know: describe(notice, language)
};

struct Simulation {
  int base_year = 0, until = 0;
  unsigned draws = 0;
  std::uint64_t seed = 0;
  std::vector<Criterion> criteria;
  std::vector<SimulatedYear> years;                                ///< from base_year to until
  std::vector<SimulatedLever> levers;                              ///< in the order of the book
  SimulatedValues avoided;                                         ///< in all, from base_year to until
  std::optional<double> cost, saving;                              ///< in all; nothing when one is unknown
  double known_cost = 0, known_saving = 0;                         ///< of the levers for which it is known
  std::vector<std::pair<std::size_t, std::size_t>> order_matters;  ///< levers that do not commute
};

/// `until` is between the year of the inventory and longest_horizon later, else Kind::usage.
Result<Simulation> simulate(const ScenarioModel& model, const FactorSet& set,
                            const SimulationOptions& options);

/// What the chosen levers avoid together on a criterion (place in criteria()), to the horizon, rebound taken off.
double avoided_together(const ScenarioModel& model, const std::vector<bool>& chosen, std::size_t criterion,
                        int until);

/// Euros of a lever from its start to the horizon, not discounted. Cost: once along the ramp, and each year in proportion to it.
std::optional<double> cost_until(const Lever& lever, int from, int until);
std::optional<double> saving_until(const Lever& lever, int from, int until);
/// Of one year.
std::optional<double> cost_of(const Lever& lever, int year);
std::optional<double> saving_of(const Lever& lever, int year);

}  // namespace capnr

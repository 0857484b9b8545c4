// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "steering/simulate.h"

// Levers by what a kilogram of CO2e avoided costs, each as if it were alone, to the horizon.
//
// A ratio ranks levers that cost money. It misleads for those that save some: of two that save as much, it prefers the one that avoids less (Taylor
// 2012, "The ranking of negative-cost emissions reduction measures", Energy Policy 48:430-438). So those come first, by Pareto fronts: in the first front, no
// other lever both saves and avoids at least as much; then the first front of what is left, and so on. Within a front, the one that avoids most is first. They have no ratio.

namespace capnr {

struct AbatementRow {
  enum class Rank : std::uint8_t {
    saves,           ///< it costs less than it saves: ranked by Pareto fronts
    costs,           ///< ranked by euros per kilogram
    unknown_money,   ///< cost or saving unknown: not ranked
    avoids_nothing,  ///< not ranked
    unknown_effect   ///< not ranked
  } rank = Rank::unknown_effect;
  std::size_t lever = 0;
  double avoided = unknown;        ///< kg CO2e, alone, to the horizon
  std::optional<double> net_cost;  ///< cost − saving, euros
  std::optional<double> per_kg;    ///< of those that cost
  int front = 0;                   ///< of those that save: 1, 2…
};
std::string_view code(AbatementRow::Rank rank);

/// In the order of the ranking. `climate`: place of climate change in the simulation's criteria.
std::vector<AbatementRow> rank_abatement(const Simulation& simulation, std::size_t climate);

}  // namespace capnr

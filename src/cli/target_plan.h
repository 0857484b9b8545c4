// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/options.h"
#include "steering/forecast.h"

// What a file of levers changes in the indicators of which a simulation tells: I-1.1a, I-1.1b (carbon footprint) and I-1.2b (mineral resources), of the whole city.

namespace capnr::cli {

/// By indicator, the change of each year against the same year without the levers, in the unit of the indicator: less is negative.
using PlanEffects = std::map<std::string, std::vector<YearValue>, std::less<>>;

/// --levers, --inventory: on which one they act; the last by default.
struct LeverOptions {
  std::string levers, inventory;
};
/// Simulates from the year of the inventory to `until`. Nothing when there is no file of levers.
Result<PlanEffects> plan_effects(const Context& context, const LeverOptions& plan,
                                 const DatabaseOptions& where, const MethodOptions& method, int until);

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/options.h"
#include "steering/life_class.h"

// The machines of a city over all its dated inventories, for the commands that look at their lives.

namespace capnr::cli {

/// Every inventory up to the one that the options choose (the last by default).
Result<CityLives> city_lives(const Context& context, const InventoryOptions& options, const FactorSet& set,
                             const MethodProfile& profile, VanishedRule rule);

}  // namespace capnr::cli

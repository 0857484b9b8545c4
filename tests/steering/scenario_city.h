// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "../footprint/random_inventory.h"
#include "steering/lever_book.h"
#include "steering/simulate.h"

// Small inventories and levers written as on the command line.

namespace capnr::test {

inline constexpr int base_year = 2025;  ///< of as_of_day

const std::filesystem::path& source_folder();
const LeverCatalogue& catalogue();

/// "reduce-equipment:share=0.5,types=Laptop"; fails the test when it is none.
Lever lever(const std::string& text);
LeverBook book(const std::vector<std::string>& levers);

/// The levers on the inventory, by the set with holes. `keep`: more words to tell apart than the levers need.
ScenarioModel model_of(const InventoryData& inventory, LeverBook levers, const MethodProfile& profile = {},
                       std::vector<Dimension> keep = {});
Simulation simulation_of(const ScenarioModel& model, int until = base_year + 3, unsigned draws = 0);

/// Laptops of quantity `count`, each with a lifetime of five years, in France, without a usage rate.
RandomRow laptops(double count);
std::size_t climate_of(const ScenarioModel& model);

}  // namespace capnr::test

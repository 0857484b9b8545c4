// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "inventory/equipment_lives.h"
#include "steering/equipment_kind.h"

// The machines of a city over all its dated inventories, for the commands that look at their lives.

namespace capnr::cli {

/// The words that lives are counted by.
struct LifeClass {
  std::uint32_t kind = 0;  ///< into CityLives::kinds
  std::string department, manufacturer, model;
  bool personal = false;  ///< the agent's own (BYOD)
};

struct CityLives {
  City city;
  Date as_of;  ///< of the last inventory looked at
  EquipmentLives lives;
  std::vector<LifeClass> classes;  ///< by EquipmentLife::class_number
  std::vector<EquipmentKind> kinds;
};

/// Every inventory up to the one that the options choose (the last by default).
Result<CityLives> city_lives(const Context& context, const InventoryOptions& options, const FactorSet& set,
                             const MethodProfile& profile, VanishedRule rule);

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inventory/equipment_lives.h"
#include "inventory/model.h"
#include "steering/equipment_kind.h"

namespace capnr {

/// The words that lives are counted by.
struct LifeClass {
  std::uint32_t kind = 0;  ///< into CityLives::kinds
  std::string department, manufacturer, model;
  bool personal = false;  ///< the agent's own (BYOD)
};

/// The machines of a city over all its dated inventories.
struct CityLives {
  City city;
  Date as_of;  ///< of the last inventory looked at
  EquipmentLives lives;
  std::vector<LifeClass> classes;  ///< by EquipmentLife::class_number
  std::vector<EquipmentKind> kinds;

  std::uint32_t kind_number(const EquipmentLife& life) const { return classes[life.class_number].kind; }
  const EquipmentKind& kind_of(const EquipmentLife& life) const { return kinds[kind_number(life)]; }
};

}  // namespace capnr

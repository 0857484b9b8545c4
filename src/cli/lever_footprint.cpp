// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/lever_footprint.h"

#include <optional>

#include "steering/scenario.h"

namespace capnr::cli {

Result<LeverInventory> footprint_for(Database& database, OrgId org, const StoredInventory& inventory,
                                     Date as_of, const FactorSet& set, const MethodProfile& profile,
                                     const LeverBook& book) {
  // Block after block, as capnr footprint does: a million rows cost no memory.
  std::optional<WeightAccumulator> weights;
  const auto add = [&weights](const EquipmentBlock& block) -> Result<> {
    weights->add(block);
    return {};
  };
  const auto start = [&](std::size_t classes) { weights.emplace(profile, as_of, classes); };
  TRY(InventoryData data, load_inventory(database, org, inventory.id, {start, add}));
  CharacteriseOptions how;
  how.keep = dimensions_needed(book);
  Footprint footprint = characterise(data, std::move(*weights).take(), set, profile, how);
  return LeverInventory{std::move(data), std::move(footprint)};
}

}  // namespace capnr::cli

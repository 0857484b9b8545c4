// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/engine.h"
#include "footprint/factor_set.h"
#include "inventory/repository.h"
#include "steering/lever.h"

namespace capnr::cli {

/// An inventory, and its footprint with the words kept apart that these levers ask for.
struct LeverInventory {
  InventoryData data;  ///< without its blocks
  Footprint footprint;
};
Result<LeverInventory> footprint_for(Database& database, OrgId org, const StoredInventory& inventory,
                                     Date as_of, const FactorSet& set, const MethodProfile& profile,
                                     const LeverBook& book);

}  // namespace capnr::cli

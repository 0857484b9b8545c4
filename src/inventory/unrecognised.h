// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inventory/equipment_reader.h"
#include "inventory/model.h"
#include "inventory/recognise.h"

namespace capnr {

/// The groups of a stored inventory that `recogniser` finds no item for, most units first.
std::vector<UnrecognisedGroup> unrecognised_groups(const InventoryData& inventory,
                                                   const Recogniser& recogniser);

/// Whether every class of the inventory has the item that `recogniser` gives it now.
bool recognised_alike(const InventoryData& inventory, const Recogniser& recogniser);

/// Rows whose class has an item.
std::int64_t recognised_rows(const InventoryData& inventory);

}  // namespace capnr

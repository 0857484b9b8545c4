// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "inventory/repository.h"
#include "web/exchange.h"

namespace capnr::web {

/// Which rows of equipment a reader wants to see; what is empty asks nothing.
struct EquipmentFilter {
  std::string words;  ///< folded(): somewhere in its name, type, manufacturer or model
  std::string department, type;

  bool takes(const EquipmentView& row) const;
};

/// The inventory whose date is the first name in the address. Kind::not_found when there is none.
Result<StoredInventory> inventory_of_address(const Exchange& exchange);

}  // namespace capnr::web

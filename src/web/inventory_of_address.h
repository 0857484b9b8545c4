// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/repository.h"
#include "web/exchange.h"

namespace capnr::web {

/// The inventory that the first name of the path dates. Kind::not_found when there is none, or when it is no date.
Result<StoredInventory> inventory_of_address(const Exchange& exchange);

}  // namespace capnr::web

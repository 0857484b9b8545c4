// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>

#include "inventory/fields.h"
#include "store/database.h"

namespace capnr {

/// How many records of each Entity an inventory holds, as the tables say.
Result<std::array<std::int64_t, entity_count>> count_rows(Database& database, InventoryId inventory);

}  // namespace capnr

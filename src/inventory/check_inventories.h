// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inventory/repository.h"

// What capnr doctor asks of the inventories: whether their rows agree with each other, whatever the database says of its own file.

namespace capnr {

/// Rows without an inventory, a class or a source; inventories that hold nothing, or not as many rows as they say; columnar caches that
/// are missing, damaged, left over, or say something else than the rows.
Result<std::vector<Database::Finding>> check_inventories(Database& database);

/// Makes anew each cache that check_inventories() complains of, and removes what is left over; their number. Rows are never touched.
Result<std::int64_t> repair_caches(Database& database);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "inventory/block_builder.h"
#include "inventory/class_words.h"
#include "inventory/column_cache.h"
#include "inventory/record_table.h"
#include "inventory/repository.h"
#include "store/database.h"

// The columnar cache of an inventory in the table inventory_cache.

namespace capnr {

Result<> clear_cache(Database& database, InventoryId inventory);
Result<> put_cache_part(Database& database, OrgId org, InventoryId inventory, std::int64_t part,
                        std::string_view bytes);

/// What the cache holds beside its blocks.
struct CachedEquipment {
  ClassWords classes;
  std::vector<Host> hosts;
};
/// Gives each block to the sink. Nothing when the cache is absent, incomplete, damaged or of another version, or does not hold `rows` rows;
/// blocks may have been given by then.
Result<std::optional<CachedEquipment>> read_cache(Database& database, InventoryId inventory,
                                                  std::int64_t rows, const BlockSink& sink);

/// Names of equipment that virtual machines and applications run on.
Result<std::unordered_set<std::string>> host_names(Database& database, InventoryId inventory);

/// Reads the rows and gives what the cache is made of: each block as it is full.
struct RowColumns {
  ClassWords classes;
  std::vector<std::uint32_t> order;     ///< of the classes that have rows
  std::vector<std::int64_t> class_ids;  ///< by number in `classes`
  std::vector<Host> hosts;
  std::int64_t rows = 0;
};
Result<RowColumns> columns_of_rows(Database& database, InventoryId inventory,
                                   std::function<Result<>(const EquipmentBlock&)> on_block);

/// Makes the cache anew from the rows, in the transaction of the caller.
Result<RowColumns> rebuild_cache(Database& database, OrgId org, InventoryId inventory);

}  // namespace capnr

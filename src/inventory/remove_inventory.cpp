// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/cache_store.h"
#include "inventory/count_rows.h"
#include "inventory/record_table.h"
#include "inventory/repository.h"
#include "store/names.h"

namespace capnr {

Result<std::array<std::int64_t, entity_count>> count_rows(Database& database, InventoryId inventory) {
  std::array<std::int64_t, entity_count> rows = {};
  const IdRange range = range_of(inventory);
  for (const Entity entity : all_entities) {
    TRY(Statement statement, database.prepare(with_names(
                                 "SELECT count(*) FROM {table} WHERE id >= ? AND id < ?", table_of(entity))));
    TRY_VOID(statement.bind(range.first, range.last));
    TRY([[maybe_unused]] const bool row, statement.step());
    rows[static_cast<std::size_t>(entity)] = statement.integer(0);
  }
  return rows;
}

Result<> remove_inventory(Database& database, OrgId org, InventoryId inventory) {
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("UPDATE org SET writes = writes + 1 WHERE id = ?", org));  // one writer a city
  const IdRange range = range_of(inventory);
  TRY_VOID(clear_cache(database, inventory));
  for (const Entity entity : all_entities) {
    TRY_VOID(database.run(
        with_names("DELETE FROM {table} WHERE id >= ? AND id < ? AND org_id = ?", table_of(entity)),
        range.first, range.last, org));
  }
  TRY_VOID(database.run("DELETE FROM equipment_class WHERE id >= ? AND id < ? AND org_id = ?", range.first,
                        range.last, org));
  TRY_VOID(database.run("DELETE FROM equipment_detail WHERE id >= ? AND id < ? AND org_id = ?", range.first,
                        range.last, org));
  TRY_VOID(database.run("DELETE FROM source WHERE inventory_id = ? AND org_id = ?", inventory, org));
  TRY_VOID(database.run("DELETE FROM inventory WHERE id = ? AND org_id = ?", inventory, org));
  return transaction.commit();
}

}  // namespace capnr

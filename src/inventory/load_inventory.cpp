// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "inventory/cache_store.h"
#include "inventory/record_table.h"
#include "inventory/repository.h"

namespace capnr {
namespace {

Result<City> city_of(Database& database, OrgId org) {
  TRY(std::vector<StoredOrg> orgs, list_orgs(database));
  for (StoredOrg& each : orgs) {
    if (each.id == org) return std::move(each.city);
  }
  return fail(Kind::not_found, "this city is no longer in the database");
}

template <class Record>
Result<> load_records(Database& database, InventoryId inventory, const SourceNumbers& sources,
                      std::vector<Record>& records) {
  return each_record<Record>(database, inventory, sources, [&](Record record) -> Result<> {
    records.push_back(std::move(record));
    return {};
  });
}

Result<CachedEquipment> from_rows(Database& database, InventoryId inventory, const BlockSink& sink) {
  CachedEquipment equipment;
  sink.start(0);
  TRY(RowColumns columns, columns_of_rows(database, inventory, [&](const EquipmentBlock& block) {
        EquipmentBlock copy = block;
        return sink.block(copy);
      }));
  for (const std::uint32_t number : columns.order) equipment.classes.push_back(columns.classes[number]);
  equipment.hosts = std::move(columns.hosts);
  return equipment;
}

// What is read does not depend on it: a database that cannot be written now is repaired another time.
void try_to_repair(Database& database, OrgId org, InventoryId inventory) {
  auto transaction = database.begin();
  if (transaction && rebuild_cache(database, org, inventory)) static_cast<void>(transaction->commit());
}

struct Loaded {
  InventoryData data;
  bool cached = true;
};

Result<Loaded> load(Database& database, OrgId org, InventoryId inventory, const BlockSink& sink) {
  TRY(Database::Transaction snapshot, database.snapshot());
  Loaded loaded;
  InventoryData& data = loaded.data;
  TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org));
  const auto found = std::find_if(inventories.begin(), inventories.end(),
                                  [&](const StoredInventory& each) { return each.id == inventory; });
  if (found == inventories.end())
    return fail(Kind::not_found, "this city has no such inventory: see capnr inventories");
  data.header = found->header;
  TRY(data.city, city_of(database, org));
  TRY(auto equipment, read_cache(database, inventory, found->equipment_rows, sink));
  loaded.cached = equipment.has_value();
  if (!equipment) {
    TRY(equipment, from_rows(database, inventory, sink));
  }
  data.classes = std::move(equipment->classes);
  data.hosts = std::move(equipment->hosts);
  TRY(const SourceNumbers sources, source_numbers(database, inventory));
  TRY_VOID(load_records(database, inventory, sources, data.datacentres));
  TRY_VOID(load_records(database, inventory, sources, data.virtual_machines));
  TRY_VOID(load_records(database, inventory, sources, data.cloud_instances));
  TRY_VOID(load_records(database, inventory, sources, data.applications));
  TRY_VOID(load_records(database, inventory, sources, data.traffic));
  TRY_VOID(load_records(database, inventory, sources, data.volumes));
  TRY_VOID(load_records(database, inventory, sources, data.services));
  TRY_VOID(snapshot.commit());
  return loaded;
}

}  // namespace

Result<InventoryData> load_inventory(Database& database, OrgId org, InventoryId inventory,
                                     const BlockSink& sink) {
  TRY(Loaded loaded, load(database, org, inventory, sink));
  if (!loaded.cached) try_to_repair(database, org, inventory);
  return std::move(loaded.data);
}

Result<InventoryData> load_inventory(Database& database, OrgId org, InventoryId inventory) {
  std::vector<EquipmentBlock> blocks;
  const auto keep = [&blocks](EquipmentBlock& block) -> Result<> {
    blocks.push_back(std::exchange(block, {}));
    return {};
  };
  TRY(InventoryData data,
      load_inventory(database, org, inventory, {[&blocks](std::size_t) { blocks.clear(); }, keep}));
  data.blocks = std::move(blocks);
  return data;
}

}  // namespace capnr

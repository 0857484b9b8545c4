// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "base/ids.h"
#include "evidence/source.h"
#include "inventory/model.h"
#include "store/database.h"

// What the database keeps of cities and their inventories. No function goes without an organisation.

namespace capnr {

struct StoredOrg {
  OrgId id;
  City city;
};

struct StoredInventory {
  InventoryId id;
  InventoryHeader header;
  std::vector<SourceFile> sources;
  std::int64_t equipment_rows = 0;
};

/// A correction made by a person: this type, manufacturer and model (folded; empty matches anything) is that reference item.
struct Correction {
  std::string type, manufacturer, model, item;
};

/// Inserts or updates the city found by its INSEE code.
Result<OrgId> save_city(Database& database, const City& city);
/// Changes what is known of a city, its code included. Kind::conflict when another city has that code.
Result<> change_city(Database& database, OrgId org, const City& city);
Result<std::vector<StoredOrg>> list_orgs(Database& database);
Result<std::vector<StoredInventory>> list_inventories(Database& database, OrgId org);
Result<StoredInventory> find_inventory(Database& database, OrgId org, Date date);

/// With all its rows, in one transaction.
Result<> remove_inventory(Database& database, OrgId org, InventoryId inventory);

Result<> save_correction(Database& database, OrgId org, const Correction& correction);
Result<> remove_correction(Database& database, OrgId org, const Correction& correction);
Result<std::vector<Correction>> list_corrections(Database& database, OrgId org);

/// Everything the engine needs, equipment from the columnar cache (rebuilt from the rows when it is missing or damaged).
Result<InventoryData> load_inventory(Database& database, OrgId org, InventoryId inventory);

/// Where the blocks of an inventory go, one after the other, instead of staying in memory.
struct BlockSink {
  /// Before the first block; again when the cache is damaged and the rows are read instead. `classes`: as many as the blocks speak of; 0
  /// when nobody knows.
  FunctionRef<void(std::size_t classes)> start;
  FunctionRef<Result<>(EquipmentBlock&)>
      block;  ///< may take what it holds; else its memory serves for the next one
};
/// The same without InventoryData::blocks: a million rows cost no memory.
Result<InventoryData> load_inventory(Database& database, OrgId org, InventoryId inventory,
                                     const BlockSink& sink);

/// An equipment row with its class: what it was recognised as. Texts live until the next row.
struct StoredEquipment {
  EquipmentView view;
  const EquipmentClass& words;
};

/// Every equipment row in the order of import, for listings, exports and per-equipment results.
Result<> each_equipment(Database& database, OrgId org, InventoryId inventory,
                        FunctionRef<Result<>(const StoredEquipment&)> on_row);
Result<> each_equipment(Database& database, OrgId org, InventoryId inventory,
                        FunctionRef<Result<>(const EquipmentView&)> on_row);
/// `words`: receives its class, when wanted.
Result<std::optional<Equipment>> find_equipment(Database& database, OrgId org, InventoryId inventory,
                                                std::string_view name, EquipmentClass* words = nullptr);

/// Fingerprints (hash_bytes of the name) of what an inventory already holds outside the files about to be replaced, so that a file imported alone
/// can refer to the others.
struct KnownNames {
  std::unordered_set<std::uint64_t> equipment, datacentres, virtual_machines;
};
Result<KnownNames> known_names(Database& database, OrgId org, InventoryId inventory,
                               const std::vector<std::string>& replaced_paths);

/// The whole logical state of a city (everything but row ids and the moment of import) as one SHA-256: equal before and after an export and its import.
Result<std::string> state_digest(Database& database, OrgId org);

}  // namespace capnr

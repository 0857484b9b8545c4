// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <unordered_map>

#include "base/text.h"
#include "inventory/class_words.h"
#include "inventory/record_table.h"
#include "inventory/repository.h"
#include "store/names.h"

namespace capnr {
namespace {

Result<> check_owner(Database& database, OrgId org, InventoryId inventory) {
  TRY(Statement row, database.prepare("SELECT 1 FROM inventory WHERE id = ? AND org_id = ?"));
  TRY_VOID(row.bind(inventory, org));
  TRY(const bool found, row.step());
  if (!found) return fail(Kind::not_found, "this city has no such inventory: see capnr inventories");
  return {};
}

void give_words(EquipmentView& row, const EquipmentClass& words) {
  row.type = words.type;
  row.manufacturer = words.manufacturer;
  row.model = words.model;
  row.department = words.department;
  row.user_kind = words.user_kind;
  row.status = words.status;
  row.country = words.country;
  row.datacentre = words.datacentre;
  row.grade = words.grade;
}

Equipment kept(const EquipmentView& view) {
  Equipment equipment;
  equipment.name = view.name;
  equipment.type = view.type;
  equipment.manufacturer = view.manufacturer;
  equipment.model = view.model;
  equipment.department = view.department;
  equipment.user_kind = view.user_kind;
  equipment.status = view.status;
  equipment.country = view.country;
  equipment.datacentre = view.datacentre;
  equipment.cpu = view.cpu;
  equipment.quantity = view.quantity;
  equipment.purchase = view.purchase;
  equipment.commissioning = view.commissioning;
  equipment.decommissioning = view.decommissioning;
  equipment.annual_kwh = view.annual_kwh;
  equipment.usage_rate = view.usage_rate;
  equipment.lifetime_years = view.lifetime_years;
  equipment.cpu_cores = view.cpu_cores;
  equipment.memory_gb = view.memory_gb;
  equipment.disk_gb = view.disk_gb;
  equipment.last_seen = view.last_seen;
  equipment.operating_system = view.operating_system;
  equipment.user = view.user;
  equipment.grade = view.grade;
  equipment.source = view.source;
  return equipment;
}

Result<> add_names(Database& database, InventoryId inventory, Entity entity,
                   const std::unordered_set<std::int64_t>& replaced,
                   std::unordered_set<std::uint64_t>& names) {
  const IdRange range = range_of(inventory);
  constexpr std::int64_t page_rows = 8192;
  TRY(Statement rows,
      database.prepare(
          with_names("SELECT id, source_id, name FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                     table_of(entity))));
  for (std::int64_t next = range.first;;) {
    TRY_VOID(rows.bind(next, range.last, page_rows));
    std::int64_t count = 0;
    for (;; ++count) {
      TRY(const bool more, rows.step());
      if (!more) break;
      next = rows.integer(0) + 1;
      if (!replaced.contains(rows.integer(1))) names.insert(hash_bytes(rows.text(2)));
    }
    if (count < page_rows) return {};
  }
}

}  // namespace

Result<> each_equipment(Database& database, OrgId org, InventoryId inventory,
                        FunctionRef<Result<>(const StoredEquipment&)> on_row) {
  TRY_VOID(check_owner(database, org, inventory));
  std::unordered_map<std::int64_t, EquipmentClass> classes;
  TRY_VOID(each_class(database, range_of(inventory), [&](std::int64_t id, EquipmentClass words) -> Result<> {
    classes.emplace(id, std::move(words));
    return {};
  }));
  TRY(const SourceNumbers sources, source_numbers(database, inventory));
  static const EquipmentClass no_words;
  return each_equipment_row(
      database, range_of(inventory), sources,
      [&](const EquipmentView& row, std::int64_t class_id) -> Result<> {
        const auto words = classes.find(class_id);
        StoredEquipment stored{row, words == classes.end() ? no_words : words->second};
        give_words(stored.view, stored.words);
        return on_row(stored);
      },
      Details::wanted);
}

Result<> each_equipment(Database& database, OrgId org, InventoryId inventory,
                        FunctionRef<Result<>(const EquipmentView&)> on_row) {
  return each_equipment(database, org, inventory,
                        [&](const StoredEquipment& row) { return on_row(row.view); });
}

Result<std::optional<Equipment>> find_equipment(Database& database, OrgId org, InventoryId inventory,
                                                std::string_view name, EquipmentClass* words) {
  TRY_VOID(check_owner(database, org, inventory));
  TRY(const SourceNumbers sources, source_numbers(database, inventory));
  const IdRange range = range_of(inventory);
  std::int64_t id = 0;
  {
    TRY(Statement row,
        database.prepare(
            "SELECT id FROM equipment WHERE id >= ? AND id < ? AND name = ? ORDER BY id LIMIT 1"));
    TRY_VOID(row.bind(range.first, range.last, name));
    TRY(const bool found, row.step());
    if (!found) return std::nullopt;
    id = row.integer(0);
  }
  std::optional<Equipment> equipment;
  TRY_VOID(each_equipment_row(
      database, {id, id + 1}, sources,
      [&](EquipmentView row, std::int64_t class_id) -> Result<> {
        return each_class(database, {class_id, class_id + 1},
                          [&](std::int64_t, EquipmentClass found) -> Result<> {
                            give_words(row, found);
                            equipment = kept(row);
                            if (words != nullptr) *words = std::move(found);
                            return {};
                          });
      },
      Details::wanted));
  return equipment;
}

Result<KnownNames> known_names(Database& database, OrgId org, InventoryId inventory,
                               const std::vector<std::string>& replaced_paths) {
  TRY_VOID(check_owner(database, org, inventory));
  std::unordered_set<std::int64_t> replaced;
  for (const std::string& path : replaced_paths) {
    TRY(Statement row, database.prepare("SELECT id FROM source WHERE inventory_id = ? AND path = ?"));
    TRY_VOID(row.bind(inventory, path));
    TRY(const bool found, row.step());
    if (found) replaced.insert(row.integer(0));
  }
  KnownNames names;
  TRY_VOID(add_names(database, inventory, Entity::equipment, replaced, names.equipment));
  TRY_VOID(add_names(database, inventory, Entity::datacentre, replaced, names.datacentres));
  TRY_VOID(add_names(database, inventory, Entity::virtual_machine, replaced, names.virtual_machines));
  return names;
}

}  // namespace capnr

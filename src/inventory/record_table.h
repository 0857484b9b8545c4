// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "inventory/fields.h"
#include "inventory/model.h"
#include "store/database.h"

// How the records of an inventory stand in their tables.

namespace capnr {

/// The records of an inventory are those with first <= id < last.
struct IdRange {
  std::int64_t first, last;
};
inline IdRange range_of(InventoryId inventory) {
  constexpr std::int64_t step = std::int64_t{1} << 32;
  return {inventory.value * step, (inventory.value + 1) * step};
}

inline constexpr std::array all_entities = {
    Entity::datacentre,  Entity::equipment, Entity::virtual_machine, Entity::cloud_instance,
    Entity::application, Entity::traffic,   Entity::volume,          Entity::service};
std::string_view table_of(Entity entity);

/// Numbers of the sources of an inventory by their id.
using SourceNumbers = std::map<std::int64_t, std::uint32_t>;
Result<SourceNumbers> source_numbers(Database& database, InventoryId inventory);

/// Where a record stands.
struct RecordPlace {
  std::int64_t id = 0;
  OrgId org;
  std::int64_t source_id = 0;
};

/// For every record but equipment: id, org_id, source_id, source_row, then the fields of record_members.h.
template <class Record>
std::vector<std::string_view> record_columns();
/// In the order of record_columns(); they last as long as the record.
template <class Record>
void record_values(const Record& record, const RecordPlace& place, std::vector<Value>& values);
/// In the order of import.
template <class Record>
Result<> each_record(Database& database, InventoryId inventory, const SourceNumbers& sources,
                     FunctionRef<Result<>(Record)> on_record);

/// Equipment: its words are those of its class.
inline constexpr std::array<std::string_view, 17> equipment_columns = {"id",
                                                                       "org_id",
                                                                       "source_id",
                                                                       "source_row",
                                                                       "class_id",
                                                                       "name",
                                                                       "quantity",
                                                                       "purchase_date",
                                                                       "commissioning_date",
                                                                       "decommissioning_date",
                                                                       "annual_kwh",
                                                                       "usage_rate",
                                                                       "lifetime_years",
                                                                       "cpu",
                                                                       "cpu_cores",
                                                                       "memory_gb",
                                                                       "disk_gb"};
std::array<Value, equipment_columns.size()> equipment_values(const EquipmentView& row,
                                                             const RecordPlace& place, std::int64_t class_id);
/// The row of equipment_detail, when the equipment has one: that of the same id.
inline constexpr std::array<std::string_view, 6> detail_columns = {
    "id", "org_id", "source_id", "last_seen", "operating_system", "user_code"};
inline bool has_detail(const EquipmentView& row) {
  return row.last_seen || !row.operating_system.empty() || !row.user.empty();
}
std::array<Value, detail_columns.size()> detail_values(const EquipmentView& row, const RecordPlace& place);
enum class Details : bool { left_out, wanted };

/// Rows in the order of import, a few thousand at a time; the texts of the view live until the next row, the words of its class are left empty.
Result<> each_equipment_row(Database& database, IdRange range, const SourceNumbers& sources,
                            FunctionRef<Result<>(const EquipmentView& row, std::int64_t class_id)> on_row,
                            Details details = Details::left_out);

inline constexpr std::array<std::string_view, 13> class_columns = {
    "id",         "org_id", "department", "type", "manufacturer", "model", "country",
    "datacentre", "status", "user_kind",  "item", "item_score",   "grade"};
void class_values(const EquipmentClass& words, std::int64_t id, OrgId org, std::vector<Value>& values);
Result<> each_class(Database& database, IdRange range,
                    FunctionRef<Result<>(std::int64_t id, EquipmentClass words)> on_class);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/cache_store.h"

#include <unordered_map>

namespace capnr {
namespace {

std::string_view bytes_of(const Statement& row, int column) {
  const auto blob = row.blob(column);
  return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

// The head or the hosts; false when they do not fit.
bool take_part(CachedEquipment& cached, std::int64_t part, std::int64_t rows, std::string_view bytes) {
  if (part == head_part) {
    auto head = decode_head(bytes);
    if (!head || head->rows != rows) return false;
    cached.classes = std::move(head->classes);
    return true;
  }
  auto hosts = decode_hosts(bytes, cached.classes.size());
  if (hosts) cached.hosts = std::move(*hosts);
  return hosts.has_value();
}

// The memory stays for the next rows.
void empty(EquipmentBlock& block) {
  block.class_index.clear();
  block.quantity.clear();
  block.start.clear();
  block.end.clear();
  block.annual_kwh.clear();
  block.usage_rate.clear();
  block.lifetime_years.clear();
}

}  // namespace

Result<> clear_cache(Database& database, InventoryId inventory) {
  return database.run("DELETE FROM inventory_cache WHERE inventory_id = ?", inventory);
}

Result<> put_cache_part(Database& database, OrgId org, InventoryId inventory, std::int64_t part,
                        std::string_view bytes) {
  return database.run("INSERT INTO inventory_cache (inventory_id, org_id, part, bytes) VALUES (?, ?, ?, ?)",
                      inventory, org, part, std::as_bytes(std::span(bytes)));
}

Result<std::optional<CachedEquipment>> read_cache(Database& database, InventoryId inventory,
                                                  std::int64_t rows, const BlockSink& sink) {
  CachedEquipment cached;
  EquipmentBlock block;
  // One part at a time: on PostgreSQL an answer is held whole, and a second copy of ten million rows would be too much.
  TRY(Statement part,
      database.prepare("SELECT bytes FROM inventory_cache WHERE inventory_id = ? AND part = ?"));
  for (std::int64_t number = head_part; number < first_block_part || rows > 0; ++number) {
    TRY_VOID(part.bind(inventory, number));
    TRY(const bool found, part.step());
    if (!found) return std::nullopt;
    if (number < first_block_part) {
      if (!take_part(cached, number, rows, bytes_of(part, 0))) return std::nullopt;
      if (number == head_part) sink.start(cached.classes.size());
      continue;
    }
    empty(block);
    if (!decode_block(bytes_of(part, 0), cached.classes.size(), block)) return std::nullopt;
    rows -= static_cast<std::int64_t>(block.class_index.size());
    TRY_VOID(sink.block(block));
  }
  if (rows != 0) return std::nullopt;
  return cached;
}

Result<std::unordered_set<std::string>> host_names(Database& database, InventoryId inventory) {
  std::unordered_set<std::string> names;
  for (const std::string_view sql : {"SELECT DISTINCT host FROM virtual_machine WHERE id >= ? AND id < ?",
                                     "SELECT DISTINCT cluster FROM virtual_machine WHERE id >= ? AND id < ?",
                                     "SELECT DISTINCT host FROM application WHERE id >= ? AND id < ?"}) {
    const IdRange range = range_of(inventory);
    TRY(Statement rows, database.prepare(sql));
    TRY_VOID(rows.bind(range.first, range.last));
    while (true) {
      TRY(const bool more, rows.step());
      if (!more) break;
      names.emplace(rows.text(0));
    }
  }
  names.erase("");
  return names;
}

Result<RowColumns> columns_of_rows(Database& database, InventoryId inventory,
                                   std::function<Result<>(const EquipmentBlock&)> on_block) {
  RowColumns columns;
  std::unordered_map<std::int64_t, std::uint32_t> numbers;
  TRY_VOID(each_class(database, range_of(inventory),
                      [&](std::int64_t id, const EquipmentClass& words) -> Result<> {
                        const std::uint32_t number = columns.classes.add(words);
                        numbers.emplace(id, number);
                        if (number == columns.class_ids.size()) columns.class_ids.push_back(id);
                        return {};
                      }));
  TRY(const auto names, host_names(database, inventory));
  BlockBuilder blocks(std::move(on_block));
  std::string name;
  TRY_VOID(each_equipment_row(
      database, range_of(inventory), {}, [&](const EquipmentView& row, std::int64_t class_id) -> Result<> {
        const auto number = numbers.find(class_id);
        if (number == numbers.end()) {
          return fail(Kind::unavailable,
                      "the equipment {name} has no class: the database is damaged, see capnr doctor",
                      {{"name", std::string(row.name)}});
        }
        TRY(const std::uint32_t index, blocks.add(number->second, row));
        if (names.empty()) return {};
        name.assign(row.name);
        if (names.contains(name)) columns.hosts.push_back(host_of(row, index));
        return {};
      }));
  TRY_VOID(blocks.finish());
  columns.rows = blocks.rows();
  columns.order = blocks.order();
  return columns;
}

Result<RowColumns> rebuild_cache(Database& database, OrgId org, InventoryId inventory) {
  TRY_VOID(clear_cache(database, inventory));
  std::int64_t part = first_block_part;
  TRY(RowColumns columns, columns_of_rows(database, inventory, [&](const EquipmentBlock& block) {
        return put_cache_part(database, org, inventory, part++, encode_block(block));
      }));
  TRY_VOID(put_cache_part(database, org, inventory, head_part,
                          encode_head(columns.rows, columns.classes, columns.order)));
  TRY_VOID(put_cache_part(database, org, inventory, hosts_part, encode_hosts(columns.hosts)));
  return columns;
}

}  // namespace capnr

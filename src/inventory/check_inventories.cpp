// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/check_inventories.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "inventory/cache_store.h"
#include "inventory/count_rows.h"
#include "inventory/record_table.h"
#include "store/names.h"

namespace capnr {
namespace {

using Findings = std::vector<Database::Finding>;
constexpr const char* import_again = "import the city's folder again: capnr import FOLDER --again";

Result<std::int64_t> count(Database& database, std::string_view sql,
                           std::initializer_list<Value> values = {}) {
  TRY(Statement statement, database.prepare(sql));
  TRY_VOID(statement.bind(std::span<const Value>(values.begin(), values.size())));
  TRY([[maybe_unused]] const bool row, statement.step());
  return statement.integer(0);
}

// ---- rows that nothing holds ----

Result<> orphans(Database& database, std::string_view table, Findings& findings) {
  TRY(const std::int64_t rows,
      count(database,
            with_names("SELECT count(*) FROM {table} AS one WHERE NOT EXISTS (SELECT 1 FROM inventory WHERE "
                       "inventory.id = one.id / 4294967296 AND inventory.org_id = one.org_id)",
                       table)));
  if (rows > 0) {
    findings.push_back({true,
                        "{count} rows of the table {table} belong to no inventory",
                        {{"count", std::to_string(rows)}, {"table", std::string(table)}},
                        import_again});
  }
  return {};
}

Result<> equipment_links(Database& database, Findings& findings) {
  TRY(const std::int64_t without_class,
      count(database,
            "SELECT count(*) FROM equipment AS one WHERE NOT EXISTS (SELECT 1 FROM equipment_class "
            "WHERE equipment_class.id = one.class_id)"));
  if (without_class > 0)
    findings.push_back({true,
                        "{count} equipment have no class: what they are is lost",
                        {{"count", std::to_string(without_class)}},
                        import_again});
  TRY(const std::int64_t without_source,
      count(database,
            "SELECT count(*) FROM equipment AS one WHERE NOT EXISTS (SELECT 1 FROM source WHERE "
            "source.id = one.source_id)"));
  if (without_source > 0)
    findings.push_back({true,
                        "{count} equipment come from no file that is known",
                        {{"count", std::to_string(without_source)}},
                        import_again});
  return {};
}

// ---- the cache against the rows ----

std::uint64_t mixed(std::uint64_t hash, std::uint64_t bits) {
  return (std::rotl(hash, 5) ^ bits) * 0x9E3779B97F4A7C15U;
}
std::uint64_t bits_of(double value) {
  return std::isnan(value) ? 0x7FF8000000000000U : std::bit_cast<std::uint64_t>(value);
}

std::uint64_t fingerprint(const EquipmentClass& words) {
  std::uint64_t hash = mixed(bits_of(words.item_score), static_cast<std::uint64_t>(words.grade));
  for (const auto member : class_members) hash = mixed(hash, hash_bytes(words.*member));
  return hash;
}

// All that the engine reads of a row.
std::uint64_t fingerprint(const EquipmentBlock& block, std::size_t i, std::uint64_t words) {
  std::uint64_t hash = words;
  for (const double value :
       {block.quantity[i], block.annual_kwh[i], block.usage_rate[i], block.lifetime_years[i]})
    hash = mixed(hash, bits_of(value));
  hash = mixed(hash, static_cast<std::uint32_t>(block.start[i]));
  return mixed(hash, static_cast<std::uint32_t>(block.end[i]));
}

enum class CacheState : std::uint8_t { good, unreadable, wrong };

Result<CacheState> state_of_cache(Database& database, const StoredInventory& inventory) {
  std::vector<EquipmentBlock> cached;
  const auto keep = [&cached](EquipmentBlock& block) -> Result<> {
    cached.push_back(block);
    return {};
  };
  TRY(const auto head, read_cache(database, inventory.id, inventory.equipment_rows,
                                  {[&cached](std::size_t) { cached.clear(); }, keep}));
  if (!head) return CacheState::unreadable;
  std::vector<std::uint64_t> classes;
  classes.reserve(head->classes.size());
  for (std::size_t i = 0; i < head->classes.size(); ++i) classes.push_back(fingerprint(head->classes[i]));

  std::vector<EquipmentBlock> rows;
  TRY(const RowColumns columns,
      columns_of_rows(database, inventory.id, [&rows](const EquipmentBlock& block) -> Result<> {
        rows.push_back(block);
        return {};
      }));
  std::vector<std::uint64_t> row_classes;
  row_classes.reserve(columns.order.size());
  for (const std::uint32_t number : columns.order)
    row_classes.push_back(fingerprint(columns.classes.at(number)));

  const auto all = [](const std::vector<EquipmentBlock>& blocks, const std::vector<std::uint64_t>& words) {
    std::vector<std::uint64_t> prints;
    for (const EquipmentBlock& block : blocks) {
      for (std::size_t i = 0; i < block.quantity.size(); ++i)
        prints.push_back(fingerprint(block, i, words.at(block.class_index[i])));
    }
    return prints;
  };
  const bool same = all(cached, classes) == all(rows, row_classes) &&
                    head->hosts.size() == columns.hosts.size() &&
                    std::equal(head->hosts.begin(), head->hosts.end(), columns.hosts.begin(),
                               [](const Host& a, const Host& b) { return a.name == b.name; });
  return same ? CacheState::good : CacheState::wrong;
}

// ---- one inventory ----

Result<> check_one(Database& database, const StoredInventory& inventory, Findings& findings) {
  const std::string date = to_string(inventory.header.date);
  TRY(const auto rows, count_rows(database, inventory.id));
  const std::int64_t equipment = rows[static_cast<std::size_t>(Entity::equipment)];
  if (equipment != inventory.equipment_rows) {
    findings.push_back({true,
                        "the inventory of {date} should have {told} rows of equipment, and has {found}",
                        {{"date", date},
                         {"told", std::to_string(inventory.equipment_rows)},
                         {"found", std::to_string(equipment)}},
                        import_again});
    return {};
  }
  if (std::all_of(rows.begin(), rows.end(), [](std::int64_t of) { return of == 0; })) {
    findings.push_back({false,
                        "the inventory of {date} holds nothing",
                        {{"date", date}},
                        "import its files, or remove it: capnr inventories --remove DATE"});
  }
  TRY(const CacheState cache, state_of_cache(database, inventory));
  if (cache == CacheState::unreadable) {
    findings.push_back(
        {false,
         "the columnar cache of the inventory of {date} is missing or damaged: the figures are "
         "right, and slower to come",
         {{"date", date}},
         "capnr doctor --repair makes it again from the rows"});
  }
  if (cache == CacheState::wrong) {
    findings.push_back({true,
                        "the columnar cache of the inventory of {date} does not say what its rows say: its "
                        "figures are wrong",
                        {{"date", date}},
                        "capnr doctor --repair makes it again from the rows"});
  }
  return {};
}

constexpr std::string_view count_left_over =
    "SELECT count(*) FROM inventory_cache WHERE NOT EXISTS (SELECT 1 FROM inventory WHERE inventory.id = "
    "inventory_cache.inventory_id)";
constexpr std::string_view remove_left_over =
    "DELETE FROM inventory_cache WHERE NOT EXISTS (SELECT 1 FROM inventory WHERE inventory.id = "
    "inventory_cache.inventory_id)";

}  // namespace

Result<Findings> check_inventories(Database& database) {
  Findings findings;
  for (const Entity entity : all_entities) TRY_VOID(orphans(database, table_of(entity), findings));
  TRY_VOID(orphans(database, "equipment_class", findings));
  TRY_VOID(orphans(database, "equipment_detail", findings));
  TRY_VOID(equipment_links(database, findings));
  TRY(const std::int64_t stale, count(database, count_left_over));
  if (stale > 0)
    findings.push_back({false,
                        "{count} parts of columnar caches belong to no inventory",
                        {{"count", std::to_string(stale)}},
                        "capnr doctor --repair removes them"});
  const bool whole = findings.empty();
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  for (const StoredOrg& org : orgs) {
    TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org.id));
    for (const StoredInventory& inventory : inventories) {
      // The cache cannot be compared to rows that have lost their class.
      if (const auto checked = check_one(database, inventory, findings); !checked && whole)
        return tl::unexpected(checked.error());
    }
  }
  return findings;
}

Result<std::int64_t> repair_caches(Database& database) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(std::int64_t repaired, count(database, count_left_over));
  TRY_VOID(database.run(remove_left_over));
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  for (const StoredOrg& org : orgs) {
    TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org.id));
    for (const StoredInventory& inventory : inventories) {
      TRY(const auto rows, count_rows(database, inventory.id));
      if (rows[static_cast<std::size_t>(Entity::equipment)] != inventory.equipment_rows)
        continue;  // its rows are what is wrong
      TRY(const CacheState cache, state_of_cache(database, inventory));
      if (cache == CacheState::good) continue;
      TRY([[maybe_unused]] const RowColumns columns, rebuild_cache(database, org.id, inventory.id));
      ++repaired;
    }
  }
  TRY_VOID(transaction.commit());
  return repaired;
}

}  // namespace capnr

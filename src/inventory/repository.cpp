// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/repository.h"

#include <algorithm>
#include <tuple>

namespace capnr {
namespace {

Result<std::optional<OrgId>> find_org(Database& database, std::string_view insee_code) {
  TRY(Statement row, database.prepare("SELECT id FROM org WHERE insee_code = ?"));
  TRY_VOID(row.bind(insee_code));
  TRY(const bool found, row.step());
  return found ? std::optional(OrgId{row.integer(0)}) : std::nullopt;
}

Result<std::vector<Department>> departments_of(Database& database, OrgId org) {
  std::vector<Department> departments;
  TRY(Statement rows,
      database.prepare("SELECT code, name, fte FROM department WHERE org_id = ? ORDER BY rank"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return departments;
    departments.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.optional_real(2)});
  }
}

Result<std::vector<SourceFile>> sources_of(Database& database, InventoryId inventory) {
  std::vector<SourceFile> sources;
  TRY(Statement rows, database.prepare("SELECT path, sha256, format, mapping, rows, rejected FROM source "
                                       "WHERE inventory_id = ? ORDER BY number"));
  TRY_VOID(rows.bind(inventory));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return sources;
    sources.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                       std::string(rows.text(3)), rows.integer(4), rows.integer(5)});
  }
}

}  // namespace

Result<OrgId> save_city(Database& database, const City& city) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(std::optional<OrgId> org, find_org(database, city.insee_code));
  if (!org) {
    TRY_VOID(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", city.insee_code, city.name));
    TRY(org, find_org(database, city.insee_code));
  }
  TRY_VOID(change_city(database, *org, city));
  TRY_VOID(transaction.commit());
  return *org;
}

Result<> change_city(Database& database, OrgId org, const City& city) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<OrgId> with_code, find_org(database, city.insee_code));
  if (with_code && *with_code != org)
    return fail(Kind::conflict, "another city of the database has the code {code}",
                {{"code", city.insee_code}}, {.column = "insee"});
  TRY_VOID(database.run("UPDATE org SET insee_code = ?, name = ?, population = ?, fte = ? WHERE id = ?",
                        city.insee_code, city.name, city.population, city.fte, org));
  TRY_VOID(database.run("DELETE FROM department WHERE org_id = ?", org));
  std::int64_t rank = 0;
  for (const Department& department : city.departments) {
    TRY_VOID(database.run("INSERT INTO department (org_id, rank, code, name, fte) VALUES (?, ?, ?, ?, ?)",
                          org, rank++, department.code, department.name, department.fte));
  }
  return transaction.commit();
}

Result<std::vector<StoredOrg>> list_orgs(Database& database) {
  std::vector<StoredOrg> orgs;
  {
    TRY(Statement rows, database.prepare("SELECT id, name, insee_code, population, fte FROM org"));
    TRY_VOID(rows.bind());
    while (true) {
      TRY(const bool more, rows.step());
      if (!more) break;
      City city{std::string(rows.text(1)),
                std::string(rows.text(2)),
                rows.optional_real(3),
                rows.optional_real(4),
                {}};
      orgs.push_back({OrgId{rows.integer(0)}, std::move(city)});
    }
  }
  // By bytes: each database has its own idea of the order of words.
  std::sort(orgs.begin(), orgs.end(),
            [](const StoredOrg& a, const StoredOrg& b) { return a.city.insee_code < b.city.insee_code; });
  for (StoredOrg& org : orgs) {
    TRY(org.city.departments, departments_of(database, org.id));
  }
  return orgs;
}

Result<std::vector<StoredInventory>> list_inventories(Database& database, OrgId org) {
  std::vector<StoredInventory> inventories;
  {
    TRY(Statement rows,
        database.prepare(
            "SELECT id, date, label, equipment_rows FROM inventory WHERE org_id = ? ORDER BY date"));
    TRY_VOID(rows.bind(org));
    while (true) {
      TRY(const bool more, rows.step());
      if (!more) break;
      const InventoryHeader header{Date{static_cast<std::int32_t>(rows.integer(1))},
                                   std::string(rows.text(2))};
      inventories.push_back({InventoryId{rows.integer(0)}, header, {}, rows.integer(3)});
    }
  }
  for (StoredInventory& inventory : inventories) {
    TRY(inventory.sources, sources_of(database, inventory.id));
  }
  return inventories;
}

Result<StoredInventory> find_inventory(Database& database, OrgId org, Date date) {
  TRY(std::vector<StoredInventory> inventories, list_inventories(database, org));
  for (StoredInventory& inventory : inventories) {
    if (inventory.header.date == date) return std::move(inventory);
  }
  return fail(Kind::not_found, "there is no inventory dated {date}: see capnr inventories",
              {{"date", to_string(date)}});
}

Result<> save_correction(Database& database, OrgId org, const Correction& correction) {
  return database.run(
      "INSERT INTO correction (org_id, type, manufacturer, model, item) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (org_id, type, manufacturer, model) DO UPDATE SET item = excluded.item",
      org, correction.type, correction.manufacturer, correction.model, correction.item);
}

Result<> remove_correction(Database& database, OrgId org, const Correction& correction) {
  return database.run(
      "DELETE FROM correction WHERE org_id = ? AND type = ? AND manufacturer = ? AND model = ?", org,
      correction.type, correction.manufacturer, correction.model);
}

Result<std::vector<Correction>> list_corrections(Database& database, OrgId org) {
  std::vector<Correction> corrections;
  TRY(Statement rows,
      database.prepare("SELECT type, manufacturer, model, item FROM correction WHERE org_id = ?"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    corrections.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                           std::string(rows.text(3))});
  }
  // By bytes: each database has its own idea of the order of words.
  std::sort(corrections.begin(), corrections.end(), [](const Correction& a, const Correction& b) {
    return std::tie(a.type, a.manufacturer, a.model) < std::tie(b.type, b.manufacturer, b.model);
  });
  return corrections;
}

}  // namespace capnr

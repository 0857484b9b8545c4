// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// plans/: revisions.csv, entries.csv, meetings.csv, decisions.csv, scenarios.csv; targets/perimeters.csv; storage/scans.csv; reviews/: texts.csv, versions.csv, files.csv; look.csv.

#include "inventory/journal_sections.h"

#include <algorithm>
#include <array>
#include <map>

#include "store/names.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr auto number = KeptType::number;
constexpr auto integer = KeptType::integer;
constexpr auto date = KeptType::date;

constexpr std::array revision_columns = {KeptColumn{"year", integer, true},
                                         KeptColumn{"number", integer, true},
                                         KeptColumn{"state"},
                                         KeptColumn{"content"},
                                         KeptColumn{"sha256"},
                                         KeptColumn{"vote_date", date},
                                         KeptColumn{"vote_reference"},
                                         KeptColumn{"recorded_at"},
                                         KeptColumn{"recorded_by"},
                                         KeptColumn{"note"}};

constexpr std::array entry_columns = {KeptColumn{"year", integer, true},
                                      KeptColumn{"subject"},
                                      KeptColumn{"kind"},
                                      KeptColumn{"date", date, true},
                                      KeptColumn{"number", number},
                                      KeptColumn{"content"},
                                      KeptColumn{"sha256"},
                                      KeptColumn{"recorded_at"},
                                      KeptColumn{"recorded_by"}};

constexpr std::array meeting_columns = {KeptColumn{"year", integer, true},
                                        KeptColumn{"date", date, true},
                                        KeptColumn{"committee"},
                                        KeptColumn{"subject"},
                                        KeptColumn{"minutes_name"},
                                        KeptColumn{"minutes_sha256"},
                                        KeptColumn{"cancelled", integer, true},
                                        KeptColumn{"recorded_at"},
                                        KeptColumn{"recorded_by"}};

constexpr std::array decision_columns = {
    KeptColumn{"year", integer, true}, KeptColumn{"date", date, true}, KeptColumn{"content"},
    KeptColumn{"reference"},           KeptColumn{"committee"},        KeptColumn{"actions"},
    KeptColumn{"recorded_at"},         KeptColumn{"recorded_by"}};

constexpr std::array perimeter_columns = {KeptColumn{"version"}, KeptColumn{"from_date", date, true},
                                          KeptColumn{"description"}, KeptColumn{"recorded_at"},
                                          KeptColumn{"recorded_by"}};

constexpr std::array scan_columns = {KeptColumn{"date", date, true},
                                     KeptColumn{"share"},
                                     KeptColumn{"department"},
                                     KeptColumn{"files", integer, true},
                                     KeptColumn{"bytes", integer, true},
                                     KeptColumn{"apparent_bytes", integer, true},
                                     KeptColumn{"bytes_over_1_year", integer, true},
                                     KeptColumn{"bytes_over_3_years", integer, true},
                                     KeptColumn{"bytes_over_5_years", integer, true},
                                     KeptColumn{"duplicate_files", integer},
                                     KeptColumn{"duplicate_bytes", integer},
                                     KeptColumn{"unread_folders", integer, true},
                                     KeptColumn{"unread_files", integer, true},
                                     KeptColumn{"recorded_at"},
                                     KeptColumn{"recorded_by"}};

constexpr std::array scenario_columns = {KeptColumn{"name"}, KeptColumn{"query"}, KeptColumn{"recorded_at"},
                                         KeptColumn{"recorded_by"}};

constexpr std::array review_text_columns = {KeptColumn{"year", integer, true}, KeptColumn{"section"},
                                            KeptColumn{"content"}, KeptColumn{"recorded_at"},
                                            KeptColumn{"recorded_by"}};

constexpr std::array review_version_columns = {
    KeptColumn{"year", integer, true}, KeptColumn{"version", integer, true},
    KeptColumn{"as_of", date, true},   KeptColumn{"answered", integer, true},
    KeptColumn{"published_at"},        KeptColumn{"published_by"}};

constexpr std::array review_file_columns = {KeptColumn{"year", integer, true},
                                            KeptColumn{"version", integer, true}, KeptColumn{"name"},
                                            KeptColumn{"sha256"}};
constexpr std::array look_columns = {
    KeptColumn{"name"},      KeptColumn{"accent"},      KeptColumn{"accent_dark"}, KeptColumn{"logo"},
    KeptColumn{"logo_text"}, KeptColumn{"recorded_at"}, KeptColumn{"recorded_by"}};

constexpr std::string_view by_id = "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY id";

std::vector<std::string_view> names_of(const KeptTable& table) {
  std::vector<std::string_view> names;
  for (const KeptColumn& column : table.columns) names.push_back(column.name);
  return names;
}

// What tells a row from the others of its table, where something does.
std::vector<std::string> key_of(const KeptTable& table, const std::vector<std::string>& cells) {
  return {cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(table.keys)};
}

}  // namespace

constinit const KeptTable plan_revisions_table{
    "plans/revisions.csv", "plan_revision", revision_columns,
    "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY year, number", 2};
constinit const KeptTable plan_entries_table{"plans/entries.csv", "plan_entry", entry_columns, by_id};
constinit const KeptTable meetings_table{"plans/meetings.csv", "meeting", meeting_columns, by_id};
constinit const KeptTable decisions_table{"plans/decisions.csv", "decision", decision_columns, by_id};
constinit const KeptTable perimeters_table{
    "targets/perimeters.csv", "scope_version", perimeter_columns,
    "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY from_date", 1};
constinit const KeptTable storage_scans_table{
    "storage/scans.csv", "storage_scan", scan_columns,
    "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY date, share, department", 3};
constinit const KeptTable scenarios_table{"plans/scenarios.csv", "scenario", scenario_columns, by_id, 1};
constinit const KeptTable review_texts_table{"reviews/texts.csv", "review_text", review_text_columns, by_id};
constinit const KeptTable review_versions_table{
    "reviews/versions.csv", "review_version", review_version_columns,
    "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY year, version", 2};
constinit const KeptTable review_files_table{
    "reviews/files.csv", "review_file", review_file_columns,
    "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY year, version, id", 3};
constinit const KeptTable looks_table{"look.csv", "city_look", look_columns, by_id};

Result<std::vector<KeptRows>> journal_rows(Database& database, OrgId org, const KeptTable& table) {
  KeptRows rows{&table, {}};
  TRY(Statement read, database.prepare(with_names(table.select, table.table, names_of(table))));
  TRY_VOID(read.bind(org));
  while (true) {
    TRY(const bool more, read.step());
    if (!more) return std::vector{std::move(rows)};
    rows.rows.push_back(kept_cells(read, table.columns));
  }
}

Result<std::size_t> read_journal(Database& database, OrgId org, const fs::path& root,
                                 const KeptTable& table) {
  TRY(const std::vector<KeptRow> rows, read_kept(root, table));
  TRY(const std::vector<KeptRows> stored, journal_rows(database, org, table));
  std::map<std::vector<std::string>, std::size_t> there, keys;
  for (const std::vector<std::string>& cells : stored.front().rows) {
    ++there[cells];
    ++keys[key_of(table, cells)];
  }
  std::vector<std::string_view> names = names_of(table);
  names.insert(names.begin(), "org_id");
  TRY(BulkInsert insert, database.bulk_insert(table.table, names));
  std::size_t added = 0;
  for (const KeptRow& row : rows) {
    const std::vector<std::string> cells = row.cells();
    if (const auto same = there.find(cells); same != there.end() && same->second > 0) {
      --same->second;
      continue;
    }
    if (table.keys > 0 && ++keys[key_of(table, cells)] > 1)
      return fail(Kind::conflict,
                  "the database has another row than the folder's for this: nothing is imported; keep one of "
                  "the two",
                  {}, row.where(table.columns.front().name));
    std::vector<Value> values = {to_value(org)};
    for (std::size_t i = 0; i < table.columns.size(); ++i) values.push_back(row.value(i));
    TRY_VOID(insert.add(values));
    ++added;
  }
  TRY_VOID(insert.finish());
  return added;
}

}  // namespace capnr

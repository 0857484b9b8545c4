// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/storage_scan_store.h"

#include <algorithm>
#include <tuple>

namespace capnr {
namespace {

std::optional<std::int64_t> optional_integer(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

StorageSums sums_of(const Statement& row) {
  StorageSums sums;
  sums.department = row.text(2);
  sums.files = row.integer(3);
  sums.bytes = row.integer(4);
  sums.apparent_bytes = row.integer(5);
  sums.bytes_over_1_year = row.integer(6);
  sums.bytes_over_3_years = row.integer(7);
  sums.bytes_over_5_years = row.integer(8);
  sums.duplicate_files = optional_integer(row, 9);
  sums.duplicate_bytes = optional_integer(row, 10);
  sums.unread_folders = row.integer(11);
  sums.unread_files = row.integer(12);
  return sums;
}

Result<bool> is_there(Database& database, OrgId org, Date date, std::string_view share) {
  TRY(Statement rows,
      database.prepare("SELECT 1 FROM storage_scan WHERE org_id = ? AND date = ? AND share = ? LIMIT 1"));
  TRY_VOID(rows.bind(org, date, share));
  return rows.step();
}

void add(std::optional<std::int64_t>& to, const std::optional<std::int64_t>& more) {
  if (to && more) {
    *to += *more;
  } else {
    to.reset();
  }
}

}  // namespace

StorageSums StorageScan::total() const {
  StorageSums all;
  all.duplicate_files = all.duplicate_bytes = 0;
  for (const StorageSums& one : departments) {
    all.files += one.files;
    all.bytes += one.bytes;
    all.apparent_bytes += one.apparent_bytes;
    all.bytes_over_1_year += one.bytes_over_1_year;
    all.bytes_over_3_years += one.bytes_over_3_years;
    all.bytes_over_5_years += one.bytes_over_5_years;
    add(all.duplicate_files, one.duplicate_files);
    add(all.duplicate_bytes, one.duplicate_bytes);
    all.unread_folders += one.unread_folders;
    all.unread_files += one.unread_files;
  }
  return all;
}

Result<bool> keep_storage_scan(Database& database, OrgId org, const StorageScan& scan) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const bool replaces, is_there(database, org, scan.date, scan.share));
  TRY_VOID(database.run("DELETE FROM storage_scan WHERE org_id = ? AND date = ? AND share = ?", org,
                        scan.date, scan.share));
  for (const StorageSums& one : scan.departments)
    TRY_VOID(database.run(
        "INSERT INTO storage_scan (org_id, date, share, department, files, bytes, apparent_bytes, "
        "bytes_over_1_year, bytes_over_3_years, bytes_over_5_years, duplicate_files, duplicate_bytes, "
        "unread_folders, unread_files, recorded_at, recorded_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        org, scan.date, scan.share, one.department, one.files, one.bytes, one.apparent_bytes,
        one.bytes_over_1_year, one.bytes_over_3_years, one.bytes_over_5_years, one.duplicate_files,
        one.duplicate_bytes, one.unread_folders, one.unread_files, scan.recorded_at, scan.recorded_by));
  TRY_VOID(transaction.commit());
  return replaces;
}

Result<std::vector<StorageScan>> load_storage_scans(Database& database, OrgId org) {
  std::vector<StorageScan> scans;
  TRY(Statement rows,
      database.prepare("SELECT date, share, department, files, bytes, apparent_bytes, bytes_over_1_year, "
                       "bytes_over_3_years, bytes_over_5_years, duplicate_files, duplicate_bytes, "
                       "unread_folders, unread_files, recorded_at, recorded_by FROM storage_scan "
                       "WHERE org_id = ? ORDER BY date"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    const Date date{static_cast<std::int32_t>(rows.integer(0))};
    const std::string_view share = rows.text(1);
    auto scan = std::ranges::find_if(
        scans, [&](const StorageScan& one) { return one.date == date && one.share == share; });
    if (scan == scans.end()) {
      scans.push_back({date, std::string(share), {}, std::string(rows.text(13)), std::string(rows.text(14))});
      scan = scans.end() - 1;
    }
    scan->departments.push_back(sums_of(rows));
  }
  // Not by the database: the order of its texts depends on the server's locale.
  for (StorageScan& scan : scans) std::ranges::sort(scan.departments, {}, &StorageSums::department);
  std::ranges::sort(scans, {}, [](const StorageScan& one) { return std::tie(one.date, one.share); });
  return scans;
}

Result<> remove_storage_scan(Database& database, OrgId org, Date date, std::string_view share) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const bool found, is_there(database, org, date, share));
  if (!found)
    return fail(Kind::not_found,
                "no scan of {date}: without a folder, the command lists those that were made",
                {{"date", to_string(date)}});
  TRY_VOID(
      database.run("DELETE FROM storage_scan WHERE org_id = ? AND date = ? AND share = ?", org, date, share));
  return transaction.commit();
}

std::vector<const StorageScan*> scans_of_year(std::span<const StorageScan> scans, int year,
                                              ScanOfYear which) {
  std::vector<const StorageScan*> chosen;
  for (const StorageScan& scan : scans) {
    if (year_of(scan.date) != year) continue;
    const auto same =
        std::ranges::find_if(chosen, [&](const StorageScan* one) { return one->share == scan.share; });
    if (same == chosen.end()) {
      chosen.push_back(&scan);
    } else if ((scan.date > (*same)->date) == (which == ScanOfYear::last)) {
      *same = &scan;
    }
  }
  std::ranges::sort(chosen, {}, [](const StorageScan* one) { return one->share; });
  return chosen;
}

}  // namespace capnr

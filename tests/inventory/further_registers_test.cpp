// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/meter.h"
#include "inventory/software.h"
#include "inventory/storage_scan_store.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class FurtherRegisters : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Database& database() { return *database_; }
  static RegisterFile file(std::string path) {
    RegisterFile file;
    file.path = std::move(path);
    file.sha256 = "aa";
    file.recorded_at = "2026-01-12T09:00:00Z";
    file.recorded_by = "alice";
    return file;
  }
  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(FurtherRegisters);

TEST_P(FurtherRegisters, GiveBackAReadingAsItWasTold) {
  MeterReading full;
  full.row = 2;
  full.date = date_of(2026, 1, 1);
  full.meter = "TGBT";
  full.datacentre = "Nord";
  full.site = "Mairie";
  full.department = "DSI";
  full.use = MeterUse::it;
  full.kwh = 12.5;
  full.since = date_of(2025, 12, 1);
  MeterReading bare;
  bare.row = 3;
  bare.date = date_of(2026, 1, 2);
  bare.meter = "B";
  bare.index_kwh = 7;
  good(keep_meter_readings(database(), city, file("m.csv"), std::vector{full, bare}));
  const MeterRegister all = good(load_meter_readings(database(), city));
  ASSERT_EQ(all.rows.size(), 2U);
  const MeterReading& got = all.rows[0];
  EXPECT_EQ(got.date, full.date);
  EXPECT_EQ(got.meter + got.datacentre + got.site + got.department, "TGBTNordMairieDSI");
  EXPECT_EQ(got.use, MeterUse::it);
  EXPECT_EQ(got.kwh, 12.5);
  EXPECT_EQ(got.since, full.since);
  EXPECT_FALSE(got.index_kwh || all.rows[1].kwh || all.rows[1].since);
  EXPECT_EQ(all.rows[1].index_kwh, 7);
  EXPECT_TRUE(good(load_meter_readings(database(), other)).rows.empty());
  good(remove_register_file(database(), city, RegisterKind::meter_reading, "m.csv"));
  EXPECT_TRUE(good(load_meter_readings(database(), city)).rows.empty());
}

TEST_P(FurtherRegisters, GiveBackASoftwareAsItWasTold) {
  InstalledSoftware full;
  full.row = 2;
  full.date = date_of(2026, 1, 1);
  full.name = "PostgreSQL 13";
  full.application = "GRU";
  full.department = "DSI";
  full.quantity = 4;
  full.end_of_support = date_of(2025, 11, 13);
  InstalledSoftware bare;
  bare.row = 3;
  bare.date = date_of(2026, 1, 1);
  bare.name = "Outil";
  good(keep_software(database(), city, file("s.csv"), std::vector{full, bare}));
  const SoftwareRegister all = good(load_software(database(), city));
  ASSERT_EQ(all.rows.size(), 2U);
  EXPECT_EQ(all.rows[0].name + all.rows[0].application + all.rows[0].department, "PostgreSQL 13GRUDSI");
  EXPECT_EQ(all.rows[0].quantity, 4);
  EXPECT_EQ(all.rows[0].end_of_support, full.end_of_support);
  EXPECT_FALSE(all.rows[1].end_of_support);
  EXPECT_TRUE(good(load_software(database(), other)).rows.empty());
}

StorageScan scan_of(int month, std::string share, std::int64_t bytes) {
  StorageScan scan{date_of(2026, month, 1), std::move(share), {}, "2026-01-12T09:00:00Z", "alice"};
  StorageSums sums;
  sums.department = "DSI";
  sums.files = 3;
  sums.bytes = bytes;
  sums.apparent_bytes = bytes + 1;
  sums.bytes_over_1_year = 5;
  sums.bytes_over_3_years = 4;
  sums.bytes_over_5_years = 3;
  sums.duplicate_files = 2;
  sums.duplicate_bytes = 1;
  sums.unread_folders = 6;
  sums.unread_files = 7;
  scan.departments = {sums};
  return scan;
}

TEST_P(FurtherRegisters, GiveBackAScanAsItWasMade) {
  StorageScan told = scan_of(3, "bureaux", std::int64_t{9} << 50);
  told.departments.push_back({});
  EXPECT_FALSE(good(keep_storage_scan(database(), city, told)));
  const std::vector<StorageScan> all = good(load_storage_scans(database(), city));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].date, told.date);
  EXPECT_EQ(all[0].share, "bureaux");
  EXPECT_EQ(all[0].recorded_at, "2026-01-12T09:00:00Z");
  EXPECT_EQ(all[0].recorded_by, "alice");
  ASSERT_EQ(all[0].departments.size(), 2U);
  EXPECT_FALSE(all[0].departments[0].duplicate_bytes) << "nobody looked";
  const StorageSums& got = all[0].departments[1];
  EXPECT_EQ(got.department, "DSI");
  EXPECT_EQ(got.files, 3);
  EXPECT_EQ(got.bytes, std::int64_t{9} << 50);
  EXPECT_EQ(got.apparent_bytes, got.bytes + 1);
  EXPECT_EQ(got.bytes_over_1_year * 100 + got.bytes_over_3_years * 10 + got.bytes_over_5_years, 543);
  EXPECT_EQ(got.duplicate_files, 2);
  EXPECT_EQ(got.duplicate_bytes, 1);
  EXPECT_EQ(got.unread_folders, 6);
  EXPECT_EQ(got.unread_files, 7);
  EXPECT_FALSE(all[0].total().duplicate_bytes) << "of one department nobody knows";
  EXPECT_TRUE(good(load_storage_scans(database(), other)).empty());
}

TEST_P(FurtherRegisters, ReplaceTheScanOfTheSameDayAndShareAndNoOther) {
  good(keep_storage_scan(database(), city, scan_of(3, "a", 10)));
  good(keep_storage_scan(database(), city, scan_of(3, "b", 20)));
  good(keep_storage_scan(database(), city, scan_of(4, "a", 40)));
  good(keep_storage_scan(database(), other, scan_of(3, "a", 80)));
  EXPECT_TRUE(good(keep_storage_scan(database(), city, scan_of(3, "a", 160))));
  std::int64_t sum = 0;
  const std::vector<StorageScan> all = good(load_storage_scans(database(), city));
  for (const StorageScan& scan : all) sum += scan.total().bytes;
  EXPECT_EQ(sum, 220);
  const auto first = scans_of_year(all, 2026, ScanOfYear::first);
  const auto last = scans_of_year(all, 2026, ScanOfYear::last);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0]->total().bytes, 160);
  EXPECT_EQ(last[0]->total().bytes, 40);
  EXPECT_EQ(first[1], last[1]);
  EXPECT_TRUE(scans_of_year(all, 2025, ScanOfYear::last).empty());
  EXPECT_FALSE(remove_storage_scan(database(), city, date_of(2026, 5, 1), "a"));
  good(remove_storage_scan(database(), city, date_of(2026, 3, 1), "a"));
  EXPECT_EQ(good(load_storage_scans(database(), city)).size(), 2U);
}

}  // namespace
}  // namespace capnr

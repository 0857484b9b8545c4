// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/meter.h"

namespace capnr {
namespace {

MeterReading read(const Statement& row) {
  MeterReading reading;
  reading.file = RegisterFileId{row.integer(0)};
  reading.row = row.integer(1);
  reading.date = Date{static_cast<std::int32_t>(row.integer(2))};
  reading.meter = row.text(3);
  reading.datacentre = row.text(4);
  reading.site = row.text(5);
  reading.department = row.text(6);
  for (const auto use : {MeterUse::total, MeterUse::it, MeterUse::part})
    if (code(use) == row.text(7)) reading.use = use;
  reading.index_kwh = row.optional_real(8);
  reading.kwh = row.optional_real(9);
  reading.since = row.optional_date(10);
  return reading;
}

}  // namespace

Result<KeptFile> keep_meter_readings(Database& database, OrgId org, RegisterFile file,
                                     std::span<const MeterReading> readings) {
  TRY(Database::Transaction transaction, database.begin());
  file.rows = static_cast<std::int64_t>(readings.size());
  TRY(const KeptFile kept, keep_register_file(database, org, RegisterKind::meter_reading, file));
  if (kept.outcome != KeptFile::Outcome::unchanged)
    for (const MeterReading& one : readings)
      TRY_VOID(database.run(
          "INSERT INTO meter_reading (file_id, source_row, org_id, date, meter, datacentre, site, "
          "department, use_code, index_kwh, kwh, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          kept.id, one.row, org, one.date, one.meter, one.datacentre, one.site, one.department, code(one.use),
          one.index_kwh, one.kwh, one.since));
  TRY_VOID(transaction.commit());
  return kept;
}

Result<MeterRegister> load_meter_readings(Database& database, OrgId org) {
  MeterRegister all;
  TRY(all.files, register_files(database, org, RegisterKind::meter_reading));
  TRY(Statement rows,
      database.prepare("SELECT file_id, source_row, date, meter, datacentre, site, department, use_code, "
                       "index_kwh, kwh, since FROM meter_reading WHERE org_id = ? "
                       "ORDER BY file_id, source_row"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.rows.push_back(read(rows));
  }
}

}  // namespace capnr

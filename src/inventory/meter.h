// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/register_store.h"
#include "inventory/register_table.h"

// What electricity meters said, as the departments or the operator of a datacentre write it down.
//
//   compteur;datacentre;mesure;date;index_kwh
//   TGBT-1;Nord;total;02/01/2025;418 230
//
// A reading is that of the morning of its day. Either the index of the meter, or what it counted since the reading before (or since the day that the row says).
// A year is what was counted from 1 January to 1 January; between two readings, electricity is shared out evenly by day (linear
// interpolation). Nothing is guessed before the first reading nor after the last.

namespace capnr {

/// What a meter counts of its place.
enum class MeterUse : std::uint8_t {
  total,  ///< all of it: computers, cooling, lighting
  it,     ///< what reaches the IT equipment
  part,   ///< something else, already within another meter
};
std::string_view code(MeterUse use);

struct MeterReading {
  RegisterFileId file;
  std::int64_t row = 0;
  Date date;
  std::string meter;
  std::string datacentre, site, department;
  MeterUse use = MeterUse::total;
  std::optional<double> index_kwh;
  std::optional<double> kwh;  ///< since the reading before, or since `since`
  std::optional<Date> since;
};
using MeterRegister = Register<MeterReading>;

std::span<const RegisterColumn> meter_columns();
/// Kind::bad_input; where.column names the field. `file` is the caller's to set.
Result<MeterReading> meter_reading_of(const RegisterRow& row);

/// The rows of a file, in place of those that its path brought before; file.rows is counted here.
Result<KeptFile> keep_meter_readings(Database& database, OrgId org, RegisterFile file,
                                     std::span<const MeterReading> readings);
Result<MeterRegister> load_meter_readings(Database& database, OrgId org);

/// What was counted from one morning to another.
struct MeteredSpan {
  Date from, until;
  double kwh = 0;
};

struct Meter {
  std::string name;
  std::string datacentre, site, department;
  MeterUse use = MeterUse::total;
  std::vector<MeteredSpan> spans;  ///< by date; they do not overlap
};

/// The meters that the readings tell of, by name. Kind::bad_input when readings contradict each other: an index that goes down, two readings of a day, places or
/// uses that differ, periods that overlap, a consumption of which nobody says since when.
Result<std::vector<Meter>> meters_of(std::span<const MeterReading> readings);

struct MeteredYear {
  double kwh = 0;
  int days = 0;  ///< of the year that the readings cover
  bool whole = false;
};
MeteredYear metered_in(const Meter& meter, int year);

}  // namespace capnr

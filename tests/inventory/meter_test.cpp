// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/meter.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

MeterReading index_of(Date date, double kwh) {
  MeterReading reading;
  reading.meter = "M";
  reading.date = date;
  reading.index_kwh = kwh;
  return reading;
}

MeterReading consumption(Date date, double kwh, std::optional<Date> since = {}) {
  MeterReading reading;
  reading.meter = "M";
  reading.date = date;
  reading.kwh = kwh;
  reading.since = since;
  return reading;
}

Meter meter_of(const std::vector<MeterReading>& readings) {
  auto meters = meters_of(readings);
  EXPECT_TRUE(meters) << describe(meters.error(), Language::en);
  return meters ? meters->at(0) : Meter{};
}

std::string fault_of(const std::vector<MeterReading>& readings) {
  const auto meters = meters_of(readings);
  return meters ? "" : describe(meters.error(), Language::en);
}

TEST(Meter, SharesOutEvenlyByDayBetweenTwoReadings) {
  // 61 days, 610 kWh: 31 of December 2025, 30 of 2026.
  const Meter meter = meter_of({index_of(date_of(2025, 12, 1), 1000), index_of(date_of(2026, 1, 31), 1610)});
  EXPECT_DOUBLE_EQ(metered_in(meter, 2025).kwh, 310);
  EXPECT_DOUBLE_EQ(metered_in(meter, 2026).kwh, 300);
  EXPECT_EQ(metered_in(meter, 2026).days, 30);
  EXPECT_FALSE(metered_in(meter, 2026).whole);
  EXPECT_EQ(metered_in(meter, 2027).days, 0);
}

TEST(Meter, CoversAYearFromItsFirstMorningToTheNext) {
  const std::vector<MeterReading> readings = {index_of(date_of(2025, 1, 1), 0),
                                              index_of(date_of(2024, 1, 1), -0.0),
                                              index_of(date_of(2024, 7, 1), 0)};
  const Meter meter = meter_of(readings);
  EXPECT_TRUE(metered_in(meter, 2024).whole);
  EXPECT_EQ(metered_in(meter, 2024).days, 366);
  EXPECT_EQ(metered_in(meter, 2024).kwh, 0);
  EXPECT_FALSE(metered_in(meter, 2025).whole);
}

TEST(Meter, AddsUpConsumptionsAndLeavesHolesUnknown) {
  const Meter meter = meter_of({consumption(date_of(2025, 2, 1), 31, date_of(2025, 1, 1)),
                                consumption(date_of(2025, 3, 1), 56),
                                consumption(date_of(2026, 1, 1), 30.6, date_of(2025, 3, 2))});
  const MeteredYear year = metered_in(meter, 2025);
  EXPECT_DOUBLE_EQ(year.kwh, 31 + 56 + 30.6);
  EXPECT_EQ(year.days, 364) << "nothing says what was counted on 1 March";
  EXPECT_FALSE(year.whole);
}

TEST(Meter, RefusesReadingsThatContradictEachOther) {
  EXPECT_NE(fault_of({index_of(date_of(2025, 1, 1), 10), index_of(date_of(2025, 2, 1), 9)})
                .find("goes down on 2025-02-01"),
            std::string::npos);
  EXPECT_NE(
      fault_of({index_of(date_of(2025, 1, 1), 10), index_of(date_of(2025, 1, 1), 10)}).find("two readings"),
      std::string::npos);
  EXPECT_NE(fault_of({consumption(date_of(2025, 1, 1), 10)}).find("since when"), std::string::npos);
  EXPECT_NE(
      fault_of({index_of(date_of(2025, 1, 1), 10), consumption(date_of(2025, 2, 1), 10)}).find("keep one"),
      std::string::npos);
  EXPECT_NE(fault_of({consumption(date_of(2025, 2, 1), 1, date_of(2025, 1, 1)),
                      consumption(date_of(2025, 3, 1), 1, date_of(2025, 1, 15))})
                .find("overlaps"),
            std::string::npos);
  MeterReading elsewhere = index_of(date_of(2025, 2, 1), 11);
  elsewhere.datacentre = "Nord";
  EXPECT_NE(fault_of({index_of(date_of(2025, 1, 1), 10), elsewhere}).find("two different things"),
            std::string::npos);
}

TEST(Meter, IsReadFromARowWithItsFaults) {
  const std::vector<std::string> header = {"Compteur", "Date", "Index", "kWh", "Depuis", "Mesure", "Salle"};
  const RegisterHeader place = *match_register_header(header, meter_columns());
  const auto read = [&](std::vector<std::string> cells) {
    return meter_reading_of({2, std::move(cells), &place});
  };
  const auto good = read({"T1", "02/01/2025", "418 230,5", "", "", "Informatique", "Nord"});
  ASSERT_TRUE(good);
  EXPECT_EQ(good->index_kwh, 418230.5);
  EXPECT_EQ(good->use, MeterUse::it);
  EXPECT_EQ(good->datacentre, "Nord");
  const auto fault = [&](std::vector<std::string> cells) {
    const auto reading = read(std::move(cells));
    return reading ? "" : describe(reading.error(), Language::en);
  };
  EXPECT_NE(fault({"", "02/01/2025", "1", "", "", "", ""}).find("name of its meter"), std::string::npos);
  EXPECT_NE(fault({"T", "demain", "1", "", "", "", ""}).find("not a date"), std::string::npos);
  EXPECT_NE(fault({"T", "02/01/2025", "", "", "", "", ""}).find("either the index"), std::string::npos);
  EXPECT_NE(fault({"T", "02/01/2025", "1", "1", "", "", ""}).find("either the index"), std::string::npos);
  EXPECT_NE(fault({"T", "02/01/2025", "-1", "", "", "", ""}).find("not between"), std::string::npos);
  EXPECT_NE(fault({"T", "02/01/2025", "", "1", "02/01/2025", "", ""}).find("starts"), std::string::npos);
  EXPECT_NE(fault({"T", "02/01/2025", "1", "", "", "gaz", ""}).find("what a meter counts"),
            std::string::npos);
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/standing.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "steering/calculators.h"

namespace capnr {
namespace {

const Programme& programme() {
  static const Programme shipped = *load_programme(std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog");
  return shipped;
}

LedgerEntry value(const char* indicator, const char* measure, const char* period, double number) {
  LedgerEntry entry;
  entry.key = {indicator, measure, {}, *parse_period(period)};
  entry.value = number;
  entry.stale_after = stale_after(*programme().indicator(indicator), entry.key.period);
  return entry;
}

Standing standing_of(const char* indicator, const std::vector<LedgerEntry>& entries, Date as_of,
                     std::optional<int> year = {}) {
  for (const Standing& standing : standings(programme(), entries, as_of, year))
    if (standing.indicator->id == indicator) return standing;
  ADD_FAILURE() << indicator;
  return {};
}

constexpr auto id = "I-1.10a";  // reuse of retired equipment: 25 % in 2023, 35 % in 2024, 50 % from 2025

std::string error_of(const Result<>& result) {
  return result ? "" : describe(result.error(), Language::en);
}

TEST(Standing, JudgesAValueByTheRuleOfItsOwnYear) {
  const Date as_of = date_of(2025, 6, 1);
  EXPECT_EQ(standing_of(id, {value(id, "", "2024", 40)}, as_of).status, StandingStatus::met);
  EXPECT_EQ(standing_of(id, {value(id, "", "2025-T1", 40)}, as_of).status, StandingStatus::not_met);
  EXPECT_EQ(standing_of(id, {value(id, "", "2025-T1", 50)}, as_of).status, StandingStatus::met);
}

TEST(Standing, SaysThatThereIsNoEvidenceRatherThanZero) {
  const Standing standing = standing_of(id, {}, date_of(2026, 1, 1));
  EXPECT_EQ(standing.status, StandingStatus::no_evidence);
  EXPECT_FALSE(standing.entry);
  EXPECT_EQ(standing.limit->value, 50);
}

TEST(Standing, TakesTheValueWhosePeriodEndsLast) {
  const std::vector<LedgerEntry> entries = {value(id, "", "2024", 30), value(id, "", "2025", 60),
                                            value(id, "", "2025-T4", 10), value(id, "", "2027", 90)};
  EXPECT_EQ(standing_of(id, entries, date_of(2026, 6, 1)).entry->value, 60)
      << "the whole year, not its last quarter";
  EXPECT_EQ(standing_of(id, entries, date_of(2025, 2, 1)).entry->value, 60) << "2025 has begun";
  EXPECT_EQ(standing_of(id, entries, date_of(2024, 12, 31)).entry->value, 30);
  EXPECT_EQ(standing_of(id, entries, date_of(2026, 6, 1), 2024).entry->value, 30);
}

TEST(Standing, ForgetsNothingButSaysWhatIsStale) {
  const std::vector<LedgerEntry> entries = {value(id, "", "2024", 99)};
  EXPECT_EQ(standing_of(id, entries, date_of(2026, 1, 1)).status, StandingStatus::met);
  const Standing late = standing_of(id, entries, date_of(2026, 1, 2));
  EXPECT_EQ(late.status, StandingStatus::stale);
  EXPECT_EQ(late.entry->value, 99);
}

TEST(Standing, LeavesAsideWhatIsOnlyAboutADepartment) {
  LedgerEntry part = value(id, "", "2025", 80);
  part.key.scope = {Scope::Kind::department, "DNSI"};
  EXPECT_EQ(standing_of(id, {part}, date_of(2026, 6, 1)).status, StandingStatus::no_evidence);
}

TEST(Standing, FollowsWhatHasNoThreshold) {
  EXPECT_EQ(standing_of("I-1.7e", {value("I-1.7e", "", "2025", 9)}, date_of(2026, 1, 1)).status,
            StandingStatus::no_threshold);
}

TEST(Standing, GivesEachMeasureOfEachIndicatorOnce) {
  std::size_t measures = 0;
  for (const Commitment& commitment : programme().commitments)
    for (const Indicator& indicator : commitment.indicators) measures += indicator.measures.size();
  EXPECT_EQ(standings(programme(), {}, date_of(2026, 1, 1)).size(), measures);
  EXPECT_GT(measures, 207U);
}

TEST(IndicatorsUpToDate, CountsThoseWhoseValueHoldsAtTheEndOfTheYearAndNotItself) {
  const InventoryData inventory;
  const Footprint footprint;
  const ResultTable totals;
  const CityLives lives;
  const YearEvidence now{date_of(2025, 10, 31), inventory, footprint, totals, lives};
  // Two hold, one went stale in the year, one is about a measure of an indicator already counted, one is the indicator itself.
  const std::vector<LedgerEntry> entries = {
      value("I-1.10a", "", "2025", 40), value("I-1.7a", "screens", "2025", 1),
      value("I-1.7a", "computers", "2025", 1), value("I-1.12a", "", "2025-03", 3),
      value("I-0.1b", "", "2025-12", 50)};
  const CalculatorInput input{.programme = programme(), .year = 2025, .now = now, .entries = entries};
  const auto calculator = std::ranges::find(calculators(), "I-0.1b", &Calculator::indicator);
  ASSERT_NE(calculator, calculators().end());
  EXPECT_DOUBLE_EQ(calculator->compute(input).values.at(0).value, 100.0 * 2 / 206);
}

TEST(FindMeasure, WantsTheMeasureWhereThereAreSeveral) {
  const auto error = [](std::string_view text) {
    const auto found = find_measure(programme(), text);
    return found ? std::string() : describe(found.error(), Language::en);
  };
  EXPECT_EQ(find_measure(programme(), "I-1.7a/screens")->measure->key, "screens");
  EXPECT_EQ(find_measure(programme(), "I-1.9d")->measure->key, "");
  EXPECT_EQ(error("I-1.7a"),
            "I-1.7a has several measures: say which one: I-1.7a/computers, I-1.7a/screens, I-1.7a/phones");
  EXPECT_EQ(error("I-1.7a/cars"),
            "I-1.7a has no measure cars: it has I-1.7a/computers, I-1.7a/screens, I-1.7a/phones");
  EXPECT_EQ(error("I-9"), "there is no indicator I-9: capnr indicators lists them");
}

TEST(CheckValue, RefusesAnotherUnitAndWhatTheUnitCannotBe) {
  const Measure& share = *programme().indicator("I-1.10a")->measure("");
  const Measure& energy = *programme().indicator("I-1.2a")->measure("");
  EXPECT_EQ(error_of(check_value(programme(), share, "%", 40)), "");
  EXPECT_EQ(error_of(check_value(programme(), share, "", 40, 35, 45)), "");
  EXPECT_EQ(error_of(check_value(programme(), energy, "kWh/an", 4e6)), "") << "the French name of kWh/year";
  EXPECT_EQ(error_of(check_value(programme(), energy, "MWh", 4000)),
            "the value must be in kWh/year, not in MWh: convert it");
  EXPECT_EQ(error_of(check_value(programme(), share, "%", 140)),
            "140 is outside what a value in % can be: 0 – 100");
  EXPECT_EQ(error_of(check_value(programme(), energy, "kWh/year", -1)),
            "-1 is outside what a value in kWh/year can be: 0 – ∞");
  EXPECT_EQ(error_of(check_value(programme(), share, "%", 40, 41, 45)),
            "the interval does not hold the value 40");
}

}  // namespace
}  // namespace capnr

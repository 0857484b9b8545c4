// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Expected of levers, and measured.
#include "steering/after_the_fact.h"

#include <cmath>

#include <gtest/gtest.h>

#include "scenario_city.h"

using namespace capnr;

namespace {

Footprint footprint_at(const std::vector<test::RandomRow>& rows, int year) {
  const InventoryData inventory = test::inventory_of(rows);
  CharacteriseOptions how;
  how.keep.emplace();
  return characterise(inventory, sum_weights(inventory, {}, date_of(year, 12, 31)), test::holed_set(), {},
                      how);
}

test::RandomRow laptops(double count, double years) {
  test::RandomRow row = test::laptops(count);
  row.lifetime_years = years;
  row.annual_kwh = 0;
  return row;
}

AfterTheFact measured(const std::vector<test::RandomRow>& before, const std::vector<test::RandomRow>& after) {
  const ScenarioModel model =
      test::model_of(test::inventory_of(before),
                     test::book({"lengthen-lifetime:types=Laptop,years_before=5,years_after=6"}));
  const auto result =
      after_the_fact(model, footprint_at(before, 2025), footprint_at(after, 2027), test::holed_set());
  EXPECT_TRUE(result);
  return *result;
}

}  // namespace

TEST(AfterTheFact, MeasuresWhatWasExpectedWhenNothingElseChanges) {
  const AfterTheFact result = measured({laptops(60, 5)}, {laptops(60, 6)});
  EXPECT_EQ(result.year, 2027);
  const MeasuredLever& lever = result.levers.at(0);
  EXPECT_NEAR(lever.expected, 60 * 155.75 * (1.0 / 5 - 1.0 / 6), 1e-9);
  EXPECT_NEAR(lever.measured, lever.expected, 1e-9);
  EXPECT_NEAR(lever.terms.intensity, -lever.measured, 1e-9);
  EXPECT_FALSE(lever.alert);
}

TEST(AfterTheFact, AlertsWhenGrowthHasEatenHalfOfTheGain) {
  // The gain is a sixth; 60 laptops become 66: a tenth more, of what weighs five sixths, is half of the sixth.
  const AfterTheFact half = measured({laptops(60, 5)}, {laptops(66, 6)});
  ASSERT_TRUE(half.levers[0].offset_ratio);
  EXPECT_NEAR(*half.levers[0].offset_ratio, 0.5, 1e-9);
  EXPECT_EQ(half.levers[0].alert, *half.levers[0].offset_ratio >= alerting_offset);
  EXPECT_TRUE(measured({laptops(60, 5)}, {laptops(67, 6)}).levers[0].alert);
  EXPECT_FALSE(measured({laptops(60, 5)}, {laptops(65, 6)}).levers[0].alert);
  EXPECT_GT(half.levers[0].terms.activity, 0);
}

TEST(AfterTheFact, JudgesALeverOnWhatItActsOnAndTheWholeOnAll) {
  test::RandomRow screens;
  screens.type = 1;
  screens.quantity = 500;
  screens.lifetime_years = 5;
  const AfterTheFact result = measured({laptops(60, 5)}, {laptops(60, 6), screens});
  EXPECT_FALSE(result.levers[0].alert);
  EXPECT_GT(result.levers[0].measured, 0);
  EXPECT_LT(result.whole.measured, 0) << "new screens weigh more than what is gained";
}

TEST(AfterTheFact, SaysThatNothingIsMeasuredWhereNothingCanBeCompared) {
  test::RandomRow things;
  things.type = 4;
  things.quantity = 10;
  const ScenarioModel model = test::model_of(test::inventory_of({things, laptops(10, 5)}),
                                             test::book({"reduce-equipment:types=Thing"}));
  const auto result =
      after_the_fact(model, footprint_at({things}, 2025), footprint_at({things}, 2027), test::holed_set());
  ASSERT_TRUE(result);
  EXPECT_TRUE(std::isnan(result->levers[0].measured));
}

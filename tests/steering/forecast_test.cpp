// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/forecast.h"

#include <gtest/gtest.h>

#include "target_examples.h"

namespace capnr {
namespace {

using test::carbon_target;
using Values = std::vector<YearValue>;

TEST(Trends, WantThreeYears) {
  EXPECT_FALSE(trend_of(Values{}));
  EXPECT_FALSE(trend_of(Values{{2022, 5000}, {2023, 4800}}));
  EXPECT_TRUE(trend_of(Values{{2022, 5000}, {2023, 4800}, {2024, 4600}}));
}

TEST(Trends, FollowAStraightLineExactly) {
  const Trend trend = *trend_of(Values{{2022, 5000}, {2023, 4800}, {2025, 4400}});
  EXPECT_DOUBLE_EQ(trend.slope, -200);
  EXPECT_DOUBLE_EQ(trend.at(2024), 4600);
  EXPECT_DOUBLE_EQ(trend.at(2030), 3400);
  EXPECT_EQ(trend.years, 3U);
}

TEST(Trends, AreNotDecidedByOneOddYear) {
  // Slopes between pairs: -200 (six times), and those of the odd year: -1200, 400, 1500…; their median is -200.
  const Trend trend = *trend_of(Values{{2021, 5200}, {2022, 5000}, {2023, 3800}, {2024, 4600}, {2025, 4400}});
  EXPECT_DOUBLE_EQ(trend.slope, -200);
  EXPECT_DOUBLE_EQ(trend.at(2026), 4200);
}

TEST(Forecasts, SayTheYearInWhichTheGoalIsMet) {
  const Forecast found = *forecast(Values{{2022, 5000}, {2023, 4600}, {2024, 4200}}, carbon_target());
  EXPECT_EQ(found.basis, Forecast::Basis::trend);
  EXPECT_EQ(found.met_in, 2027) << "4200 - 3 × 400 = 3000";
  EXPECT_EQ(found.gap, 0);
  ASSERT_EQ(found.years.size(), 8U) << "from 2025 to 2032";
  EXPECT_EQ(found.years.front(), (YearValue{2025, 3800}));
}

TEST(Forecasts, SayTheGapThatIsLeft) {
  const Forecast found = *forecast(Values{{2022, 5000}, {2023, 4900}, {2024, 4800}}, carbon_target());
  EXPECT_DOUBLE_EQ(found.gap, 1000) << "4800 - 8 × 100 = 4000, and the goal is 3000";
  EXPECT_EQ(found.met_in, 2042) << "ten years late";
  const Forecast rising = *forecast(Values{{2022, 5000}, {2023, 5100}, {2024, 5200}}, carbon_target());
  EXPECT_DOUBLE_EQ(rising.gap, 3000);
  EXPECT_FALSE(rising.met_in);
}

TEST(Forecasts, AddThePlanToTheTrend) {
  const Values history = {{2022, 5000}, {2023, 4900}, {2024, 4800}};
  const Forecast found = *forecast(history, carbon_target(), {}, Values{{2026, -100}, {2028, -1000}});
  EXPECT_EQ(found.basis, Forecast::Basis::trend_and_plan);
  EXPECT_EQ(found.years[0], (YearValue{2025, 4700})) << "the plan has not begun";
  EXPECT_EQ(found.years[1], (YearValue{2026, 4500}));
  EXPECT_EQ(found.years[2], (YearValue{2027, 4400})) << "what the plan gave in 2026 is kept";
  EXPECT_EQ(found.years[3], (YearValue{2028, 3400}));
  EXPECT_EQ(found.met_in, 2032);
  EXPECT_EQ(found.gap, 0);
}

TEST(Forecasts, HoldTheLastValueWhenThereAreTooFewYears) {
  EXPECT_FALSE(forecast(Values{{2022, 5000}, {2023, 4900}}, carbon_target()));
  const Forecast found =
      *forecast(Values{{2022, 5000}, {2023, 4900}}, carbon_target(), {}, Values{{2026, -400}});
  EXPECT_EQ(found.basis, Forecast::Basis::last_and_plan);
  EXPECT_EQ(found.years.back(), (YearValue{2032, 4500}));
  EXPECT_DOUBLE_EQ(found.gap, 1500);
}

TEST(Forecasts, StayWithinWhatTheUnitCanBe) {
  Target target = carbon_target();
  target.better = Direction::up;
  target.baseline.at = {2022, 40};
  target.goal = {2032, 100};
  const Forecast found =
      *forecast(Values{{2022, 40}, {2023, 60}, {2024, 80}}, target, {.minimum = 0, .maximum = 100});
  EXPECT_EQ(found.years.back().value, 100);
  EXPECT_EQ(found.met_in, 2025);
}

TEST(Forecasts, AreNoneOnceTheYearOfTheGoalIsMeasured) {
  EXPECT_FALSE(forecast(Values{{2030, 3200}, {2031, 3100}, {2032, 3050}}, carbon_target()));
  EXPECT_FALSE(forecast(Values{}, carbon_target()));
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "steering/target.h"

// Where a measure goes if it keeps its trend, and what the levers of the plan add to it. The trend is the line of Theil and Sen: its slope is the median of
// the slopes of all pairs of years, its height the median of what is left, so that one odd year does not decide. (Sen, Estimates of the regression coefficient
// based on Kendall's tau, Journal of the American Statistical Association 63, 1968.)

namespace capnr {

/// Fewer yearly values give no trend: two points are always on a line.
inline constexpr std::size_t least_years_of_trend = 3;
/// How many years after the goal's a forecast still looks for the year in which it is met.
inline constexpr int longest_delay = 20;

struct Trend {
  double slope = 0;   ///< a year
  double height = 0;  ///< in the year `origin`
  int origin = 0;     ///< the first year
  std::size_t years = 0;
  double at(int year) const { return height + slope * (year - origin); }
};
/// `history`: one value a year, by year. Nothing with fewer than least_years_of_trend.
std::optional<Trend> trend_of(std::span<const YearValue> history);

/// What a value can be, from its unit.
struct ValueBounds {
  std::optional<double> minimum = {}, maximum = {};
};

struct Forecast {
  enum class Basis : std::uint8_t {
    trend,           ///< the trend alone
    trend_and_plan,  ///< the trend, and the levers of the plan
    last_and_plan,   ///< too few years for a trend: the last value held, and the levers of the plan
  } basis = Basis::trend;
  std::size_t years_of_history = 0;
  double slope = 0;                   ///< a year, of the trend; 0 without
  std::vector<YearValue> years = {};  ///< from the year after the last of the history to the goal's
  std::optional<int> met_in =
      {};  ///< the first year in which it reaches the goal, at most longest_delay after the goal's year
  double gap = 0;  ///< at the goal's year: how far from the goal on the wrong side, 0 when it is reached
};

/// Nothing when the history is empty, ends in the goal's year or later, or is too short for a trend and there is no plan. `plan`: by year, what the levers change in the value of that year (less
/// is negative); a year that it does not give has the change of the one before, none before the first. The trend may hold the effect of levers already begun: give those of the plan that are new.
std::optional<Forecast> forecast(std::span<const YearValue> history, const Target& target,
                                 const ValueBounds& bounds = {}, std::span<const YearValue> plan = {});

}  // namespace capnr

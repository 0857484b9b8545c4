// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/forecast.h"

#include <algorithm>
#include <cmath>

namespace capnr {
namespace {

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double change_in(std::span<const YearValue> plan, int year) {
  double change = 0;
  for (const YearValue& one : plan)
    if (one.year <= year) change = one.value;
  return change;
}

double within(const ValueBounds& bounds, double value) {
  if (bounds.minimum) value = std::max(value, *bounds.minimum);
  if (bounds.maximum) value = std::min(value, *bounds.maximum);
  return value;
}

}  // namespace

std::optional<Trend> trend_of(std::span<const YearValue> history) {
  if (history.size() < least_years_of_trend) return std::nullopt;
  Trend trend{.origin = history.front().year, .years = history.size()};
  std::vector<double> slopes, heights;
  for (std::size_t i = 0; i < history.size(); ++i)
    for (std::size_t j = i + 1; j < history.size(); ++j)
      slopes.push_back((history[j].value - history[i].value) / (history[j].year - history[i].year));
  trend.slope = median(std::move(slopes));
  for (const YearValue& one : history) heights.push_back(one.value - trend.slope * (one.year - trend.origin));
  trend.height = median(std::move(heights));
  return trend;
}

std::optional<Forecast> forecast(std::span<const YearValue> history, const Target& target,
                                 const ValueBounds& bounds, std::span<const YearValue> plan) {
  if (history.empty() || history.back().year >= target.goal.year) return std::nullopt;
  const std::optional<Trend> trend = trend_of(history);
  if (!trend && plan.empty()) return std::nullopt;
  const YearValue& last = history.back();
  Forecast found{.basis = !trend         ? Forecast::Basis::last_and_plan
                          : plan.empty() ? Forecast::Basis::trend
                                         : Forecast::Basis::trend_and_plan,
                 .years_of_history = history.size(),
                 .slope = trend ? trend->slope : 0};
  for (int year = last.year + 1; year <= target.goal.year + longest_delay; ++year) {
    const double value = within(bounds, (trend ? trend->at(year) : last.value) + change_in(plan, year));
    if (year <= target.goal.year) found.years.push_back({year, value});
    if (!found.met_in && reaches(target, value, target.goal.value)) found.met_in = year;
  }
  found.gap = std::max(0.0, shortfall(target, found.years.back().value, target.goal.value));
  return found;
}

}  // namespace capnr

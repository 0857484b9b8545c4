// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/survival.h"

#include <algorithm>
#include <cmath>

namespace capnr {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double tolerance = 1.4901161193847656e-08;   // sqrt of the double's epsilon: R's
constexpr double normal_quantile = 1.959963984540054;  // of 0.975

bool is_told(const LifeObservation& one) {
  return std::isfinite(one.time) && one.weight > 0 && std::isfinite(one.weight) && one.entry < one.time;
}

// The distinct ages, the first of each run of ages that are the same but for rounding (R's aeqSurv).
std::vector<double> distinct_ages(const std::vector<LifeObservation>& observations) {
  std::vector<double> ages;
  for (const LifeObservation& one : observations) {
    ages.push_back(one.time);
    if (std::isfinite(one.entry)) ages.push_back(one.entry);
  }
  std::sort(ages.begin(), ages.end());
  ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
  double mean = 0;
  for (const double age : ages) mean += std::abs(age) / static_cast<double>(ages.size());
  std::vector<double> cuts;
  double previous = 0;
  for (const double age : ages) {
    if (cuts.empty() || (age - previous > tolerance && (age - previous) / mean > tolerance))
      cuts.push_back(age);
    previous = age;
  }
  return cuts;
}

void round_ages(std::vector<LifeObservation>& observations) {
  const std::vector<double> cuts = distinct_ages(observations);
  const auto cut_of = [&cuts](double age) { return *(std::upper_bound(cuts.begin(), cuts.end(), age) - 1); };
  for (LifeObservation& one : observations) {
    one.time = cut_of(one.time);
    if (std::isfinite(one.entry)) one.entry = cut_of(one.entry);
  }
}

void set_interval(SurvivalStep& step, SurvivalInterval interval) {
  if (step.survival == 0) {
    step.lower = step.upper = none;
    return;
  }
  const double width = normal_quantile * step.log_error;
  if (interval == SurvivalInterval::log) {
    step.lower = step.survival * std::exp(-width);
    step.upper = std::min(1.0, step.survival * std::exp(width));
  } else {
    step.lower = std::max(0.0, step.survival - width * step.survival);
    step.upper = std::min(1.0, step.survival + width * step.survival);
  }
}

// A step function of age, as quantiles look it up: the share that has left, or a bound of it.
struct Level {
  double age, left;
};

std::vector<Level> levels_of(const SurvivalCurve& curve, double SurvivalStep::* what) {
  std::vector<Level> levels = {{0, 0}};
  for (const SurvivalStep& step : curve.steps) {
    const double left = 1 - step.*what;
    const auto same = [left](const Level& level) { return level.left == left; };
    if (std::isnan(left) || std::any_of(levels.rbegin(), levels.rbegin() + 1, same)) continue;
    levels.push_back({step.time, left});
  }
  return levels;
}

// The age of the lowest level that is at least `share`; levels of an upper bound may go down again.
double age_of(const std::vector<Level>& levels, double share) {
  const Level* best = nullptr;
  for (const Level& level : levels)
    if (level.left >= share && (best == nullptr || level.left < best->left)) best = &level;
  return best == nullptr ? none : best->age;
}

// R's findq: where the function stays at this very share, the middle of that part.
double quantile_of(const SurvivalCurve& curve, double SurvivalStep::* what, double share) {
  if (curve.steps.empty()) return none;
  if (share <= 0) return 0;
  const std::vector<Level> levels = levels_of(curve, what);
  const double first = age_of(levels, share - tolerance);
  const bool to_the_end =
      !std::isnan(curve.steps.back().*what) && std::abs(share - levels.back().left) < tolerance;
  const double last = to_the_end ? curve.steps.back().time : age_of(levels, share + tolerance);
  return (first + last) / 2;
}

}  // namespace

SurvivalCurve kaplan_meier(std::span<const LifeObservation> observations, SurvivalInterval interval) {
  SurvivalCurve curve;
  curve.interval = interval;
  std::vector<LifeObservation> told;
  std::copy_if(observations.begin(), observations.end(), std::back_inserter(told), is_told);
  curve.records = static_cast<std::int64_t>(told.size());
  curve.left_out = static_cast<std::int64_t>(observations.size() - told.size());
  if (told.empty()) return curve;
  round_ages(told);
  std::vector<const LifeObservation*> by_entry, by_time;
  for (const LifeObservation& one : told) {
    by_entry.push_back(&one);
    by_time.push_back(&one);
    curve.weight += one.weight;
  }
  std::stable_sort(by_entry.begin(), by_entry.end(), [](auto* a, auto* b) { return a->entry < b->entry; });
  std::stable_sort(by_time.begin(), by_time.end(), [](auto* a, auto* b) { return a->time < b->time; });
  double at_risk = 0, survival = 1, variance = 0;
  auto entering = by_entry.begin();
  for (auto leaving = by_time.begin(); leaving != by_time.end();) {
    SurvivalStep step;
    step.time = (*leaving)->time;
    for (; entering != by_entry.end() && (*entering)->entry < step.time; ++entering)
      at_risk += (*entering)->weight;
    step.at_risk = at_risk;
    for (; leaving != by_time.end() && (*leaving)->time == step.time; ++leaving)
      ((*leaving)->event ? step.events : step.censored) += (*leaving)->weight;
    at_risk -= step.events + step.censored;
    // What rounding leaves of a sum of weights is nobody alive.
    const double left = step.at_risk - step.events, rest = left <= 1e-12 * step.at_risk ? 0 : left;
    if (step.events > 0) {
      survival *= rest / step.at_risk;
      variance += rest == 0 ? infinite : step.events / (step.at_risk * rest);
      curve.events += step.events;
    }
    step.survival = survival;
    step.log_error = std::sqrt(variance);
    set_interval(step, interval);
    curve.steps.push_back(step);
  }
  return curve;
}

SurvivalQuantile survival_quantile(const SurvivalCurve& curve, double share) {
  return {quantile_of(curve, &SurvivalStep::survival, share), quantile_of(curve, &SurvivalStep::lower, share),
          quantile_of(curve, &SurvivalStep::upper, share)};
}

SurvivalShare survival_share(const SurvivalCurve& curve, double time) {
  SurvivalShare share{time};
  if (curve.steps.empty()) return share;
  const auto after = std::upper_bound(curve.steps.begin(), curve.steps.end(), time,
                                      [](double age, const SurvivalStep& step) { return age < step.time; });
  if (after == curve.steps.begin()) return {time, 1, 1, 1};
  const SurvivalStep& step = *(after - 1);
  if (after == curve.steps.end() && time > step.time && step.survival > 0) return share;
  return {time, step.survival, step.lower, step.upper};
}

double number_at_risk(std::span<const LifeObservation> observations, double time) {
  double weight = 0;
  for (const LifeObservation& one : observations)
    if (is_told(one) && one.entry < time && one.time >= time) weight += one.weight;
  return weight;
}

RestrictedMean restricted_mean(const SurvivalCurve& curve, double horizon) {
  RestrictedMean result{horizon};
  // Areas of the rectangles that end at each step within the horizon, and the last one up to it.
  std::vector<double> areas, hazards;
  double from = 0, survival = 1;
  for (const SurvivalStep& step : curve.steps) {
    if (step.time > horizon) break;
    areas.push_back((step.time - from) * survival);
    const double rest = step.at_risk - step.events;
    hazards.push_back(step.survival == 0 ? 0 : step.events / (step.at_risk * rest));
    from = step.time;
    survival = step.survival;
  }
  areas.push_back((horizon - from) * survival);
  double after = 0, variance = 0;
  for (std::size_t i = areas.size(); i-- > 1;) {
    after += areas[i];
    variance += after * after * hazards[i - 1];
  }
  result.mean = after + areas.front();
  result.standard_error = std::sqrt(variance);
  return result;
}

}  // namespace capnr

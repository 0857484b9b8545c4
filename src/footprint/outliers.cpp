// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/outliers.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "footprint/zone.h"

namespace capnr {
namespace {

constexpr std::size_t enough = 8;
constexpr double far_ratio = 1000;        // to the median
constexpr double gap_ratio = 10;          // to the next value below
constexpr double robust_limit = 4.5;      // deviations of log10
constexpr double deviation_floor = 0.25;  // decades: very alike zones would make any difference look enormous

double median_of_sorted(const std::vector<double>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : median_of_sorted(values);
}

using Indices = std::vector<std::size_t>;

// The value from which a year's values are isolated, or infinity.
double isolation(const std::vector<double>& sorted, double middle) {
  if (sorted.back() <= far_ratio * middle) return INFINITY;
  std::vector<double> distances;
  distances.reserve(sorted.size());
  for (const double value : sorted) distances.push_back(std::abs(std::log10(value / middle)));
  const double deviation = std::max(1.4826 * median(distances), deviation_floor);
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i] <= far_ratio * middle) continue;
    if (sorted[i] > gap_ratio * sorted[i - 1]) return sorted[i];
    if (std::log10(sorted[i] / middle) > robust_limit * deviation) return sorted[i];
  }
  return INFINITY;
}

void judge_year(std::span<const Sample> samples, const Indices& year, std::vector<Verdict>& verdicts) {
  std::vector<double> countries;
  for (const std::size_t i : year) {
    if (samples[i].value > 0 && !is_average(samples[i].zone)) countries.push_back(samples[i].value);
  }
  if (year.size() < enough) return;
  if (countries.size() * 10 < year.size()) {
    for (const std::size_t i : year) verdicts[i].suspicion = Suspicion::all_zero;
    return;
  }
  if (countries.size() < enough) return;
  std::ranges::sort(countries);
  const double middle = median_of_sorted(countries);
  const double limit = isolation(countries, middle);
  const auto beyond = std::ranges::lower_bound(countries, limit);
  const double highest = beyond == countries.begin() ? INFINITY : *(beyond - 1);
  for (const std::size_t i : year) {
    verdicts[i].median = middle;
    if (is_average(samples[i].zone) ? samples[i].value > highest : samples[i].value >= limit) {
      verdicts[i].suspicion = is_average(samples[i].zone) ? Suspicion::spoilt_average : Suspicion::isolated;
    }
  }
}

// A mix is a mean of technologies weighted by their shares, so it cannot be above the highest of them. If it
// is above twice the highest of those that are not suspect, the suspect ones make more than half of it.
double technology_limit(std::span<const double> technologies) {
  if (technologies.size() < 4) return INFINITY;
  const double middle = median({technologies.begin(), technologies.end()});
  double highest = 0;
  bool suspect = false;
  for (const double value : technologies) {
    if (value > far_ratio * middle) {
      suspect = true;
    } else {
      highest = std::max(highest, value);
    }
  }
  return suspect ? 2 * highest : INFINITY;
}

// Without zeros, and with the highest value within a thousand times the lowest, no value is a thousand times
// the median.
bool all_alike(std::span<const Sample> samples) {
  double lowest = INFINITY, highest = 0;
  for (const Sample& sample : samples) {
    lowest = std::min(lowest, sample.value);
    highest = std::max(highest, sample.value);
  }
  return lowest > 0 && highest <= far_ratio * lowest;
}

}  // namespace

std::vector<Verdict> judge(std::span<const Sample> samples, std::span<const double> technologies) {
  std::vector<Verdict> verdicts(samples.size());
  const double limit = technology_limit(technologies);
  if (limit == INFINITY && all_alike(samples)) return verdicts;
  std::map<int, Indices> by_year;
  for (std::size_t i = 0; i < samples.size(); ++i) by_year[samples[i].year].push_back(i);
  for (const auto& [year, indices] : by_year) judge_year(samples, indices, verdicts);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].value > limit) verdicts[i].suspicion = Suspicion::technology;
  }
  return verdicts;
}

std::string_view reason(Suspicion suspicion) {
  switch (suspicion) {
    case Suspicion::none:
      break;
    case Suspicion::isolated:
      return "more than 1,000 times the median of the zones, and far from all the others";
    case Suspicion::spoilt_average:
      return "an average of countries that is above every country: it holds a factor that was set aside";
    case Suspicion::technology:
      return "more than half of it comes from a generation technology whose factor is over 1,000 times the "
             "median";
    case Suspicion::all_zero:
      return "zero nearly everywhere: the source did not assess it";
  }
  return "";
}

}  // namespace capnr

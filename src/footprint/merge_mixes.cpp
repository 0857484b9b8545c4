// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <tuple>

#include "footprint/pack_merge.h"

namespace capnr {
namespace {

// The factors of one pack for one zone and criterion, by year.
using Series = std::vector<const PackElectricity*>;
struct ZoneSeries {
  std::array<std::vector<std::pair<PackIndex, Series>>, criterion_count> by_criterion;
  std::vector<std::int32_t> years;
};

const PackElectricity& nearest(const Series& series, std::int32_t year) {
  const auto after =
      std::ranges::upper_bound(series, year, {}, [](const PackElectricity* mix) { return mix->year; });
  return after == series.begin() ? **after : **(after - 1);
}

std::map<std::string, ZoneSeries> zones_of(const std::vector<PackData>& packs) {
  std::map<std::string, ZoneSeries> zones;
  for (std::size_t p = 0; p < packs.size(); ++p) {
    std::vector<const PackElectricity*> rows;
    rows.reserve(packs[p].electricity.size());
    for (const PackElectricity& mix : packs[p].electricity) rows.push_back(&mix);
    const auto before = [](const PackElectricity* a, const PackElectricity* b) {
      return std::tuple(a->zone, a->year, a->criterion) < std::tuple(b->zone, b->year, b->criterion);
    };
    if (!std::ranges::is_sorted(rows, before)) std::ranges::sort(rows, before);
    ZoneSeries* zone = nullptr;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || rows[i]->zone != rows[i - 1]->zone) zone = &zones[packs[p].names[rows[i]->zone]];
      auto& of_packs = zone->by_criterion[static_cast<std::size_t>(rows[i]->criterion)];
      if (of_packs.empty() || of_packs.back().first != p) of_packs.push_back({static_cast<PackIndex>(p), {}});
      of_packs.back().second.push_back(rows[i]);
      if (zone->years.empty() || zone->years.back() != rows[i]->year) zone->years.push_back(rows[i]->year);
    }
  }
  return zones;
}

}  // namespace

void merge_mixes(const std::vector<PackData>& packs, FactorSet& set) {
  std::map<std::string, ZoneSeries> zones = zones_of(packs);
  std::size_t count = 0;
  for (auto& [name, zone] : zones) {
    std::ranges::sort(zone.years);
    zone.years.erase(std::unique(zone.years.begin(), zone.years.end()), zone.years.end());
    count += zone.years.size();
  }
  set.mixes.reserve(count);
  for (const auto& [name, zone] : zones) {
    for (const std::int32_t year : zone.years) {
      ElectricityMix& mix = set.mixes.emplace_back();
      mix.zone = name;
      mix.year = year;
      for (std::size_t c = 0; c < criterion_count; ++c) {
        if (zone.by_criterion[c].empty()) continue;
        const auto& [pack, series] = zone.by_criterion[c].front();
        const PackElectricity& factor = nearest(series, year);
        mix.factors[c] = {.value = factor.value, .sigma = factor.sigma, .pack = pack, .line = factor.line};
      }
    }
  }
}

}  // namespace capnr

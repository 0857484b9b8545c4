// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/coverage_gaps.h"

#include <algorithm>
#include <map>

namespace capnr {
namespace {

std::string word_for_missing(const Footprint& footprint, const Group& group) {
  const std::string& type = footprint.texts[group.key[static_cast<std::size_t>(Dimension::type)]];
  return type.empty() ? footprint.texts[group.key[static_cast<std::size_t>(Dimension::source_kind)]] : type;
}

}  // namespace

void HoleFinder::see(const Group& group) {
  any_ = true;
  for (std::size_t p = 0; p < phase_count; ++p) {
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const Impact& impact = group.impacts[p][c];
      served_[p][c] = served_[p][c] || impact.covered > 0;
      lacks_[p][c] = lacks_[p][c] || impact.gap == Gap::no_factor;
    }
  }
}

std::vector<Hole> HoleFinder::holes(const Footprint& head) const {
  std::vector<Hole> holes;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!head.criteria[c] || !any_) continue;
    Hole hole;
    hole.criterion = static_cast<Criterion>(c);
    for (std::size_t p = 0; p < phase_count; ++p) {
      if (!served_[p][c] && lacks_[p][c]) hole.phases.push_back(static_cast<Phase>(p));
    }
    if (!hole.phases.empty()) holes.push_back(std::move(hole));
  }
  return holes;
}

std::vector<Hole> holes_of(const Footprint& footprint) {
  HoleFinder finder;
  for (const Group& group : footprint.groups) finder.see(group);
  return finder.holes(footprint);
}

std::vector<Missing> missing_of(const Footprint& footprint, std::span<const Hole> holes) {
  std::array<std::array<bool, criterion_count>, phase_count> structural = {};
  for (const Hole& hole : holes) {
    for (const Phase phase : hole.phases)
      structural[static_cast<std::size_t>(phase)][static_cast<std::size_t>(hole.criterion)] = true;
  }
  std::array<std::map<std::string, double>, gap_count> units;
  for (const Group& group : footprint.groups) {
    std::array<double, gap_count> most = {};
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Impact& impact = group.impacts[p][c];
        if (!footprint.criteria[c] || structural[p][c] || impact.gap == Gap::none) continue;
        double& units_here = most[static_cast<std::size_t>(impact.gap)];
        units_here = std::max(units_here, group.quantity * (1 - static_cast<double>(impact.covered)));
      }
    }
    for (std::size_t g = 0; g < gap_count; ++g) {
      if (most[g] > 0) units[g][word_for_missing(footprint, group)] += most[g];
    }
  }
  std::vector<Missing> all;
  for (std::size_t g = 1; g < gap_count; ++g) {
    if (units[g].empty()) continue;
    Missing missing;
    missing.gap = static_cast<Gap>(g);
    missing.types.assign(units[g].begin(), units[g].end());
    for (const auto& [type, quantity] : missing.types) missing.quantity += quantity;
    std::stable_sort(missing.types.begin(), missing.types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    all.push_back(std::move(missing));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Missing& a, const Missing& b) { return a.quantity > b.quantity; });
  return all;
}

}  // namespace capnr

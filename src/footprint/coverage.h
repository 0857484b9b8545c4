// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "footprint/factor_set.h"

namespace capnr {

/// How many factors of a set each pack serves, once merged: by phase and criterion over the items, by
/// criterion over the zones.
struct PackCoverage {
  PackIndex pack = no_pack;
  std::array<std::array<std::size_t, criterion_count>, phase_count> items = {};
  std::array<std::size_t, criterion_count> zones = {};  ///< zones with at least one year
  std::size_t lifetimes = 0, energies = 0, cloud_types = 0, cloud_regions = 0;
};

std::vector<PackCoverage> coverage(const FactorSet& set);

/// The phases of an item that have a factor: M manufacturing, D distribution, U use, E end of life; lower case
/// when it is counted within manufacturing.
std::string phase_letters(const ReferenceItem& item, Criterion criterion);

/// The same as Markdown tables: one of packs × criteria (items with a value for manufacturing, distribution,
/// use, end of life; zones), one of generic items × criteria. Counts only: it may show hidden packs.
std::string coverage_markdown(const FactorSet& set, Language language);

/// One line for people: "electricity-d4b, electricity.csv row 12: CZ, Acidification: 8.38 (median 0.00455):
/// reason". The values of a hidden pack are not told.
std::string describe(const Quarantined& suspect, const FactorSet& set, Language language);

}  // namespace capnr

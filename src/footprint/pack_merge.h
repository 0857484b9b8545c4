// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "footprint/factor_set_loader.h"
#include "footprint/pack.h"

// The steps of load_factor_set(), in their order. Rules: factor_set_loader.h.

namespace capnr {

/// The packs of a set, in its order.
Result<std::vector<PackData>> read_packs(const std::filesystem::path& catalog,
                                         const SetDefinition& definition, const std::filesystem::path& city);

/// All the steps, for packs that are read already; of the definition, its name, geography and what it allows.
Result<FactorSet> merge_packs(std::vector<PackData> packs, const SetDefinition& definition);

/// Judges factors against each other across places, moves the suspects out of the packs into set.quarantine,
/// but for those that `allow` admits; an entry of `allow` that admits nothing is a warning.
void set_suspects_aside(std::vector<PackData>& packs, const std::vector<std::string>& allow, FactorSet& set);

/// Fills set.items: an item that is in no items.csv, a generic that does not exist, generics that run in a
/// circle are errors.
Result<> merge_items(const std::vector<PackData>& packs, std::string_view geography, FactorSet& set);

/// Fills set.mixes, by zone and year.
void merge_mixes(const std::vector<PackData>& packs, FactorSet& set);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "footprint/engine.h"
#include "steering/scenario.h"

// What a machine would weigh as another item, or on another electricity.

namespace capnr {

/// The whole group replaced: its amounts and its impacts, and in `kept` the phases and criteria that are left as they were, whose impacts are
/// not covered in the group.
struct Replacement {
  Group group;
  decltype(ScenarioPart::kept) kept;
};

/// The same machines on the electricity of another mix.
Replacement on_mix(const Group& group, const ScenarioPart& part, std::uint32_t mix, const FactorSet& set);

struct ItemChange {
  std::uint32_t item = no_index;
  double ratio = 1;         ///< new machines for an old one
  double lifetime = 1;      ///< lifetime of the old over that of the new
  double energy = unknown;  ///< consumption of the new over that of the old; unknown: use stays as it was
};
/// Other machines in their place.
Replacement as_item(const Group& group, const ScenarioPart& part, const ItemChange& change,
                    const FactorSet& set);

/// The use of equipment by its item's own factor becomes a group apart, without units: what a replacement covers is told of it and of the
/// electricity each. What neither covers has no amount any more.
void split_use(std::vector<Group>& groups, const FactorSet& set);

inline std::size_t place(std::size_t phase, std::size_t criterion) {
  return phase * criterion_count + criterion;
}

}  // namespace capnr

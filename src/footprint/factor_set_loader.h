// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "footprint/factor_set.h"

// From packs to a factor set.
//
//   TRY(const SetDefinition definition, find_set("catalog", "open", city_folder));
//   TRY(const FactorSet set, load_factor_set("catalog", definition, city_folder));
//
// How packs are merged, item by item, in the order of the set:
// - for a pack, the item's own factor, else that of its generic item, else of the generic's generic; then the
// next pack. So a
//   manufacturer's figure for a model wins over a generic device of a pack that comes later, never the other
//   way round by accident;
// - manufacturing, distribution and end of life of one criterion are one block: an `embodied` factor holds
// all three, so it serves only
//   where none of the three is served yet, and once it serves the two others are "included"
//   (Factor::included) and closed to later packs. Separate phases of several packs may complete each other:
//   they do not overlap;
// - a lifetime, an energy, a name, a hypothesis: the first pack that has it;
// - electricity: criterion by criterion, the first pack that has the zone, at its nearest year (that year,
// earlier, later).

namespace capnr {

struct SetDefinition {
  std::string name, description_fr, description_en;
  std::string geography =
      "FR";  ///< where several places are given for one item: this one, none, EU27, WORLD, then any other
  std::vector<std::string> packs;  ///< in priority order
  std::vector<std::string> allow;  ///< quarantined factors admitted: "pack:zone or item:criterion", * for any
};

/// Packs are looked for in CITY/packs, then in CATALOG/packs. An unknown unit, item, criterion or phase, a
/// duplicate, a missing pack are errors with their place. What looks wrong but is well-formed is set aside in
/// FactorSet::quarantine, or told in FactorSet::warnings.
Result<FactorSet> load_factor_set(const std::filesystem::path& catalog, const SetDefinition& definition,
                                  const std::filesystem::path& city = {});

/// Of CITY/sets, then CATALOG/sets; a city may redefine a set by its name. Sorted by name.
Result<std::vector<SetDefinition>> list_sets(const std::filesystem::path& catalog,
                                             const std::filesystem::path& city = {});

/// Kind::not_found lists the known names.
Result<SetDefinition> find_set(const std::filesystem::path& catalog, std::string_view name,
                               const std::filesystem::path& city = {});

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <vector>

#include "footprint/factor_set.h"
#include "footprint/pack.h"

namespace capnr {

struct KnownPack {
  PackManifest manifest;
  std::filesystem::path folder;
  bool of_city = false;
};

/// The packs of the city's folder, then those of the catalogue that it does not redefine, by name.
Result<std::vector<KnownPack>> list_packs(const std::filesystem::path& catalog,
                                          const std::filesystem::path& city = {});

/// A pack as it is once loaded, with the names of generic items beside it (capnr-defaults): what a city checks
/// before it trusts its own. Errors are those of load_factor_set().
Result<FactorSet> load_pack_alone(const std::filesystem::path& catalog, const std::filesystem::path& folder);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "footprint/pack.h"
#include "inventory/countries.h"

namespace capnr {

/// What a PCR-SI request says beside its inventory, for the answer to repeat it.
struct PcrSiRequest {
  std::string organization, dataset;
};

/// The file is known to be a request: the mapping pcr-si has read it.
Result<PcrSiRequest> pcr_si_request(const std::filesystem::path& path);

/// The electricity that a request brings, as a pack that comes before those of a set: a zone for each member, named as mix_of_use names it
/// (the code of a country where it is one), with the impact of one kWh, its steps added up.
struct PcrSiElectricity {
  PackData pack;
  std::vector<Error> left_out;         ///< members that could not be read, and why
  std::size_t lines_with_impacts = 0;  ///< of the inventory: what they declare is not used
};
Result<PcrSiElectricity> pcr_si_electricity(const std::filesystem::path& path, const CountryTable& countries);

}  // namespace capnr

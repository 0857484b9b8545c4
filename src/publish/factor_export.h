// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/date.h"
#include "base/error.h"
#include "footprint/factor_set.h"

namespace capnr {

/// What export_factors() wrote, and what it left out because a pack is hidden.
struct ExportedFactors {
  std::size_t types = 0, factors = 0, zones = 0;
  std::size_t withheld = 0;  ///< numbers of hidden packs
};

/// A factor set as five plain CSV files (a comma between cells), so that any other program can compute the same result:
///   items.csv        type,item,server,lifetime_years,annual_kwh    a type's item and its defaults, the set's hypotheses included
///   factors.csv      item,phase,criterion,value,pack               per unit: its whole life, or a year for the use phase
///   electricity.csv  country,criterion,value,pack                  per kWh, for the year of `as_of`; final energy is of no pack
///   criteria.csv     criterion,unit                                those that the set covers
///   constants.csv    name,value                                    pue, lifetime_years, usage_rate_cope, usage_rate_byod
/// The numbers are those of the engine, to the last digit. The folder is made when it is not there; other files in it are left alone.
Result<ExportedFactors> export_factors(const FactorSet& set, Date as_of, const std::filesystem::path& folder);

}  // namespace capnr

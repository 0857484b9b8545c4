// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cli/options.h"
#include "footprint/uncertainty.h"
#include "steering/calculators.h"

namespace capnr::cli {

/// What the calculators look at, one for each year that has an inventory, oldest first: the last inventory of the year.
class CityEvidence {
 public:
  struct Year {
    InventoryData inventory;
    Footprint footprint;
    ResultTable totals;
    CityLives lives;
    FleetUse fleet;
    int year = 0;
    YearEvidence evidence() const { return {inventory.header.date, inventory, footprint, totals, lives, &fleet}; }
  };
  static Result<CityEvidence> load(const Context& context, const DatabaseOptions& where,
                                   const MethodOptions& method,
                                   const std::optional<UncertaintyOptions>& uncertainty);
  const std::vector<std::unique_ptr<Year>>& years() const { return years_; }

 private:
  std::vector<std::unique_ptr<Year>> years_;
};

}  // namespace capnr::cli

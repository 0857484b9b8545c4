// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "cli/options.h"
#include "steering/fleet_use.h"

namespace capnr::cli {

/// The machines of an inventory that the city owns and still had at its date, as fleet_use() counts them. Moved, never copied: the machines look at `texts`.
struct FleetMachines {
  std::vector<FleetMachine> machines;
  std::deque<std::string> texts;
  std::vector<EquipmentKind> kinds;
};

Result<FleetMachines> read_fleet(const Context& context, OpenInventory& open, const FactorSet& set,
                                 const MethodProfile& profile);

}  // namespace capnr::cli

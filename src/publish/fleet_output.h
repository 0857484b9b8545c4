// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "publish/sink.h"
#include "publish/terminal.h"
#include "steering/fleet_use.h"

namespace capnr {

/// Whether the city has more equipment than it uses (docs/lifetimes.md).
struct FleetDocument {
  std::string city, insee_code;
  std::vector<EquipmentKind> kinds;
  FleetUse use;
};

std::string to_terminal(const FleetDocument& document, const TerminalOptions& options);
/// Numbers of people that are hidden are null, with "hidden": true beside them.
Result<> write_json(const FleetDocument& document, Sink sink);

}  // namespace capnr

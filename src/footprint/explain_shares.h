// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "footprint/allocation.h"
#include "footprint/explain_parts.h"

namespace capnr {

/// A host with all the machines that share it, as the engine sees them.
struct ExplainedHost {
  std::string name;
  EquipmentResult row;
  std::vector<const VirtualMachine*> machines;
  HostShares shares;
  bool kwh_is_hidden = false;
};

/// Nothing when the host is not in the inventory.
Result<std::optional<ExplainedHost>> host_named(const Explainer& with, const std::string& name);

/// The host's name of a machine: its host, else its cluster.
const std::string& host_name(const VirtualMachine& machine);

/// How the machine takes its share, phase by phase.
std::vector<ExplainedShare> explain_shares(const Explainer& with, const ExplainedHost& host,
                                           const VirtualMachine& machine);

/// Impacts of the host times a share: "I · s", or "I · s / n" when `over` is given.
std::vector<ExplainedImpact> shared_impacts(const ExplainedHost& host,
                                            const std::vector<ExplainedShare>& shares,
                                            const std::optional<Term>& over);

}  // namespace capnr

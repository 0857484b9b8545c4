// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "footprint/criterion.h"
#include "footprint/profile.h"
#include "inventory/model.h"

namespace capnr {

/// The share of its host that a virtual machine (all its units) takes, by phase.
using PhaseShares = std::array<double, phase_count>;

struct HostShares {
  std::vector<PhaseShares> machines;  ///< in the order given; they add up to at most 1
  bool scaled = false;                ///< they added up to more than 1 and were brought back to it
  bool equal = false;                 ///< ademe-rcp fell back to equal shares: a resource is unknown or null

  // How they were found, for explanations.
  enum class By : std::uint8_t { key, vcpu, storage, equal, resources };
  std::vector<By> by;  ///< of each machine
  double units = 0;    ///< machines of the host, their quantities added
  std::optional<double> vcpu, memory_gb,
      disk_gb;  ///< of the host's machines together; nothing when one is unknown
  /// What the shares of a phase were divided by to be brought back to 1: before and after measured energies.
  PhaseShares divided_before = {1, 1, 1, 1}, divided_after = {1, 1, 1, 1};
  double measured = 0;  ///< shares of the use phase that machines take by their own measured energy
  double others = 0;    ///< those of the other machines, before they divide the rest in proportion
};

/// Shares of the virtual machines of one host.
///
/// numecoeval: the allocation key when given; else vCPU over the sum of vCPU for compute machines, disk over
/// the sum of disk for storage machines, each only when no machine of the host lacks the value; else 1/n.
/// ademe-rcp: memory, vCPU and disk weighted by phase. A machine's own measured energy sets its share of the
/// use phase when the host's energy (`host_kwh`, NaN when unknown) is known; the other machines divide the
/// rest in proportion.
HostShares host_shares(std::span<const VirtualMachine* const> machines, MethodProfile::VmShare rule,
                       double host_kwh);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/allocation.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "footprint/formulas.h"

namespace capnr {
namespace {

using Machines = std::span<const VirtualMachine* const>;
using Resource = std::optional<double> VirtualMachine::*;

// The sum over the host; nothing when a machine lacks the value, or when it is null.
std::optional<double> total(Machines machines, Resource resource) {
  double sum = 0;
  for (const VirtualMachine* machine : machines) {
    if (!(machine->*resource)) return std::nullopt;
    sum += *(machine->*resource) * machine->quantity;
  }
  if (sum <= 0) return std::nullopt;
  return sum;
}

double count(Machines machines) {
  double sum = 0;
  for (const VirtualMachine* machine : machines) sum += machine->quantity;
  return sum;
}

void numecoeval_shares(Machines machines, HostShares& shares) {
  using By = HostShares::By;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const VirtualMachine& machine = *machines[i];
    double part = formula::share(machine.quantity, shares.units);
    By by = By::equal;
    if (machine.allocation_key) {
      part = *machine.allocation_key * machine.quantity;
      by = By::key;
    } else if (machine.kind == VmKind::compute && shares.vcpu) {
      part = formula::share(*machine.vcpu * machine.quantity, *shares.vcpu);
      by = By::vcpu;
    } else if (machine.kind == VmKind::storage && shares.disk_gb) {
      part = formula::share(*machine.disk_gb * machine.quantity, *shares.disk_gb);
      by = By::storage;
    }
    shares.machines[i].fill(part);
    shares.by[i] = by;
  }
}

void rcp_shares(Machines machines, HostShares& shares) {
  shares.equal = !shares.memory_gb || !shares.vcpu || !shares.disk_gb;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const VirtualMachine& machine = *machines[i];
    shares.by[i] = shares.equal ? HostShares::By::equal : HostShares::By::resources;
    for (const Phase phase : phases) {
      double& part = shares.machines[i][static_cast<std::size_t>(phase)];
      part = shares.equal
                 ? formula::share(machine.quantity, shares.units)
                 : formula::rcp_share(
                       phase, formula::share(*machine.memory_gb * machine.quantity, *shares.memory_gb),
                       formula::share(*machine.vcpu * machine.quantity, *shares.vcpu),
                       formula::share(*machine.disk_gb * machine.quantity, *shares.disk_gb));
    }
  }
}

// More than the host cannot be given: totals would no longer hold.
void cap(HostShares& shares, PhaseShares& divided) {
  for (std::size_t p = 0; p < phase_count; ++p) {
    double sum = 0;
    for (const PhaseShares& machine : shares.machines) sum += machine[p];
    if (sum <= 1 + 1e-9) continue;
    shares.scaled = true;
    divided[p] = sum;
    for (PhaseShares& machine : shares.machines) machine[p] /= sum;
  }
}

void use_measured_energy(Machines machines, double host_kwh, HostShares& shares) {
  if (!(host_kwh > 0)) return;
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  double measured = 0;
  double others = 0;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    if (machines[i]->annual_kwh) {
      shares.machines[i][use] = formula::share(*machines[i]->annual_kwh * machines[i]->quantity, host_kwh);
      measured += shares.machines[i][use];
    } else {
      others += shares.machines[i][use];
    }
  }
  if (measured == 0) return;
  shares.measured = measured;
  shares.others = others;
  const double rest = std::max(0.0, 1 - measured);
  for (std::size_t i = 0; i < machines.size(); ++i) {
    if (!machines[i]->annual_kwh && others > 0) shares.machines[i][use] *= rest / others;
  }
}

}  // namespace

HostShares host_shares(Machines machines, MethodProfile::VmShare rule, double host_kwh) {
  HostShares shares;
  shares.machines.resize(machines.size());
  shares.by.resize(machines.size());
  if (machines.empty()) return shares;
  shares.units = count(machines);
  shares.vcpu = total(machines, &VirtualMachine::vcpu);
  shares.memory_gb = total(machines, &VirtualMachine::memory_gb);
  shares.disk_gb = total(machines, &VirtualMachine::disk_gb);
  if (rule == MethodProfile::VmShare::ademe_rcp) {
    rcp_shares(machines, shares);
  } else {
    numecoeval_shares(machines, shares);
  }
  cap(shares, shares.divided_before);
  use_measured_energy(machines, host_kwh, shares);
  cap(shares, shares.divided_after);
  return shares;
}

}  // namespace capnr

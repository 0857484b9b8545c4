// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <map>

#include "footprint/allocation.h"
#include "footprint/formulas.h"
#include "footprint/group_collector.h"

namespace capnr {
namespace {

using Applications = std::vector<const Application*>;

struct Hosted {
  std::vector<const VirtualMachine*> machines;
  Applications applications;  ///< directly on the host
};

const std::string& host_of(const VirtualMachine& machine) {
  return machine.host.empty() ? machine.cluster : machine.host;
}

void subtract(Weights& from, const Weights& part) {
  Weights minus;
  minus.rows = -part.rows;
  minus.quantity = -part.quantity;
  minus.amortised = -part.amortised;
  minus.without_lifetime = -part.without_lifetime;
  minus.kwh = -part.kwh;
  minus.without_kwh = -part.without_kwh;
  minus.bought = -part.bought;
  minus.lifetime_sum = -part.lifetime_sum;
  minus.lifetime_count = -part.lifetime_count;
  minus.undated = -part.undated;
  minus.quantity_without_kwh = -part.quantity_without_kwh;
  from += minus;
  if (from.rows == 0) from = {};  // nothing left: no dust of rounding either
}

void add_part(GroupCollector& groups, const Group& host, const PhaseShares& share,
              const Application* application) {
  Group part = scaled(host, share);
  if (application != nullptr) {
    GroupCollector::set_word(part, Dimension::application, groups.text(application->name));
    GroupCollector::set_word(part, Dimension::environment, groups.text(application->environment));
  }
  groups.add(std::move(part));
}

PhaseShares divided(const PhaseShares& share, double by) {
  PhaseShares part = share;
  for (double& value : part) value = formula::application_share(value, by);
  return part;
}

void divide_host(GroupCollector& groups, const Group& host, const Hosted& hosted, double host_kwh,
                 const std::map<std::string, Applications>& on_machine) {
  const HostShares shares = host_shares(hosted.machines, groups.profile.vm_share, host_kwh);
  if (shares.scaled)
    groups.assume("Shares of a host added up to more than it: brought back to 1", host.quantity);
  if (shares.equal)
    groups.assume("Memory, vCPU or disk of a virtual machine unknown: equal shares of the host",
                  host.quantity);
  PhaseShares rest = {1, 1, 1, 1};
  for (std::size_t i = 0; i < hosted.machines.size(); ++i) {
    const auto found = on_machine.find(hosted.machines[i]->name);
    if (found == on_machine.end()) continue;
    for (const Application* application : found->second) {
      add_part(groups, host, divided(shares.machines[i], static_cast<double>(found->second.size())),
               application);
    }
    for (std::size_t p = 0; p < phase_count; ++p) rest[p] -= shares.machines[i][p];
  }
  bool left = false;
  for (double& value : rest) {
    if (std::abs(value) < 1e-12) value = 0;
    left = left || value != 0;
  }
  if (!left) return;
  // Applications named on the host itself share what its machines leave.
  for (const Application* application : hosted.applications) {
    add_part(groups, host, divided(rest, static_cast<double>(hosted.applications.size())), application);
  }
  if (hosted.applications.empty()) add_part(groups, host, rest, nullptr);
}

}  // namespace

void add_applications(GroupCollector& groups, const FactorsByClass& factors, WeightTable& on_class) {
  const InventoryData& inventory = groups.inventory;
  std::map<std::string, Hosted> by_host;
  std::map<std::string, Applications> on_machine;
  for (const VirtualMachine& machine : inventory.virtual_machines)
    by_host[host_of(machine)].machines.push_back(&machine);
  for (const Application& application : inventory.applications) {
    if (!application.virtual_machine.empty()) {
      on_machine[application.virtual_machine].push_back(&application);
    } else if (!application.host.empty()) {
      by_host[application.host].applications.push_back(&application);
    }
  }
  for (const Host& host : inventory.hosts) {
    const auto hosted = by_host.find(host.name);
    if (hosted == by_host.end()) continue;
    const ClassFactors& with = factors[host.class_index];
    const RowNumbers row = {host.quantity,   host.start,      host.end,
                            host.annual_kwh, host.usage_rate, host.lifetime_years};
    const Weights weights = row_weights(row, groups.profile, groups.as_of);
    if (weights.rows == 0) continue;
    const bool own = groups.profile.usage_rate && !std::isnan(host.usage_rate);
    subtract((own ? on_class.own_rate : on_class.by_class)[host.class_index], weights);
    const EquipmentClass& equipment = inventory.classes[host.class_index];
    Group group = groups.start(
        equipment, with.item == nullptr ? std::string_view() : std::string_view(with.item->id), "equipment");
    apply_weights(group, with, own ? Weights{} : weights, own ? weights : Weights{}, groups.set,
                  groups.profile);
    divide_host(groups, group, hosted->second, group.kwh / with.pue, on_machine);
  }
}

void add_homeless_machine(GroupCollector& groups, const VirtualMachine& machine) {
  EquipmentClass words;
  words.department = machine.department;
  words.grade = machine.grade;
  Group group = groups.start(words, "", "virtual_machine");
  group.quantity = group.weights.quantity = machine.quantity;
  group.weights.rows = 1;
  for (auto& phase : group.impacts) {
    for (Impact& impact : phase) impact.gap = Gap::no_host;
  }
  groups.add(std::move(group));
}

void add_homeless_machines(GroupCollector& groups) {
  std::map<std::string, bool> hosts;
  for (const Host& host : groups.inventory.hosts) hosts[host.name] = true;
  for (const VirtualMachine& machine : groups.inventory.virtual_machines) {
    if (!hosts.contains(host_of(machine))) add_homeless_machine(groups, machine);
  }
}

}  // namespace capnr

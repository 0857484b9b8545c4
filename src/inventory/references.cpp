// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/references.h"

#include "base/text.h"

namespace capnr {
namespace {

RelationFault taken(const std::string& name, std::string_view field = "name") {
  return {{"the name {name} is used twice", {{"name", name}}}, field};
}

// One row for each place where an application runs: only the same place twice is a duplicate.
std::string place_of(const Application& application) {
  return application.name + '\0' + application.environment + '\0' + application.virtual_machine + '\0' +
         application.host;
}

}  // namespace

References::References(const KnownNames* known) {
  if (known == nullptr) return;
  for (const std::uint64_t print : known->equipment) stored_equipment_.insert_fingerprint(print);
  for (const std::uint64_t print : known->datacentres) stored_datacentres_.insert_fingerprint(print);
  for (const std::uint64_t print : known->virtual_machines) stored_machines_.insert_fingerprint(print);
}

bool References::has_datacentre(std::string_view name) const {
  return datacentres_.contains(name) || stored_datacentres_.contains(name);
}
bool References::has_equipment(std::string_view name) const {
  return equipment_.contains(name) || stored_equipment_.contains(name);
}
bool References::has_virtual_machine(std::string_view name) const {
  return machines_.contains(name) || stored_machines_.contains(name);
}

std::optional<RelationFault> References::add(const Datacentre& datacentre) {
  if (stored_datacentres_.contains(datacentre.name) || !datacentres_.insert(datacentre.name))
    return taken(datacentre.name);
  return std::nullopt;
}

std::optional<RelationFault> References::check_host(const VirtualMachine& machine) const {
  if (machine.host.empty() || has_equipment(machine.host)) return std::nullopt;
  std::size_t steps = 0;
  for (auto at = announced_.find(machine.host); at != announced_.end() && steps <= announced_.size();
       at = announced_.find(at->second), ++steps) {
    if (at->first == machine.name || at->second == machine.name) {
      return RelationFault{{"the host {host} is hosted in turn by {name}: a cyclic reference",
                            {{"host", machine.host}, {"name", machine.name}}},
                           "host"};
    }
  }
  if (announced_.contains(machine.host) || stored_machines_.contains(machine.host)) {
    return RelationFault{{"the host {host} is itself a virtual machine: name the physical equipment",
                          {{"host", machine.host}}},
                         "host"};
  }
  return RelationFault{{"there is no equipment called {name} in this inventory", {{"name", machine.host}}},
                       "host"};
}

std::optional<RelationFault> References::add(const VirtualMachine& machine) {
  if (auto fault = check_host(machine)) return fault;
  if (stored_machines_.contains(machine.name) || machines_.contains(machine.name)) return taken(machine.name);
  if (machine.allocation_key && !machine.host.empty()) {
    double& sum = allocated_[machine.host];
    const double share = *machine.allocation_key * machine.quantity;
    constexpr double rounding = 1e-9;  // keys written with a few decimals
    if (sum + share > 1 + rounding) {
      return RelationFault{{"the allocation keys on {host} add up to {sum}, more than 1",
                            {{"host", machine.host}, {"sum", to_text(sum + share)}}},
                           "allocation_key"};
    }
    sum += share;
  }
  machines_.insert(machine.name);
  return std::nullopt;
}

void References::remember(const VirtualMachine& machine) {
  announce(machine.name, machine.host);
  if (machine.allocation_key) allocated_[machine.host] += *machine.allocation_key * machine.quantity;
}

void References::remember(const Application& application) {
  applications_.insert(place_of(application));
}

std::optional<RelationFault> References::add(const CloudInstance& instance) {
  if (!clouds_.insert(instance.name)) return taken(instance.name);
  return std::nullopt;
}

std::optional<RelationFault> References::add(const Application& application) {
  if (!application.virtual_machine.empty() && !has_virtual_machine(application.virtual_machine)) {
    return RelationFault{{"there is no virtual machine called {name} in this inventory",
                          {{"name", application.virtual_machine}}},
                         "virtual_machine"};
  }
  if (!application.host.empty() && !has_equipment(application.host)) {
    return RelationFault{
        {"there is no equipment called {name} in this inventory", {{"name", application.host}}}, "host"};
  }
  if (!applications_.insert(place_of(application))) {
    return RelationFault{{"the application {name} is already on this machine in this environment",
                          {{"name", application.name}}},
                         "name"};
  }
  return std::nullopt;
}

std::optional<RelationFault> References::add(const NetworkTraffic& traffic) {
  if (!traffic_.insert(traffic.name)) return taken(traffic.name);
  return std::nullopt;
}
std::optional<RelationFault> References::add(const DataVolume& volume) {
  if (!volumes_.insert(volume.name)) return taken(volume.name);
  return std::nullopt;
}
std::optional<RelationFault> References::add(const PurchasedService& service) {
  if (!services_.insert(service.name)) return taken(service.name);
  return std::nullopt;
}

}  // namespace capnr

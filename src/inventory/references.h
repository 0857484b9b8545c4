// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/cell.h"
#include "inventory/model.h"
#include "inventory/name_set.h"
#include "inventory/repository.h"

namespace capnr {

/// What the records of one inventory say of each other: names used once, references that lead somewhere. Each check gives the fault and the
/// field at fault. Records must come in the order of Entity.
struct RelationFault {
  CellFault fault;
  std::string_view field;
};

class References {
 public:
  /// `known`: what the inventory holds already from other files.
  explicit References(const KnownNames* known = nullptr);

  std::optional<RelationFault> add(const Datacentre& datacentre);
  std::optional<RelationFault> add(const VirtualMachine& machine);
  std::optional<RelationFault> add(const CloudInstance& instance);
  std::optional<RelationFault> add(const Application& application);
  std::optional<RelationFault> add(const NetworkTraffic& traffic);
  std::optional<RelationFault> add(const DataVolume& volume);
  std::optional<RelationFault> add(const PurchasedService& service);

  /// Of a file that stays as it is: it counts for what comes, without being checked.
  void remember(const VirtualMachine& machine);
  void remember(const Application& application);

  bool has_datacentre(std::string_view name) const;
  bool has_equipment(std::string_view name) const;
  bool has_virtual_machine(std::string_view name) const;
  NameSet& equipment() { return equipment_; }  ///< filled by EquipmentReader
  const NameSet& stored_equipment() const { return stored_equipment_; }
  /// Names of all virtual machines and their hosts, before any is added: a chain of hosts that comes back to itself is found with it.
  void announce(const std::string& machine, const std::string& host) { announced_[machine] = host; }

 private:
  std::optional<RelationFault> check_host(const VirtualMachine& machine) const;
  NameSet equipment_, datacentres_, machines_, clouds_, applications_, traffic_, volumes_, services_;
  NameSet stored_equipment_, stored_datacentres_, stored_machines_;
  std::unordered_map<std::string, double> allocated_;       // host → sum of keys
  std::unordered_map<std::string, std::string> announced_;  // virtual machine → host
};

}  // namespace capnr

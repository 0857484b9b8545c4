// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inventory/import_files.h"
#include "inventory/references.h"
#include "inventory/repository.h"

namespace capnr {

/// What an inventory holds from other files than those that are imported: names that new rows may refer to and may not take again, and records
/// whose own references must still lead somewhere afterwards.
struct StoredReferences {
  KnownNames names;
  std::vector<VirtualMachine> virtual_machines;
  std::vector<CloudInstance> cloud_instances;
  std::vector<Application> applications;
  std::vector<NetworkTraffic> traffic;
  std::vector<DataVolume> volumes;
  std::vector<PurchasedService> services;
  std::vector<std::string> datacentres_in_use;  ///< by equipment, when none of it is imported now

  void remember(References& references) const;
  /// Kind::conflict when a record kept from another file would refer to something that the new files no longer hold.
  Result<> check(const References& references) const;
};

Result<StoredReferences> stored_references(Database& database, OrgId org, const StoredInventory& inventory,
                                           const std::vector<ImportFile>& files);

}  // namespace capnr

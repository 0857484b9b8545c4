// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/stored_references.h"

#include <algorithm>
#include <set>

namespace capnr {
namespace {

tl::unexpected<Error> left_dangling(std::string_view what, const std::string& name,
                                    const std::string& missing) {
  return fail(Kind::conflict,
              "the inventory holds {what} {name}, from another file, which refers to {missing}: these files "
              "no longer have it. Import all the files of the inventory together",
              {{"what", std::string(what)}, {"name", name}, {"missing", missing}});
}

}  // namespace

void StoredReferences::remember(References& references) const {
  for (const VirtualMachine& machine : virtual_machines) references.remember(machine);
  for (const CloudInstance& instance : cloud_instances) (void)references.add(instance);
  for (const Application& application : applications) references.remember(application);
  for (const NetworkTraffic& flow : traffic) (void)references.add(flow);
  for (const DataVolume& volume : volumes) (void)references.add(volume);
  for (const PurchasedService& service : services) (void)references.add(service);
}

Result<> StoredReferences::check(const References& references) const {
  for (const VirtualMachine& machine : virtual_machines) {
    if (!machine.host.empty() && !references.has_equipment(machine.host))
      return left_dangling(code(Entity::virtual_machine), machine.name, machine.host);
  }
  for (const Application& application : applications) {
    if (!application.host.empty() && !references.has_equipment(application.host))
      return left_dangling(code(Entity::application), application.name, application.host);
    if (!application.virtual_machine.empty() && !references.has_virtual_machine(application.virtual_machine))
      return left_dangling(code(Entity::application), application.name, application.virtual_machine);
  }
  for (const std::string& datacentre : datacentres_in_use) {
    if (!references.has_datacentre(datacentre)) return left_dangling(code(Entity::equipment), "", datacentre);
  }
  return {};
}

Result<StoredReferences> stored_references(Database& database, OrgId org, const StoredInventory& inventory,
                                           const std::vector<ImportFile>& files) {
  StoredReferences out;
  std::vector<std::string> replaced;
  replaced.reserve(files.size());
  for (const ImportFile& file : files) replaced.push_back(file.source.path);
  TRY(out.names, known_names(database, org, inventory.id, replaced));
  TRY(InventoryData data, load_inventory(database, org, inventory.id));
  const auto keep = [&](auto& from, auto& to) {
    for (auto& record : from) {
      const std::size_t file = record.source.file;
      const bool gone =
          file < inventory.sources.size() &&
          std::find(replaced.begin(), replaced.end(), inventory.sources[file].path) != replaced.end();
      if (!gone) to.push_back(std::move(record));
    }
  };
  keep(data.virtual_machines, out.virtual_machines);
  keep(data.cloud_instances, out.cloud_instances);
  keep(data.applications, out.applications);
  keep(data.traffic, out.traffic);
  keep(data.volumes, out.volumes);
  keep(data.services, out.services);
  if (std::none_of(files.begin(), files.end(),
                   [](const ImportFile& file) { return file.has(Entity::equipment); })) {
    std::set<std::string> datacentres;
    for (std::size_t i = 0; i < data.classes.size(); ++i)
      datacentres.insert(data.classes.text(i, ClassWord::datacentre));
    datacentres.erase("");
    out.datacentres_in_use.assign(datacentres.begin(), datacentres.end());
  }
  return out;
}

}  // namespace capnr

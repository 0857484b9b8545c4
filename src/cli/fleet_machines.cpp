// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/fleet_machines.h"

#include <unordered_map>

#include "base/text.h"
#include "footprint/class_factors.h"
#include "inventory/department_names.h"

namespace capnr::cli {

Result<FleetMachines> read_fleet(const Context& context, OpenInventory& open, const FactorSet& set,
                         const MethodProfile& profile) {
  TRY(const StatusWords statuses, StatusWords::load(context.catalog / "recognition/statuses.csv"));
  const ClassResolver resolver(open.org.city, {}, set, profile, open.as_of);
  const DepartmentNames departments(open.org.city.departments);
  struct Known {
    std::uint32_t kind = 0;
    EquipmentStatus status = EquipmentStatus::unspecified;
    std::string_view department;
    bool personal = false;
  };
  FleetMachines fleet;
  KindTable kinds(set);
  std::unordered_map<const EquipmentClass*, Known> known;
  std::unordered_map<std::string, std::string_view> texts;
  const auto text = [&](std::string word) {
    const auto [at, added] = texts.try_emplace(std::move(word));
    if (added) at->second = fleet.texts.emplace_back(at->first);
    return at->second;
  };
  TRY_VOID(each_equipment(
      open.database, open.org.id, open.inventory.id, [&](const StoredEquipment& row) -> Result<> {
        const auto [at, added] = known.try_emplace(&row.words);
        if (added)
          at->second = {kinds.number_of(row.words, resolver.resolve(row.words)),
                        statuses.status(row.words.status), text(departments.name(row.words.department)),
                        folded(row.words.user_kind) == "byod"};
        const EquipmentView& view = row.view;
        if (at->second.personal || (view.decommissioning && *view.decommissioning <= open.as_of)) return {};
        FleetMachine machine;
        machine.kind = at->second.kind;
        machine.status = at->second.status;
        machine.department = at->second.department;
        machine.operating_system = text(std::string(view.operating_system));
        machine.user = text(std::string(view.user));
        machine.quantity = view.quantity;
        machine.start = view.purchase ? view.purchase : view.commissioning;
        machine.last_seen = view.last_seen;
        fleet.machines.push_back(machine);
        return {};
      }));
  fleet.kinds = kinds.kinds();
  return fleet;
}

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/year_evidence.h"

#include <map>

#include "cli/city_lives.h"
#include "cli/fleet_machines.h"

namespace capnr::cli {
namespace {

Result<std::map<int, StoredInventory>> last_of_each_year(OpenCity& city) {
  TRY(std::vector<StoredInventory> inventories, list_inventories(city.database, city.org.id));
  std::map<int, StoredInventory> last;
  for (StoredInventory& inventory : inventories) {
    const auto [at, added] = last.try_emplace(year_of(inventory.header.date), inventory);
    if (!added && at->second.header.date < inventory.header.date) at->second = std::move(inventory);
  }
  if (last.empty()) return fail(Kind::not_found, "the city has no inventory yet: capnr import FOLDER");
  return last;
}

Result<> read_use(const Context& context, const InventoryOptions& options, const FactorSet& set,
                  const MethodProfile& profile, const SupportCalendar& calendar, CityEvidence::Year& year) {
  TRY(OpenInventory open, open_inventory(options));
  TRY(const FleetMachines fleet, read_fleet(context, open, set, profile));
  FleetRules rules;
  for (const EquipmentKind& kind : fleet.kinds) rules.expected_years.push_back(kind.lifetime_years);
  const City& city = year.inventory.city;
  year.fleet =
      fleet_use(fleet.machines, fleet.kinds, city.departments, city.fte, calendar, rules, open.as_of);
  return {};
}

}  // namespace

Result<CityEvidence> CityEvidence::load(const Context& context, const DatabaseOptions& where,
                                        const MethodOptions& method,
                                        const std::optional<UncertaintyOptions>& uncertainty) {
  TRY(const FactorSet set, load_set(context, method, method.set));
  TRY(const MethodProfile profile, method_profile(method));
  TRY(const SupportCalendar calendar, SupportCalendar::load(context.catalog / "software/end_of_support.csv"));
  TRY(OpenCity city, open_city(where));
  TRY(const auto inventories, last_of_each_year(city));
  CityEvidence all;
  for (const auto& [number, stored] : inventories) {
    auto year = std::make_unique<Year>();
    year->year = number;
    TRY(year->inventory, load_inventory(city.database, city.org.id, stored.id));
    const Date as_of = stored.header.date;
    const WeightTable weights = sum_weights(year->inventory, profile, as_of);
    year->footprint = characterise(year->inventory, weights, set, profile);
    year->totals = tabulate(year->footprint, {Dimension::criterion});
    if (uncertainty) add_intervals(year->totals, year->footprint, set, *uncertainty);
    year->inventory.blocks.clear();
    const InventoryOptions up_to{where, to_string(as_of), ""};
    TRY(year->lives, city_lives(context, up_to, set, profile, VanishedRule::middle));
    TRY_VOID(read_use(context, up_to, set, profile, calendar, *year));
    all.years_.push_back(std::move(year));
  }
  return all;
}

}  // namespace capnr::cli

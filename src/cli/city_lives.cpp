// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/city_lives.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "footprint/class_factors.h"
#include "inventory/department_names.h"

namespace capnr::cli {
namespace {

// From the classes of the inventories, one after the other, to those that lives are counted by.
class Classes {
 public:
  Classes(const City& city, const FactorSet& set, const MethodProfile& profile, Date as_of,
          const StatusWords& statuses)
      : resolver_(city, {}, set, profile, as_of),
        kinds_(set),
        departments_(city.departments),
        statuses_(statuses) {}

  struct Found {
    std::uint32_t number = 0, kind = 0;
    EquipmentStatus status = EquipmentStatus::unspecified;
  };
  // The words of a class stay at their address as long as an inventory is read.
  const Found& find(const EquipmentClass& words) {
    const auto [at, added] = met_.try_emplace(&words);
    if (added) at->second = number_of(words);
    return at->second;
  }
  void next_inventory() { met_.clear(); }

  std::vector<LifeClass> classes() && { return std::move(classes_); }
  std::vector<EquipmentKind> kinds() const { return kinds_.kinds(); }

 private:
  Found number_of(const EquipmentClass& words) {
    Found found;
    found.kind = kinds_.number_of(words, resolver_.resolve(words));
    found.status = statuses_.status(words.status);
    const std::string department = departments_.name(words.department);
    const bool personal = folded(words.user_kind) == "byod";
    const auto [at, added] =
        numbers_.try_emplace({found.kind, department, words.manufacturer, words.model, personal},
                             static_cast<std::uint32_t>(classes_.size()));
    if (added) classes_.push_back({found.kind, department, words.manufacturer, words.model, personal});
    found.number = at->second;
    return found;
  }

  ClassResolver resolver_;
  KindTable kinds_;
  DepartmentNames departments_;
  const StatusWords& statuses_;
  std::unordered_map<const EquipmentClass*, Found> met_;
  std::map<std::tuple<std::uint32_t, std::string, std::string, std::string, bool>, std::uint32_t> numbers_;
  std::vector<LifeClass> classes_;
};

Result<> read_inventory(OpenInventory& open, const StoredInventory& inventory, Classes& classes,
                        LifeHistory& history) {
  history.begin_inventory(inventory.header.date);
  classes.next_inventory();
  return each_equipment(open.database, open.org.id, inventory.id,
                        [&](const StoredEquipment& row) -> Result<> {
                          const Classes::Found& found = classes.find(row.words);
                          const EquipmentView& view = row.view;
                          history.see({.name = view.name,
                                       .class_number = found.number,
                                       .kind = found.kind,
                                       .status = found.status,
                                       .quantity = view.quantity,
                                       .start = view.purchase ? view.purchase : view.commissioning,
                                       .end = view.decommissioning,
                                       .lifetime_years = view.lifetime_years});
                          return {};
                        });
}

}  // namespace

Result<CityLives> city_lives(const Context& context, const InventoryOptions& options, const FactorSet& set,
                             const MethodProfile& profile, VanishedRule rule) {
  TRY(OpenInventory open, open_inventory(options));
  TRY(const StatusWords statuses, StatusWords::load(context.catalog / "recognition/statuses.csv"));
  TRY(std::vector<StoredInventory> inventories, list_inventories(open.database, open.org.id));
  std::sort(inventories.begin(), inventories.end(),
            [](const StoredInventory& a, const StoredInventory& b) { return a.header.date < b.header.date; });
  const Date as_of = open.inventory.header.date;
  Classes classes(open.org.city, set, profile, as_of, statuses);
  LifeHistory history(rule);
  for (const StoredInventory& inventory : inventories) {
    if (inventory.header.date > as_of) break;
    TRY_VOID(read_inventory(open, inventory, classes, history));
  }
  CityLives all;
  all.city = open.org.city;
  all.as_of = as_of;
  all.lives = std::move(history).finish();
  all.kinds = classes.kinds();
  all.classes = std::move(classes).classes();
  return all;
}

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/fleet_use.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "steering/renewals.h"

namespace capnr {
namespace {

// What is counted of a place before it becomes figures.
struct Place {
  std::map<std::string_view, double> computers_of;  // by user
  double computers = 0, screens = 0, printers = 0;
};

bool is_printer(const EquipmentKind& kind) {
  return kind.recognised && (kind.id == "printer" || kind.id == "multifunction-printer");
}

void count(Place& place, const FleetMachine& machine, const EquipmentKind& kind, bool is_computer) {
  if (is_computer) {
    place.computers += machine.quantity;
    if (!machine.user.empty()) place.computers_of[machine.user] += machine.quantity;
  } else if (kind.recognised && kind.id == "screen") {
    place.screens += machine.quantity;
  } else if (is_printer(kind)) {
    place.printers += machine.quantity;
  }
}

AgentCount told(double agents, double smallest) {
  if (agents > 0 && agents < smallest) return {{}, true};
  return {agents, false};
}

DepartmentUse figures(std::string department, std::optional<double> fte, const Place& place,
                      const FleetRules& rules) {
  DepartmentUse use;
  use.department = std::move(department);
  use.fte = fte;
  use.computers = place.computers;
  use.screens = place.screens;
  use.printers = place.printers;
  if (fte && *fte >= rules.smallest_cell) {
    use.screens_per_agent = place.screens / *fte;
    if (place.printers > 0) use.agents_per_printer = *fte / place.printers;
  }
  if (place.computers_of.empty()) return use;
  double two = 0;
  for (const auto& [user, computers] : place.computers_of) two += computers >= 2 ? 1 : 0;
  const auto agents = static_cast<double>(place.computers_of.size());
  use.agents = told(agents, rules.smallest_cell);
  use.with_two_computers = told(two, rules.smallest_cell);
  // All but a few is a few by subtraction.
  if (use.agents.hidden || (agents - two > 0 && agents - two < rules.smallest_cell))
    use.with_two_computers = {{}, true};
  return use;
}

class Count {
 public:
  Count(std::span<const EquipmentKind> kinds, const SupportCalendar& calendar, const FleetRules& rules,
        Date as_of)
      : kinds_(kinds),
        calendar_(calendar),
        rules_(rules),
        as_of_(as_of),
        computers_(kinds_named("computer", kinds)),
        dormant_(kinds.size()) {}

  void add(const FleetMachine& machine) {
    const EquipmentKind& kind = kinds_[machine.kind];
    add_dormant(machine);
    if (machine.status != EquipmentStatus::stock) {
      count(city_, machine, kind, computers_[machine.kind]);
      count(places_[machine.department], machine, kind, computers_[machine.kind]);
    }
    add_system(machine, kind);
  }

  std::vector<DormantKind> dormant() const {
    std::vector<DormantKind> out;
    for (std::size_t k = 0; k < dormant_.size(); ++k) {
      if (dormant_[k].dormant + dormant_[k].seen <= 0) continue;
      out.push_back(dormant_[k]);
      out.back().kind = static_cast<std::uint32_t>(k);
    }
    return out;
  }
  std::vector<SystemUse> systems() const {
    std::vector<SystemUse> out;
    out.reserve(systems_.size());
    for (const auto& [system, use] : systems_) out.push_back(use);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.end < b.end; });
    return out;
  }
  const Place& city() const { return city_; }
  const std::map<std::string_view, Place>& places() const { return places_; }
  double system_unknown() const { return system_unknown_; }

 private:
  void add_dormant(const FleetMachine& machine) {
    DormantKind& of = dormant_[machine.kind];
    if (!machine.last_seen) {
      of.unknown += machine.quantity;
    } else if (as_of_.days - machine.last_seen->days >= rules_.unseen_days) {
      of.dormant += machine.quantity;
    } else {
      of.seen += machine.quantity;
    }
  }
  void add_system(const FleetMachine& machine, const EquipmentKind& kind) {
    const SupportedSystem* system = calendar_.find(machine.operating_system);
    if (system == nullptr) {
      if (computers_[machine.kind] || kind.id == "rack-server" || kind.id == "blade-server")
        system_unknown_ += machine.quantity;
      return;
    }
    SystemUse& use = systems_[system->name];
    use.system = system->name;
    use.end = system->end;
    use.verified = system->verified;
    use.over = system->end <= as_of_;
    use.machines += machine.quantity;
    const double years =
        machine.kind < rules_.expected_years.size() ? rules_.expected_years[machine.kind] : std::nan("");
    if (!machine.start || std::isnan(years)) {
      use.undated += machine.quantity;
    } else if (day_of_age(*machine.start, years) > std::max(system->end, as_of_)) {
      // It still has time to live when its system, or its inventory if that is later, says stop.
      use.condemned += machine.quantity;
    }
  }

  std::span<const EquipmentKind> kinds_;
  const SupportCalendar& calendar_;
  const FleetRules& rules_;
  Date as_of_;
  std::vector<bool> computers_;  ///< by kind
  std::vector<DormantKind> dormant_;
  std::map<std::string_view, Place> places_;
  Place city_;
  std::map<std::string, SystemUse> systems_;
  double system_unknown_ = 0;
};

}  // namespace

FleetUse fleet_use(std::span<const FleetMachine> machines, std::span<const EquipmentKind> kinds,
                   std::span<const Department> departments, std::optional<double> city_fte,
                   const SupportCalendar& calendar, const FleetRules& rules, Date as_of) {
  Count all(kinds, calendar, rules, as_of);
  FleetUse out;
  out.as_of = as_of;
  out.unseen_days = rules.unseen_days;
  for (const FleetMachine& machine : machines) {
    if (machine.status == EquipmentStatus::retired || machine.status == EquipmentStatus::to_retire) continue;
    out.has_users = out.has_users || !machine.user.empty();
    all.add(machine);
  }
  out.dormant = all.dormant();
  out.systems = all.systems();
  out.system_unknown = all.system_unknown();
  out.city = figures({}, city_fte, all.city(), rules);
  std::map<std::string, std::optional<double>> fte;
  for (const Department& department : departments)
    fte[folded(department.name.empty() ? department.code : department.name)] = department.fte;
  for (const auto& [name, place] : all.places()) {
    if (place.computers + place.screens + place.printers <= 0) continue;
    const auto found = fte.find(folded(name));
    out.departments.push_back(
        figures(std::string(name), found == fte.end() ? std::nullopt : found->second, place, rules));
  }
  return out;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "inventory/model.h"
#include "inventory/status_words.h"
#include "steering/end_of_support.h"
#include "steering/equipment_kind.h"

// Whether a city has more equipment than it uses: what nobody has switched on for months, agents with two computers, screens per agent, agents
// per printer, machines that a system without support condemns before their time. Agents are pseudonyms, and a number of them under the
// smallest cell is not told.

namespace capnr {

struct FleetMachine {
  std::uint32_t kind = 0;
  std::string_view department, operating_system, user;
  double quantity = 1;
  EquipmentStatus status = EquipmentStatus::unspecified;
  std::optional<Date> start = {}, last_seen = {};
};

struct DormantKind {
  std::uint32_t kind = 0;
  double dormant = 0;  ///< last seen so many days before, or earlier
  double seen = 0;     ///< since then
  double unknown = 0;  ///< nothing says when: neither
};

/// A number of people; hidden when it is between one and the smallest cell; neither told nor hidden when no file says who uses what.
struct AgentCount {
  std::optional<double> told;
  bool hidden = false;
};

struct DepartmentUse {
  std::string department;  ///< empty: the whole city
  std::optional<double> fte;
  AgentCount agents, with_two_computers;  ///< with a computer to their name
  double computers = 0, screens = 0, printers = 0;
  double screens_per_agent =
      std::numeric_limits<double>::quiet_NaN();  ///< over fte; NaN without, or in a small department
  double agents_per_printer = std::numeric_limits<double>::quiet_NaN();
};

struct SystemUse {
  std::string system;  ///< of the calendar
  Date end;
  bool verified = false, over = false;  ///< over: on the date of the inventory
  double machines = 0;
  double condemned = 0;  ///< of machines: before the age expected of their kind
  double undated = 0;    ///< of machines: nobody knows their age, or how long they should last
};

struct FleetUse {
  Date as_of;
  int unseen_days = 90;
  std::vector<DormantKind> dormant;  ///< kinds of which at least one machine has a last time seen
  DepartmentUse city;
  std::vector<DepartmentUse> departments;  ///< those that have a computer, a screen or a printer, by name
  std::vector<SystemUse> systems;          ///< by end of support
  double system_unknown =
      0;  ///< computers and servers with no system, or one that the calendar does not have
  bool has_users = false;
};

struct FleetRules {
  int unseen_days = 90;
  double smallest_cell = 5;                 ///< people
  std::vector<double> expected_years = {};  ///< by kind; NaN when nobody says
};

/// Machines gone or to be thrown away are left out; those in stock count as dormant only by when they were seen.
FleetUse fleet_use(std::span<const FleetMachine> machines, std::span<const EquipmentKind> kinds,
                   std::span<const Department> departments, std::optional<double> city_fte,
                   const SupportCalendar& calendar, const FleetRules& rules, Date as_of);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

struct Components {
  double installed = 0, over = 0, unverified = 0, unknown_end = 0;

  void add(double count, bool is_over, bool verified) {
    installed += count;
    if (is_over) over += count;
    if (!verified) unverified += count;
  }
};

// Lists of other days are states of other days.
std::vector<const InstalledSoftware*> last_list(const CalculatorInput& input) {
  std::vector<const InstalledSoftware*> list;
  if (input.software == nullptr) return list;
  for (const InstalledSoftware& one : input.software->rows) {
    if (year_of(one.date) != input.year) continue;
    if (!list.empty() && list.front()->date < one.date) list.clear();
    if (list.empty() || list.front()->date == one.date) list.push_back(&one);
  }
  return list;
}

}  // namespace

// Over the kinds that the inventory tool sees: a screen that no tool ever contacts is no part of the fleet here.
Calculation dormant_equipment(const CalculatorInput& input) {
  double dormant = 0, known = 0, unknown_date = 0;
  if (input.now.fleet != nullptr)
    for (const DormantKind& kind : input.now.fleet->dormant) {
      dormant += kind.dormant;
      known += kind.dormant + kind.seen;
      unknown_date += kind.unknown;
    }
  if (known <= 0) return nothing("no equipment says when it was last seen");
  Calculation calculation = one_value({.value = 100 * dormant / known, .grade = Grade::imported});
  if (unknown_date <= 0) return calculation;
  calculation.values.front().grade = Grade::estimated;
  calculation.missing = "{count} machines of {total} do not say when they were last seen: they are left out";
  calculation.parameters = {{"count", to_text(unknown_date)}, {"total", to_text(known + unknown_date)}};
  return calculation;
}

Calculation agents_with_two_computers(const CalculatorInput& input) {
  if (input.now.fleet == nullptr || !input.now.fleet->has_users)
    return nothing("no equipment says who uses it");
  const DepartmentUse& city = input.now.fleet->city;
  if (city.agents.hidden || city.with_two_computers.hidden)
    return nothing("too few agents are concerned: the figure would tell who they are");
  if (!city.agents.told || !city.with_two_computers.told || *city.agents.told <= 0)
    return nothing("no computer says who uses it");
  return one_value(
      {.value = 100 * *city.with_two_computers.told / *city.agents.told, .grade = Grade::imported});
}

// The systems of the machines, and the software of the last list of the year.
Calculation components_out_of_support(const CalculatorInput& input) {
  Components all;
  if (input.now.fleet != nullptr) {
    for (const SystemUse& system : input.now.fleet->systems)
      all.add(system.machines, system.over, system.verified);
    all.unknown_end += input.now.fleet->system_unknown;
  }
  for (const InstalledSoftware* one : last_list(input)) {
    const SupportedSystem* known = input.support == nullptr ? nullptr : input.support->find(one->name);
    if (one->end_of_support) {
      all.add(one->quantity, *one->end_of_support <= one->date, true);
    } else if (known != nullptr) {
      all.add(one->quantity, known->end <= one->date, known->verified);
    } else {
      all.unknown_end += one->quantity;
    }
  }
  if (all.installed <= 0) return nothing("no system nor software of which the end of support is known");
  Calculation calculation = one_value({.value = 100 * all.over / all.installed, .grade = Grade::imported});
  if (all.unknown_end <= 0 && all.unverified <= 0) return calculation;
  calculation.values.front().grade = Grade::estimated;
  calculation.missing =
      "{unknown} components whose end of support is not known are left out; {unverified} of {total} rest on "
      "a date "
      "that was not checked at its publisher";
  calculation.parameters = {{"unknown", to_text(all.unknown_end)},
                            {"unverified", to_text(all.unverified)},
                            {"total", to_text(all.installed)}};
  return calculation;
}

}  // namespace capnr

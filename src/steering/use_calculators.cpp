// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {

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

}  // namespace capnr

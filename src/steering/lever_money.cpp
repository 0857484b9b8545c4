// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/simulate.h"

namespace capnr {

std::optional<double> cost_of(const Lever& lever, int year) {
  if (!lever.cost.once || !lever.cost.per_year) return std::nullopt;
  return *lever.cost.once * (lever.ramp(year) - lever.ramp(year - 1)) +
         *lever.cost.per_year * lever.ramp(year);
}

std::optional<double> saving_of(const Lever& lever, int year) {
  if (!lever.cost.saving_per_year) return std::nullopt;
  return *lever.cost.saving_per_year * lever.ramp(year);
}

std::optional<double> cost_until(const Lever& lever, int from, int until) {
  double sum = 0;
  for (int year = from; year <= until; ++year) {
    const auto cost = cost_of(lever, year);
    if (!cost) return std::nullopt;
    sum += *cost;
  }
  return sum;
}

std::optional<double> saving_until(const Lever& lever, int from, int until) {
  double sum = 0;
  for (int year = from; year <= until; ++year) {
    const auto saving = saving_of(lever, year);
    if (!saving) return std::nullopt;
    sum += *saving;
  }
  return sum;
}

}  // namespace capnr

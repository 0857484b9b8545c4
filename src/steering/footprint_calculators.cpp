// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "steering/calculator_parts.h"

namespace capnr {
namespace {

constexpr double kilograms_in_a_tonne = 1000;

double impact_of(const Group& group, Criterion criterion) {
  double sum = 0;
  for (std::size_t p = 0; p < phase_count; ++p) {
    const double value = group.impacts[p][static_cast<std::size_t>(criterion)].value;
    if (!std::isnan(value)) sum += value;
  }
  return sum;
}

}  // namespace

const ResultRow* row_of(const ResultTable& totals, Criterion criterion) {
  const auto found = std::ranges::find_if(
      totals.rows, [&](const ResultRow& row) { return row.key.back() == code(criterion); });
  return found == totals.rows.end() || std::isnan(found->value) ? nullptr : &*found;
}

Calculation total_of(const CalculatorInput& input, Criterion criterion, double factor) {
  const ResultRow* row = row_of(input.now.totals, criterion);
  if (row == nullptr) return nothing("the factor set covers nothing of this criterion");
  ComputedValue value{.value = row->value * factor};
  if (row->p5 && row->p95) {
    // The mean of a skewed distribution may be outside its percentiles; an interval holds its value.
    value.low = std::min(*row->p5 * factor, value.value);
    value.high = std::max(*row->p95 * factor, value.value);
  }
  return one_value(std::move(value));
}

Calculation carbon_footprint(const CalculatorInput& input) {
  Calculation calculation = total_of(input, Criterion::gwp, 1 / kilograms_in_a_tonne);
  if (calculation.values.empty()) return calculation;
  for (const ResultRow& row :
       tabulate(input.now.footprint, {Dimension::department, Dimension::criterion}).rows) {
    if (row.key[1] != code(Criterion::gwp) || row.key[0].empty() || std::isnan(row.value)) continue;
    calculation.values.push_back(
        {.value = row.value / kilograms_in_a_tonne, .scope = {Scope::Kind::department, row.key[0]}});
  }
  return calculation;
}

Calculation footprint_per_agent(const CalculatorInput& input) {
  const std::optional<double>& fte = input.now.inventory.city.fte;
  if (!fte || *fte <= 0) return nothing("city.toml does not say how many agents the city has: fte");
  return total_of(input, Criterion::gwp, 1 / *fte);
}

Calculation mineral_resources(const CalculatorInput& input) {
  return total_of(input, Criterion::adpe, 1);
}

Calculation measured_share(const CalculatorInput& input) {
  double measured = 0, total = 0;
  for (const Group& group : input.now.footprint.groups) {
    const double impact = impact_of(group, Criterion::gwp);
    total += impact;
    if (group.grade == Grade::measured) measured += impact;
  }
  if (total <= 0) return nothing("the factor set covers nothing of this criterion");
  return one_value({.value = 100 * measured / total});
}

}  // namespace capnr

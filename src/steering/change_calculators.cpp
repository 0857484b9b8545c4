// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "footprint/compare.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

const ComparedCriterion* carbon_of(const Comparison& comparison) {
  const auto found = std::ranges::find(comparison.criteria, Criterion::gwp, &ComparedCriterion::criterion);
  return found == comparison.criteria.end() ? nullptr : &*found;
}

double gigabytes(const InventoryData& inventory) {
  double sum = 0;
  for (const DataVolume& volume : inventory.volumes)
    if (volume.gb) sum += *volume.gb;
  return sum;
}

double traffic(const InventoryData& inventory) {
  double sum = 0;
  for (const NetworkTraffic& one : inventory.traffic) sum += one.annual_gb;
  return sum;
}

void add_growth(Calculation& to, const char* measure, double before, double now, Grade grade) {
  if (before > 0 && now > 0)
    to.values.push_back({.measure = measure, .value = 100 * (now / before - 1), .grade = grade});
}

double per_agent(double quantity, const InventoryData& inventory) {
  const std::optional<double>& fte = inventory.city.fte;
  return fte && *fte > 0 ? quantity / *fte : 0;
}

}  // namespace

Calculation change_effects(const CalculatorInput& input) {
  if (input.before == nullptr) return nothing("there is no inventory of an earlier year to compare with");
  const Comparison comparison = compare(input.before->footprint, input.now.footprint, {Dimension::type});
  const ComparedCriterion* carbon = carbon_of(comparison);
  if (carbon == nullptr) return nothing("the two years have no criterion in common");
  Calculation calculation;
  const LmdiTerms& terms = carbon->lmdi.total;
  calculation.values = {{.measure = "activity", .value = terms.activity},
                        {.measure = "structure", .value = terms.structure},
                        {.measure = "intensity", .value = terms.intensity}};
  return calculation;
}

Calculation offset_rate(const CalculatorInput& input) {
  if (input.before == nullptr) return nothing("there is no inventory of an earlier year to compare with");
  const Comparison comparison = compare(input.before->footprint, input.now.footprint, {Dimension::type});
  const ComparedCriterion* carbon = carbon_of(comparison);
  if (carbon == nullptr) return nothing("the two years have no criterion in common");
  if (!carbon->lmdi.offset_ratio)
    return nothing("efficiency saved nothing in the year: there is no gain to eat");
  return one_value({.value = 100 * *carbon->lmdi.offset_ratio});
}

Calculation growth_by_use(const CalculatorInput& input) {
  if (input.before == nullptr) return nothing("there is no inventory of an earlier year to compare with");
  const YearEvidence &before = *input.before, &now = input.now;
  Calculation calculation;
  add_growth(calculation, "screens_per_agent",
             per_agent(in_service(before.lives, "screen"), before.inventory),
             per_agent(in_service(now.lives, "screen"), now.inventory), Grade::imported);
  add_growth(calculation, "storage", gigabytes(before.inventory), gigabytes(now.inventory), Grade::imported);
  add_growth(calculation, "transfer", traffic(before.inventory), traffic(now.inventory), Grade::imported);
  if (calculation.values.empty())
    return nothing("neither screens, volumes nor traffic are known for both years");
  return calculation;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "steering/calculator_parts.h"
#include "steering/plan_coverage.h"

// What the year's plan tells: only once it is voted, and from the text that was voted.

namespace capnr {
namespace {

// Why the plan says nothing of the year.
std::string_view fault_of(const CalculatorInput& input) {
  if (input.plan == nullptr) return "the year has no plan: capnr plan new makes one";
  if (!input.plan->voted() || !input.plan->plan.words)
    return "the plan of the year is not voted yet: capnr plan vote records its vote";
  return {};
}

Calculation share_of(std::size_t some, std::size_t all) {
  return one_value(
      {.value = 100.0 * static_cast<double>(some) / static_cast<double>(all), .grade = Grade::declared});
}

template <class Chosen>
Calculation share_of_departments(const CalculatorInput& input, Chosen is_chosen) {
  if (const std::string_view fault = fault_of(input); !fault.empty()) return nothing(std::string(fault));
  const std::vector<DepartmentName>& departments = input.plan->plan.words->departments;
  if (departments.empty())
    return nothing("the plan was voted without the list of departments: [[departments]] in city.toml");
  const auto count = std::ranges::count_if(departments, is_chosen);
  return share_of(static_cast<std::size_t>(count), departments.size());
}

}  // namespace

Calculation commitments_covered(const CalculatorInput& input) {
  if (const std::string_view fault = fault_of(input); !fault.empty()) return nothing(std::string(fault));
  const Plan& plan = input.plan->plan;
  const auto count = std::ranges::count_if(plan.words->commitments,
                                           [&](const CommitmentWords& one) { return covers(plan, one.id); });
  return share_of(static_cast<std::size_t>(count), plan.words->commitments.size());
}

Calculation departments_in_plan(const CalculatorInput& input) {
  return share_of_departments(input, [&](const DepartmentName& one) {
    return takes_part(input.plan->plan, *input.plan->plan.words, one.code) ||
           input.plan->validations.contains(one.code);
  });
}

Calculation departments_in_sobriety(const CalculatorInput& input) {
  return share_of_departments(input, [&](const DepartmentName& one) {
    return takes_part(input.plan->plan, *input.plan->plan.words, one.code, Axis::sobriety);
  });
}

Calculation progress_of_plan(const CalculatorInput& input) {
  if (const std::string_view fault = fault_of(input); !fault.empty()) return nothing(std::string(fault));
  const PlanRealisation realised = realisation(*input.plan, year_period(input.year).until);
  const std::optional<double> rate = realised.rate();
  if (!rate) return nothing("nothing of the plan was expected in the year");
  Calculation calculation = one_value({.value = *rate, .grade = Grade::declared});
  if (realised.untold == 0) return calculation;
  calculation.values.front().grade = Grade::estimated;
  calculation.missing = "the progress of {count} actions was not told: they count as not begun";
  calculation.parameters = {{"count", std::to_string(realised.untold)}};
  return calculation;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "steering/calculator_parts.h"
#include "steering/target_standing.h"

namespace capnr {
namespace {

constexpr std::string_view footprint_indicator = "I-1.1a", trajectory_indicator = "I-1.1c";

Date end_of_year(const CalculatorInput& input) {
  return year_period(input.year).until;
}

std::vector<const TargetEntry*> in_force(const CalculatorInput& input) {
  std::vector<const TargetEntry*> found;
  for (const TargetEntry& entry : input.targets)
    if (is_open(entry, end_of_year(input)) && voted_and_current(entry.target, end_of_year(input)))
      found.push_back(&entry);
  return found;
}

// Of the footprint of the whole city: the one in force whose year comes first.
const TargetEntry* trajectory_of(const CalculatorInput& input) {
  const TargetEntry* first = nullptr;
  for (const TargetEntry* entry : in_force(input)) {
    const Target& target = entry->target;
    if (target.indicator != footprint_indicator || target.scope.kind != Scope::Kind::city ||
        target.baseline.at.year > input.year)
      continue;
    if (first == nullptr || target.goal.year < first->target.goal.year) first = entry;
  }
  return first;
}

// As the ledger has it, a declared value included; as the inventory gives it when nothing was recorded yet.
std::optional<ComputedValue> footprint_of_year(const CalculatorInput& input, const Target& target) {
  const auto values = yearly_values(target, input.entries, end_of_year(input));
  if (!values.empty() && year_of(values.back()->key.period.until) == input.year) {
    const LedgerEntry& last = *values.back();
    return ComputedValue{.value = *last.value, .low = last.low, .high = last.high, .grade = last.grade};
  }
  const Calculation computed = carbon_footprint(input);
  return computed.values.empty() ? std::nullopt : std::optional(computed.values.front());
}

std::string words_of(const Target& target) {
  return "target " + target.key + " (" + target.vote + ")";
}

}  // namespace

void add_targets(std::string_view indicator, const CalculatorInput& input,
                 std::vector<ValueSource>& sources) {
  if (indicator == trajectory_indicator) {
    sources.push_back({"I-1.1a " + std::to_string(input.year), "", 0, 0});
    if (const TargetEntry* entry = trajectory_of(input))
      sources.push_back({words_of(entry->target), "", 0, 0});
    return;
  }
  for (const TargetEntry* entry : in_force(input)) sources.push_back({words_of(entry->target), "", 0, 0});
}

Calculation perimeters_with_a_target(const CalculatorInput& input) {
  if (input.targets.empty()) return nothing("the city has no target yet: capnr targets set");
  std::set<TargetPerimeter> found;
  for (const TargetEntry* entry : in_force(input)) found.insert(entry->target.perimeter);
  Calculation calculation =
      one_value({.value = 100.0 * static_cast<double>(found.size()) / target_perimeter_count,
                 .grade = Grade::declared});
  if (found.size() < target_perimeter_count) {
    calculation.missing =
        "{count} of the three perimeters (administration, inhabitants, partners) have no target in force at "
        "the end of "
        "the year";
    calculation.parameters = {{"count", std::to_string(target_perimeter_count - found.size())}};
  }
  return calculation;
}

Calculation distance_from_trajectory(const CalculatorInput& input) {
  const TargetEntry* entry = trajectory_of(input);
  if (entry == nullptr)
    return nothing("no target of I-1.1a for the whole city is in force in the year: capnr targets set");
  const Target& target = entry->target;
  const auto asked = path_value(target, input.year);
  if (!asked || *asked == 0) return nothing("the path of the target asks nothing of the year, or zero");
  if (const auto comparable =
          check_comparable(target, scope_version_at(input.scope_versions, year_period(input.year)));
      !comparable)
    return nothing(comparable.error().message, comparable.error().parameters);
  const auto footprint = footprint_of_year(input, target);
  if (!footprint) return nothing("I-1.1a has no value in the year");
  const auto distance = [&](double value) { return 100 * (value - *asked) / *asked; };
  ComputedValue value{.value = distance(footprint->value), .grade = footprint->grade};
  if (footprint->low) value.low = distance(*footprint->low);
  if (footprint->high) value.high = distance(*footprint->high);
  return one_value(std::move(value));
}

}  // namespace capnr

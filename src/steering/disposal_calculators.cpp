// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

constexpr std::string_view reuse_rule = "reuse-of-retired";

Calculation no_disposal() {
  return nothing("no disposal is known in the year: capnr disposals FILE");
}

std::vector<ReuseDisposal> disposals_of_year(const CalculatorInput& input) {
  std::vector<ReuseDisposal> found;
  if (input.disposals == nullptr) return found;
  for (const Disposal& one : input.disposals->rows)
    if (year_of(one.date) == input.year) found.push_back(one);
  return found;
}

ReuseRules rules_of(const Programme& programme) {
  ReuseRules rules;
  if (const DatedRule* rule = programme.rule(reuse_rule))
    for (const RulePeriod& period : rule->periods)
      rules.thresholds.push_back({period.from, period.value / 100});
  return rules;
}

std::string lots_without(const ReuseRatio& ratio, ReuseEvidence evidence) {
  std::size_t count = 0;
  for (const MissingReuseEvidence& one : ratio.missing) count += one.evidence == evidence ? 1 : 0;
  return std::to_string(count);
}

}  // namespace

Calculation reuse_of_retired(const CalculatorInput& input) {
  const std::vector<ReuseDisposal> disposals = disposals_of_year(input);
  if (disposals.empty()) return no_disposal();
  const ReuseRatio ratio = reuse_ratio(disposals, input.year, rules_of(input.programme));
  if (!(ratio.base > 0)) return nothing("all that left the city in the year is excluded by the law");
  Calculation calculation = one_value({.value = 100 * ratio.ratio, .grade = Grade::imported});
  const std::string proofs = lots_without(ratio, ReuseEvidence::receiver_proof);
  const std::string ages = lots_without(ratio, ReuseEvidence::age);
  const std::string destinations = lots_without(ratio, ReuseEvidence::destination);
  if (proofs == "0" && ages == "0" && destinations == "0") return calculation;
  calculation.values.front().grade = Grade::estimated;
  calculation.missing =
      "lots without evidence: {proofs} without the receiver's proof and {destinations} without a destination "
      "do not count as reused, {ages} without an age count as under ten years; with the proofs, {count} "
      "units of {total} would be reused";
  calculation.parameters = {{"proofs", proofs},
                            {"destinations", destinations},
                            {"ages", ages},
                            {"count", to_text(ratio.reused + ratio.unproved)},
                            {"total", to_text(ratio.base)}};
  return calculation;
}

Calculation certified_erasure(const CalculatorInput& input) {
  double certified = 0, unsaid = 0, all = 0;
  bool any = false;
  if (input.disposals != nullptr)
    for (const Disposal& one : input.disposals->rows) {
      if (year_of(one.date) != input.year) continue;
      any = true;
      if (one.erasure == Erasure::holds_nothing) continue;
      all += one.quantity;
      if (one.erasure == Erasure::certified) certified += one.quantity;
      if (one.erasure == Erasure::unspecified) unsaid += one.quantity;
    }
  if (!any) return no_disposal();
  if (all <= 0) return nothing("nothing that left the city in the year held data");
  if (unsaid >= all) return nothing("no disposal of the year says whether its data were erased");
  Calculation calculation = one_value({.value = 100 * certified / all, .grade = Grade::imported});
  if (unsaid <= 0) return calculation;
  calculation.values.front().grade = Grade::estimated;
  calculation.missing =
      "{count} units of {total} do not say whether their erasure was certified: they count as not proved";
  calculation.parameters = {{"count", to_text(unsaid)}, {"total", to_text(all)}};
  return calculation;
}

}  // namespace capnr

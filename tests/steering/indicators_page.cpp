// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "indicators_page.h"

#include <algorithm>

#include "base/text.h"
#include "steering/calculators.h"

namespace capnr::test {
namespace {

constexpr const char* opening = R"(<!--
SPDX-FileCopyrightText: 2026 Cap NR contributors
SPDX-License-Identifier: EUPL-1.2
Written by build/release/tests/steering/print_indicators from catalog/: do not edit by hand.
-->
# Commitments and indicators

Every commitment of the deliberation, in its own words, with the indicators that tell whether it is kept. The files are in `catalog/commitments/`, one for each
commitment; the laws and their years in `catalog/rules/`. How a city adds its own, or changes a threshold that is only proposed: [commitments](commitments.md).

*computed by* names the calculator and the version of its formula (`capnr measure`); the other indicators are declared (`capnr declare`). Calculators have cases in
`tests/cases/indicators/` that can be checked by hand. † is a threshold that was read elsewhere than in its own text.

)";

std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, "\\");
  return text;
}

std::string unit_words(const Programme& programme, const Measure& measure) {
  const Unit& unit = *programme.unit(measure.unit);
  return unit.name.en.empty() ? "number" : unit.name.en;
}

std::string limit_words(const Programme& programme, const Indicator& indicator, const Measure& measure) {
  const Limit* limit = indicator.limit_of(measure.key);
  if (limit == nullptr) return "";
  if (limit->rule.empty()) {
    const std::string sign = limit->comparison == LimitKind::at_least  ? "≥ "
                             : limit->comparison == LimitKind::at_most ? "≤ "
                             : limit->comparison == LimitKind::above   ? "> "
                                                                       : "< ";
    return sign + to_text(limit->value) + (indicator.threshold.unverified ? " †" : "");
  }
  std::string words;
  for (const RulePeriod& period : programme.rule(limit->rule)->periods)
    words += (words.empty() ? "" : ", ") + ("from " + std::to_string(period.from)) + ": " +
             to_text(period.value) + (period.verified ? "" : " †");
  return words;
}

std::string calculator_of(const Indicator& indicator) {
  const auto found = std::ranges::find(calculators(), indicator.id, &Calculator::indicator);
  return found == calculators().end() ? "" : "`" + std::string(found->formula) + "`";
}

void write_indicator(std::string& out, const Programme& programme, const Indicator& indicator) {
  bool first = true;
  for (const Measure& measure : indicator.measures) {
    const std::string part = measure.key.empty() ? "" : measure.name.en + ": ";
    out += "| " + (first ? indicator.id : "") +
           (measure.key.empty() ? "" : (first ? " " : "") + ("`/" + measure.key + "`")) + " | " +
           cell(first ? (part + indicator.name.en) : measure.name.en) + " | " +
           unit_words(programme, measure) + " | " + limit_words(programme, indicator, measure) + " | " +
           (first ? std::string(name(indicator.threshold.origin, Language::en)) : "") + " | " +
           (first ? std::string(code(indicator.frequency)) : "") + " | " +
           (first ? calculator_of(indicator) : "") + " |\n";
    first = false;
  }
}

void write_commitment(std::string& out, const Programme& programme, const Commitment& commitment) {
  out += "### " + commitment.id + " " + commitment.title.en + "\n\n" + commitment.quote + " (" +
         commitment.article + ")\n\n";
  out +=
      "| indicator | name | unit | must be | who says so | due | computed by "
      "|\n|---|---|---|---|---|---|---|\n";
  for (const Indicator& indicator : commitment.indicators) write_indicator(out, programme, indicator);
  out += "\n";
  for (const Indicator& indicator : commitment.indicators)
    out += "- " + indicator.id + ": " + indicator.formula.in(Language::en) +
           ". Evidence: " + indicator.evidence + ".\n";
  out += "\n";
}

}  // namespace

std::string indicators_page(const Programme& programme) {
  std::string out = opening;
  std::optional<Axis> axis;
  for (const Commitment& commitment : programme.commitments) {
    if (axis != commitment.axis) {
      axis = commitment.axis;
      out += "## " + std::string(name(commitment.axis, Language::en)) + "\n\n";
    }
    write_commitment(out, programme, commitment);
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace capnr::test

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "footprint/explain.h"
#include "text_case.h"

// `question: explain NAME`. Rows of `expected`: of (a criterion, or "share"), phase, formula, numbers ("Q=2 F=100 L=5"), value.

namespace capnr::cases {
namespace {

struct Shown {
  std::string formula, numbers;
  double value = unknown;
};

template <class Explained>
Shown shown_of(const Explained& explained) {
  Shown shown{explained.formula, "", explained.value};
  for (const Term& term : explained.terms)
    shown.numbers += (shown.numbers.empty() ? "" : " ") + term.symbol + "=" + to_text(term.value);
  return shown;
}

std::optional<Shown> found_in(const Explanation& told, const std::string& of, Phase phase) {
  if (const auto criterion = criterion_from(of)) {
    const ExplainedImpact* impact = find(told.impacts, phase, *criterion);
    return impact == nullptr ? std::nullopt : std::optional(shown_of(*impact));
  }
  for (const ExplainedPart& part : told.parts) {
    for (const ExplainedShare& share : part.shares) {
      if (share.phase == phase) return shown_of(share);
    }
  }
  return std::nullopt;
}

std::string compared(const Shown& found, const TextTable& table, const std::vector<std::string>& row) {
  std::string wrong;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& column = table.columns[i];
    if (column == "formula" && found.formula != row[i]) wrong += " formula is " + found.formula;
    if (column == "numbers" && found.numbers != row[i]) wrong += " numbers are " + found.numbers;
    if (column != "value") continue;
    const auto expected = parse_number(row[i], true);
    const bool same =
        expected ? std::abs(found.value - *expected) <= 1e-9 * std::abs(*expected) : std::isnan(found.value);
    if (!same) wrong += " value is " + to_text(found.value);
  }
  return wrong;
}

}  // namespace

std::vector<std::string> run_explanation(const Case& test, const MethodProfile& profile, Date as_of,
                                         std::string_view name) {
  const InventoryData inventory = inventory_of(test);
  const FactorSet set = factors_of(test);
  const ExplainInput input = {
      inventory,
      {},
      set,
      profile,
      as_of,
      [](std::string_view) -> Result<std::optional<Equipment>> { return std::nullopt; },
      [](FunctionRef<void(std::string_view)>) -> Result<> { return {}; }};
  const auto told = explain(input, name);
  if (!told) return {describe(told.error(), Language::en)};
  std::vector<std::string> lines;
  const TextTable& expected = test.tables.at("expected");
  for (const auto& row : expected.rows) {
    const auto phase = phase_from(row[1]);
    const auto found = phase ? found_in(*told, row[0], *phase) : std::nullopt;
    const std::string wrong = found ? compared(*found, expected, row) : " is not there";
    if (!wrong.empty()) lines.push_back(row[0] + " " + row[1] + wrong);
  }
  return lines;
}

}  // namespace capnr::cases

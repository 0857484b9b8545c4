// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "footprint/explain.h"

// How an explanation is told to people, the same words in the terminal and in the page.

namespace capnr {

/// "170 kg CO₂e", "hidden by its licence".
std::string shown_amount(const Term& term, Language language);
/// "parc.csv, row 12"
std::string shown_place(const Term& term, Language language);
/// The value with its unit, or why there is none.
std::string shown_worth(const ExplainedImpact& impact, Language language);
/// In a table of criteria: the number alone, a dash when there is none.
std::string short_worth(const ExplainedImpact* impact, Language language);
/// "Q · F / L = 1 × 170 / 5"
std::string shown_formula(const std::string& formula, const std::vector<Term>& terms, Language language);

/// Shares that several phases have alike, told once.
struct SharedPhases {
  std::string phases;  ///< their names
  const ExplainedShare* share = nullptr;
};
std::vector<SharedPhases> told_once(const std::vector<ExplainedShare>& shares, Language language);
/// "s = v / V = 4 / 16 = 0,25"
std::string shown_share_formula(const ExplainedShare& share, Language language);

/// The criteria of these impacts that are not among `in_full`.
std::vector<Criterion> other_criteria(const std::vector<ExplainedImpact>& impacts,
                                      const std::vector<Criterion>& in_full);

}  // namespace capnr

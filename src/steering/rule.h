// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "steering/indicator.h"

// A rule is what a law or a deliberation asks, year by year: 2024 is judged by what held in 2024 (catalog/rules/*.toml).
//
//   id = "reuse-of-retired"
//   title_fr = "…"
//   title_en = "Reuse of retired equipment"
//   unit = "%"
//   comparison = "at_least"
//   exclusions_fr = ["…"]                 # what does not count, in words; the calculators apply it
//   exclusions_en = ["…"]
//   [[periods]]
//   from = 2023                           # years, both included; until may be left out
//   until = 2023
//   value = 25
//   text = "Décret 2023-266"              # the text that says so
//   source = "https://…"                  # where it was read
//   verified = true                       # false: read elsewhere than in the text itself

namespace capnr {

struct RulePeriod {
  int from = 0, until = 0;  ///< years, both included; until is last_rule_year when nothing ends it
  double value = 0;
  std::string text, source;
  bool verified = false;
  std::string note_fr, note_en;
};
inline constexpr int last_rule_year = 9999;

struct DatedRule {
  std::string id;
  BothLanguages title;
  std::string unit;
  LimitKind comparison = LimitKind::at_least;
  std::vector<BothLanguages> exclusions;
  std::vector<RulePeriod> periods;  ///< oldest first; they do not overlap

  /// What held in that year; null when nothing did.
  const RulePeriod* in_year(int year) const;
};

Result<DatedRule> parse_rule(std::string_view toml, const std::string& file);

}  // namespace capnr

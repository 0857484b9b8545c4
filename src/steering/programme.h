// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "steering/indicator.h"
#include "steering/rule.h"

// The programme that a city follows: the commitments and indicators of the catalogue, its own, and the rules with their dates.
//
//   TRY(const Programme programme, load_programme(catalog, city_folder));
//   const Indicator* indicator = programme.indicator("I-1.10a");
//   const std::optional<JudgedLimit> limit = programme.limit_in(*indicator, "", 2024);   // at least 35 %: decree 2023-266
//
// A city adds to it in its folder: commitments/*.toml (its own, or `extends = "1.9"` to add indicators to one of the catalogue), rules/*.toml (its own, or
// the same id to replace one), thresholds.toml (its thresholds where the catalogue only proposes one).

namespace capnr {

/// What a measure had to reach in a year, and who says so.
struct JudgedLimit {
  LimitKind comparison = LimitKind::at_least;
  double value = 0;
  ThresholdOrigin origin = ThresholdOrigin::none;
  std::string text;      ///< the law, the decision, or the threshold as it was written
  bool verified = true;  ///< false: read elsewhere than in the text itself
};

struct Programme {
  std::vector<Commitment>
      commitments;  ///< by axis, then as the deliberation numbers them: 1.0a, 1.1, 1.2 … 1.10
  std::vector<DatedRule> rules;
  std::vector<Unit> units;

  const Commitment* commitment(std::string_view id) const;
  const Commitment* commitment_of(std::string_view indicator_id) const;
  const Indicator* indicator(std::string_view id) const;
  const DatedRule* rule(std::string_view id) const;
  const Unit* unit(std::string_view code) const;
  std::size_t indicator_count() const;
  /// Nothing when the measure has no limit, or its rule did not hold in that year.
  std::optional<JudgedLimit> limit_in(const Indicator& indicator, std::string_view measure, int year) const;
};

/// An id twice, a unit or a rule that is not there, a limit that replaces a law's: Kind::bad_input with the file and its line.
/// `city`: the city's folder, empty when there is none.
Result<Programme> load_programme(const std::filesystem::path& catalog,
                                 const std::filesystem::path& city = {});

}  // namespace capnr

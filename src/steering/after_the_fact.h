// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "footprint/compare.h"
#include "steering/simulate.h"

// What levers were expected to avoid, and what was measured: the inventory of a later year, restricted to what each lever acts on.
// The difference has other causes than the lever: it is split into volume, structure and intensity (footprint/compare.h), and an alert says when growth
// has eaten half of what efficiency gained (offset ratio at least 0.5). It shows a compensation; it does not prove what caused the growth.

namespace capnr {

inline constexpr double alerting_offset = 0.5;

struct MeasuredLever {
  double expected = unknown;           ///< kg CO2e avoided in the measured year, in order, rebound taken off
  double before = 0, after = 0;        ///< on what both inventories cover
  double measured = unknown;           ///< before − after; NaN when nothing can be compared
  LmdiTerms terms;                     ///< of after − before: volume, structure, intensity
  std::optional<double> offset_ratio;  ///< nothing when efficiency gained nothing
  bool started = true;                 ///< by the measured year
  bool alert = false;                  ///< it has started, and growth has eaten half of the gain or more
};

struct AfterTheFact {
  int year = 0;  ///< of the later inventory
  std::vector<MeasuredLever> levers;
  MeasuredLever whole;                 ///< of the whole inventory; expected: all the levers
  std::vector<CompareNotice> notices;  ///< of the whole
};

/// `before` and `after` are footprints with the words of dimensions_needed() kept, by the same set; `model` is of the first.
Result<AfterTheFact> after_the_fact(const ScenarioModel& model, const Footprint& before,
                                    const Footprint& after, const FactorSet& set);

}  // namespace capnr

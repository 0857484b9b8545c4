// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "footprint/linear_model.h"
#include "footprint/log_normal.h"
#include "footprint/order_statistics.h"
#include "steering/scenario.h"

// Rows of a simulation drawn together. A row is a sum over the parts, each side (all but use, use) times a number of its own; the terms that
// move together (same quantity, stretch and factor) are one before anything is drawn, so a draw costs a multiplication per row and kind of term.

namespace capnr {

/// What a row is made of: one number per part for all but use, one for use.
struct DrawnRow {
  std::vector<double> made, used;
};

/// Draws of a row, one after the other.
using DrawnSamples = std::vector<double>;

class ScenarioDraws {
 public:
  ScenarioDraws(const ScenarioModel& model, const FactorSet& set, unsigned draws, std::uint64_t seed,
                unsigned threads);
  /// The samples of each row for a criterion. The same draws for every row and call.
  std::vector<DrawnSamples> samples(Criterion criterion, std::span<const DrawnRow> rows);

 private:
  struct Kernel;
  const ScenarioModel& model_;
  LinearModel linear_;
  unsigned draws_;
  std::uint64_t seed_;
  unsigned threads_;
  std::vector<std::pair<double, LogNormal>> by_sigma_;
  std::vector<DrawnSamples> inputs_;  ///< by variable; empty for factors, which serve one criterion
};

}  // namespace capnr

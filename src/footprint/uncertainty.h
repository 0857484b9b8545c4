// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "footprint/engine.h"

// Monte-Carlo on the weights of the groups: an impact is Σ input · factor, so a draw costs a few multiplications per group, whatever
// the number of rows. Log-normal throughout: factors by their sigma (of their interval or quality), inputs by their grade; the figure
// without uncertainty is the mean of what is drawn. A factor is drawn once wherever it serves, and so is what the inventory tells of one
// type and grade: what is shared is correlated, what is shared by all the rows of a table moves them together. Method and sources:
// docs/method-uncertainty.md.
//
//   ResultTable totals = tabulate(footprint, {Dimension::criterion});
//   ResultTable by_phase = tabulate(footprint, {Dimension::phase, Dimension::criterion});
//   const Uncertainty uncertainty = add_intervals({{&totals, &by_phase}}, footprint, set);  // one pass for both

namespace capnr {

struct UncertaintyOptions {
  unsigned draws = 10000;
  std::uint64_t seed = 1;
  unsigned threads = 1;  ///< the result does not depend on it
};

/// A share of the variance of a criterion's total.
struct Contributor {
  Criterion criterion = Criterion::gwp;
  enum class Kind : std::uint8_t { factor, mix, quantity, lifetime, energy } kind = Kind::factor;
  std::string subject;  ///< item or cloud instance type of a factor, zone of a mix, type or item of an input
  Phase phase = Phase::use;       ///< of a factor
  Grade grade = Grade::imported;  ///< of an input: estimated when it is a default
  double share = 0;               ///< 0 to 1; those of a criterion add up to 1, all contributors counted
};

struct Uncertainty {
  unsigned draws = 0;
  std::uint64_t seed = 0;
  std::vector<Contributor> contributors;  ///< at most ten per criterion, largest first
};

/// Fills p5 and p95 of each row of tables made by tabulate() from this footprint, in one pass. Rows without a value, and tables without
/// Dimension::criterion, stay without interval. The shares of the variance are exact (variance.h), the percentiles are drawn.
Uncertainty add_intervals(std::span<ResultTable* const> tables, const Footprint& footprint,
                          const FactorSet& set, const UncertaintyOptions& options = {});
Uncertainty add_intervals(ResultTable& table, const Footprint& footprint, const FactorSet& set,
                          const UncertaintyOptions& options = {});

/// The shares of the variance of each criterion's total, without drawing.
std::vector<Contributor> contributors(const Footprint& footprint, const FactorSet& set,
                                      std::size_t at_most = 10);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "footprint/uncertainty.h"

// What a footprint is made of, seen as a sum: value = Σ coefficient · quantity · stretch · factor, where the last three are
// multipliers of mean 1 that the draws move. `stretch` is the lifetime (its inverse) or the energy of a unit. The sum of the
// coefficients of a group, a phase and a criterion is the impact that characterise() gave.

namespace capnr {

/// Something uncertain, and the stream of its draws: the same in every table, inventory and order of rows.
struct Variable {
  Contributor::Kind kind = Contributor::Kind::factor;
  std::string subject;
  Phase phase = Phase::use;       ///< of a factor
  Grade grade = Grade::imported;  ///< of an input
  double sigma = 0;
  std::uint64_t stream = 0;
};

/// Variable 0 is certain: its multiplier is always 1.
struct LinearTerm {
  double coefficient = 0;
  std::uint32_t group = 0;
  Phase phase = Phase::manufacturing;
  std::uint32_t quantity = 0, stretch = 0, factor = 0;  ///< into LinearModel::variables
};

/// The standard deviation of the logarithm of an input, by its grade. Sources: docs/method-uncertainty.md.
double sigma_of(Grade grade);

class LinearModel {
 public:
  LinearModel(const Footprint& footprint, const FactorSet& set);
  ~LinearModel();
  LinearModel(const LinearModel&) = delete;
  LinearModel& operator=(const LinearModel&) = delete;

  /// The terms of one criterion, group after group.
  std::vector<LinearTerm> terms(Criterion criterion);
  /// Those met so far.
  const std::vector<Variable>& variables() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capnr

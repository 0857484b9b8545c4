// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "footprint/draws.h"

namespace capnr {

struct VarianceShares {
  double variance = 0;        ///< of the sum of the terms, in the square of their unit
  std::vector<double> share;  ///< of each variable; they add up to 1 unless nothing varies
};

/// The exact variance of Σ coefficient · quantity · stretch · factor, and what each variable brings to it: no draw, no approximation.
///
/// The variance of a sum of products of independent multipliers of mean 1 is, by the decomposition of Hoeffding,
/// Σ over the sets U of variables of (Σ coefficients of the terms that hold all of U)² · Π (exp(σ²) − 1). What variables bring together (the
/// product of an uncertain energy and an uncertain factor) is divided equally between them: these are the Shapley effects of Owen (2014).
VarianceShares variance_shares(std::span<const RowTerm> terms, std::span<const Variable> variables);

}  // namespace capnr

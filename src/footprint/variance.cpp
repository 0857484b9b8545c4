// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/variance.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace capnr {
namespace {

// A set of variables, and the coefficients of the terms that hold it. 0 fills the places that are free.
struct Together {
  std::array<std::uint32_t, 3> variables = {};
  double coefficient = 0;
};

// Every set of variables that a term holds.
void add_sets(const RowTerm& term, std::vector<Together>& sets) {
  const std::array<std::uint32_t, 3> all = {term.factor, term.stretch, term.quantity};
  for (unsigned taken = 1; taken < 8; ++taken) {
    Together set;
    std::size_t size = 0;
    bool certain = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((taken >> i & 1U) == 0) continue;
      certain = certain || all[i] == 0;
      set.variables[size++] = all[i];
    }
    if (certain) continue;  // brings nothing
    set.coefficient = term.coefficient;
    sets.push_back(set);
  }
}

}  // namespace

VarianceShares variance_shares(std::span<const RowTerm> terms, std::span<const Variable> variables) {
  std::vector<Together> sets;
  for (const RowTerm& term : terms) add_sets(term, sets);
  std::stable_sort(sets.begin(), sets.end(),
                   [](const Together& a, const Together& b) { return a.variables < b.variables; });
  VarianceShares result;
  result.share.assign(variables.size(), 0.0);
  for (std::size_t i = 0; i < sets.size();) {
    const auto& of = sets[i].variables;
    double coefficient = 0;
    for (; i < sets.size() && sets[i].variables == of; ++i) coefficient += sets[i].coefficient;
    double part = coefficient * coefficient;
    double size = 0;
    for (const std::uint32_t variable : of) {
      if (variable == 0) continue;
      part *= std::expm1(variables[variable].sigma * variables[variable].sigma);
      ++size;
    }
    result.variance += part;
    for (const std::uint32_t variable : of) {
      if (variable != 0) result.share[variable] += part / size;
    }
  }
  for (double& share : result.share) share = result.variance > 0 ? share / result.variance : 0;
  return result;
}

}  // namespace capnr

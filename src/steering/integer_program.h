// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"

namespace capnr {

/// Yes-or-no variables under linear constraints. Numbers are finite.
struct IntegerProgram {
  static constexpr double unbounded = std::numeric_limits<double>::infinity();
  struct Row {
    std::vector<std::pair<std::size_t, double>> terms;
    double least = -unbounded, most = unbounded;
  };
  bool maximise = true;
  std::vector<double> objective;  ///< one number a variable
  std::vector<Row> rows;
};

struct IntegerSolution {
  std::vector<bool> chosen;
  double objective = 0;
  bool proven = true;  ///< false: the time ran out, a better one may exist
};

/// Nothing when no choice satisfies the rows. The best choice is proven within `seconds`; after that the best found so far is given, not proven, or
/// Kind::limit when there is none. Kind::bad_input for a number that is not finite.
Result<std::optional<IntegerSolution>> solve(const IntegerProgram& program, double seconds = 10);

}  // namespace capnr

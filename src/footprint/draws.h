// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "footprint/linear_model.h"
#include "footprint/log_normal.h"
#include "footprint/order_statistics.h"

namespace capnr {

/// A term of the row of a table: coefficient · quantity · stretch · factor.
struct RowTerm {
  std::uint32_t row = 0;
  std::uint32_t factor = 0, stretch = 0, quantity = 0;  ///< into the variables
  double coefficient = 0;
};

/// Terms of the same row and variables added up, sorted by row then variables.
std::vector<RowTerm> gathered(std::vector<RowTerm> terms);

/// Draws the rows of tables. What is drawn of a variable is the same in every row and every table; the draws of a row depend on its terms
/// only, not on the other rows nor on the number of threads.
class Draws {
 public:
  Draws(const std::vector<Variable>& variables, const UncertaintyOptions& options)
      : variables_(variables), options_(options) {}

  /// p5 and p95 of each row; `terms` are gathered().
  std::vector<Interval> intervals(std::span<const RowTerm> terms, std::uint32_t rows);

 private:
  void prepare(std::span<const RowTerm> terms);
  void draw_rows(std::vector<RowTerm> terms, std::uint32_t first_row, std::span<Interval> out) const;
  void draw_block(std::span<const RowTerm> terms, std::uint32_t first_row, std::size_t first_draw,
                  std::vector<double>& totals) const;

  const std::vector<Variable>& variables_;
  UncertaintyOptions options_;
  std::map<double, std::unique_ptr<LogNormal>> by_sigma_ = {};
  std::vector<const LogNormal*> distribution_ = {};  ///< by variable; null for what is certain or not used
};

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "footprint/draws.h"
#include "footprint/linear_model.h"
#include "footprint/table_rows.h"
#include "footprint/variance.h"

namespace capnr {
namespace {

RowTerm in_row(const LinearTerm& term, std::uint32_t row) {
  return {row, term.factor, term.stretch, term.quantity, term.coefficient};
}

void add_largest(std::vector<Contributor>& out, Criterion criterion, const std::vector<LinearTerm>& terms,
                 const std::vector<Variable>& variables, std::size_t at_most) {
  std::vector<RowTerm> whole;
  whole.reserve(terms.size());
  for (const LinearTerm& term : terms) whole.push_back(in_row(term, 0));
  const VarianceShares shares = variance_shares(gathered(std::move(whole)), variables);
  std::vector<std::uint32_t> order(variables.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return shares.share[a] > shares.share[b]; });
  for (std::size_t i = 0; i < order.size() && i < at_most && shares.share[order[i]] > 0; ++i) {
    const Variable& variable = variables[order[i]];
    out.push_back(
        {criterion, variable.kind, variable.subject, variable.phase, variable.grade, shares.share[order[i]]});
  }
}

// The rows of the tables that a term counts in, one table after the other.
class Destinations {
 public:
  Destinations(std::span<ResultTable* const> tables, const Footprint& footprint) : tables_(tables) {
    for (const ResultTable* table : tables) {
      rows_of_.emplace_back(footprint, *table);
      first_.push_back(count_);
      count_ += static_cast<std::uint32_t>(table->rows.size());
    }
  }
  std::uint32_t count() const { return count_; }
  void add(const LinearTerm& term, Criterion criterion, std::vector<RowTerm>& out) const {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const std::uint32_t row = rows_of_[t].row(term.group, term.phase, criterion);
      if (row == no_index || std::isnan(tables_[t]->rows[row].value)) continue;
      out.push_back(in_row(term, first_[t] + row));
    }
  }
  ResultRow& row(std::uint32_t number) const {
    std::size_t t = 0;
    while (t + 1 < first_.size() && first_[t + 1] <= number) ++t;
    return tables_[t]->rows[number - first_[t]];
  }

 private:
  std::span<ResultTable* const> tables_;
  std::vector<TableRows> rows_of_;
  std::vector<std::uint32_t> first_;
  std::uint32_t count_ = 0;
};

// Rows that this criterion reaches, numbered without holes.
std::vector<std::uint32_t> renumber(std::vector<RowTerm>& terms) {
  std::vector<std::uint32_t> rows;
  for (RowTerm& term : terms) {
    if (rows.empty() || rows.back() != term.row) rows.push_back(term.row);
    term.row = static_cast<std::uint32_t>(rows.size() - 1);
  }
  return rows;
}

void draw_criterion(Draws& draws, std::vector<RowTerm> row_terms, const Destinations& destinations) {
  std::vector<RowTerm> terms = gathered(std::move(row_terms));
  const std::vector<std::uint32_t> rows = renumber(terms);
  const std::vector<Interval> intervals = draws.intervals(terms, static_cast<std::uint32_t>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ResultRow& row = destinations.row(rows[i]);
    // The value is the mean of what is drawn; rounding must not put it out of its interval.
    row.p5 = std::min(intervals[i].low, row.value);
    row.p95 = std::max(intervals[i].high, row.value);
  }
}

// An impact of zero (nothing bought in the year, a factor of zero) has no term, and no doubt.
void settle_zeros(std::span<ResultTable* const> tables) {
  for (ResultTable* table : tables) {
    for (ResultRow& row : table->rows) {
      if (row.value == 0 && !row.p5) row.p5 = row.p95 = 0;
    }
  }
}

}  // namespace

Uncertainty add_intervals(std::span<ResultTable* const> tables, const Footprint& footprint,
                          const FactorSet& set, const UncertaintyOptions& options) {
  Uncertainty result{options.draws, options.seed, {}};
  LinearModel model(footprint, set);
  const Destinations destinations(tables, footprint);
  Draws draws(model.variables(), options);
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!footprint.criteria[c]) continue;
    const auto criterion = static_cast<Criterion>(c);
    const std::vector<LinearTerm> terms = model.terms(criterion);
    add_largest(result.contributors, criterion, terms, model.variables(), 10);
    std::vector<RowTerm> row_terms;
    for (const LinearTerm& term : terms) destinations.add(term, criterion, row_terms);
    if (options.draws > 0) draw_criterion(draws, std::move(row_terms), destinations);
  }
  if (options.draws > 0) settle_zeros(tables);
  return result;
}

Uncertainty add_intervals(ResultTable& table, const Footprint& footprint, const FactorSet& set,
                          const UncertaintyOptions& options) {
  ResultTable* const tables[] = {&table};
  return add_intervals(std::span<ResultTable* const>(tables), footprint, set, options);
}

std::vector<Contributor> contributors(const Footprint& footprint, const FactorSet& set, std::size_t at_most) {
  std::vector<Contributor> found;
  LinearModel model(footprint, set);
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!footprint.criteria[c]) continue;
    const auto criterion = static_cast<Criterion>(c);
    const std::vector<LinearTerm> terms = model.terms(criterion);
    add_largest(found, criterion, terms, model.variables(), at_most);
  }
  return found;
}

}  // namespace capnr

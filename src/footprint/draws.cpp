// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/draws.h"

#include <algorithm>
#include <tuple>

#include "footprint/parallel.h"

namespace capnr {
namespace {

constexpr std::size_t block_draws = 256;       // a block of every variable in use stays in the cache
constexpr std::uint32_t rows_at_a_time = 128;  // 10 MB for 10 000 draws

auto by_row(const RowTerm& term) {
  return std::tie(term.row, term.factor, term.stretch, term.quantity);
}

auto by_factor(const RowTerm& term) {
  return std::tie(term.factor, term.row, term.stretch, term.quantity);
}

// The draws of one block of a few variables, made when first asked for.
class Multipliers {
 public:
  Multipliers(std::span<const LogNormal* const> distributions, std::span<const Variable> variables,
              std::uint64_t seed, std::size_t first, std::size_t width)
      : distributions_(distributions),
        variables_(variables),
        seed_(seed),
        first_(first),
        width_(width),
        place_(variables.size(), no_index),
        certain_(width, 1.0) {}

  const double* of(std::uint32_t variable) {
    if (distributions_[variable] == nullptr) return certain_.data();
    if (place_[variable] == no_index) {
      place_[variable] = static_cast<std::uint32_t>(drawn_.size());
      drawn_.emplace_back(width_);
      draw(variable, drawn_.back());
    }
    return drawn_[place_[variable]].data();
  }
  void draw(std::uint32_t variable, std::span<double> into) const {
    distributions_[variable]->draw(seed_, variables_[variable].stream, first_, into);
  }

 private:
  std::span<const LogNormal* const> distributions_;
  std::span<const Variable> variables_;
  std::uint64_t seed_;
  std::size_t first_, width_;
  std::vector<std::uint32_t> place_;
  std::vector<std::vector<double>> drawn_;
  std::vector<double> certain_;
};

}  // namespace

std::vector<RowTerm> gathered(std::vector<RowTerm> terms) {
  std::stable_sort(terms.begin(), terms.end(),
                   [](const RowTerm& a, const RowTerm& b) { return by_row(a) < by_row(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && by_row(terms[kept - 1]) == by_row(terms[i])) {
      terms[kept - 1].coefficient += terms[i].coefficient;
    } else {
      terms[kept++] = terms[i];
    }
  }
  terms.resize(kept);
  return terms;
}

void Draws::prepare(std::span<const RowTerm> terms) {
  distribution_.resize(variables_.size(), nullptr);
  const auto use = [&](std::uint32_t variable) {
    const double sigma = variables_[variable].sigma;
    if (!(sigma > 0) || distribution_[variable] != nullptr) return;
    std::unique_ptr<LogNormal>& made = by_sigma_[sigma];
    if (made == nullptr) made = std::make_unique<LogNormal>(sigma);
    distribution_[variable] = made.get();
  };
  for (const RowTerm& term : terms) {
    use(term.factor);
    use(term.stretch);
    use(term.quantity);
  }
}

// `terms` by factor: each factor is drawn, used, and forgotten.
void Draws::draw_block(std::span<const RowTerm> terms, std::uint32_t first_row, std::size_t first_draw,
                       std::vector<double>& totals) const {
  const std::size_t width = std::min<std::size_t>(block_draws, options_.draws - first_draw);
  Multipliers inputs(distribution_, variables_, options_.seed, first_draw, width);
  std::vector<double> drawn(width, 1.0);
  std::uint32_t factor = 0;
  for (const RowTerm& term : terms) {
    if (term.factor != factor) {
      factor = term.factor;
      if (distribution_[factor] == nullptr) {
        std::fill(drawn.begin(), drawn.end(), 1.0);
      } else {
        inputs.draw(factor, drawn);
      }
    }
    const double* quantity = inputs.of(term.quantity);
    const double* stretch = inputs.of(term.stretch);
    double* total = &totals[(term.row - first_row) * options_.draws + first_draw];
    for (std::size_t d = 0; d < width; ++d)
      total[d] += term.coefficient * quantity[d] * (stretch[d] * drawn[d]);
  }
}

void Draws::draw_rows(std::vector<RowTerm> terms, std::uint32_t first_row, std::span<Interval> out) const {
  std::sort(terms.begin(), terms.end(),
            [](const RowTerm& a, const RowTerm& b) { return by_factor(a) < by_factor(b); });
  std::vector<double> totals(out.size() * options_.draws, 0.0);
  const std::size_t blocks = (options_.draws + block_draws - 1) / block_draws;
  in_parallel(options_.threads, blocks,
              [&](std::size_t block) { draw_block(terms, first_row, block * block_draws, totals); });
  in_parallel(options_.threads, out.size(), [&](std::size_t row) {
    out[row] = percentiles_5_95(std::span(totals).subspan(row * options_.draws, options_.draws));
  });
}

std::vector<Interval> Draws::intervals(std::span<const RowTerm> terms, std::uint32_t rows) {
  std::vector<Interval> out(rows);
  if (options_.draws == 0) return out;
  prepare(terms);
  auto at = terms.begin();
  for (std::uint32_t first = 0; first < rows; first += rows_at_a_time) {
    const std::uint32_t count = std::min(rows_at_a_time, rows - first);
    const auto end = std::find_if(at, terms.end(), [&](const RowTerm& t) { return t.row >= first + count; });
    draw_rows({at, end}, first, std::span(out).subspan(first, count));
    at = end;
  }
  return out;
}

}  // namespace capnr

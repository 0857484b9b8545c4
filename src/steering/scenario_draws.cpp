// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/scenario_draws.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "footprint/parallel.h"
#include "steering/replacement.h"

namespace capnr {
namespace {

constexpr std::size_t block_draws = 256;

// What moves together: its variables, and what each row has of it.
struct Move {
  std::uint32_t quantity = 0, stretch = 0, factor = 0;
  std::vector<double> of_row;
};

// The terms of each part, those of the parts it replaces included where the replacement is not covered.
class Moves {
 public:
  Moves(const ScenarioModel& model, std::span<const DrawnRow> rows) : model_(model), rows_(rows) {}

  void add(const std::vector<LinearTerm>& terms, Criterion criterion) {
    const auto c = static_cast<std::size_t>(criterion);
    const auto& parts = model_.parts();
    std::vector<std::vector<const LinearTerm*>> of_part(parts.size());
    for (const LinearTerm& term : terms) of_part[term.group].push_back(&term);
    for (std::uint32_t p = 0; p < parts.size(); ++p) {
      for (std::size_t phase = 0; phase < phase_count; ++phase) {
        std::uint32_t from = p;
        while (parts[from].kept[place(phase, c)]) from = parts[from].source;
        for (const LinearTerm* term : of_part[from])
          if (static_cast<std::size_t>(term->phase) == phase) add_term(*term, p);
      }
    }
  }

  std::vector<Move> take() {
    std::vector<Move> moves;
    moves.reserve(moves_.size());
    for (auto& [k, move] : moves_) moves.push_back(std::move(move));
    return moves;
  }

 private:
  void add_term(const LinearTerm& term, std::uint32_t part) {
    Move& move = moves_[{term.factor, term.stretch, term.quantity}];
    if (move.of_row.empty()) {
      move.quantity = term.quantity;
      move.stretch = term.stretch;
      move.factor = term.factor;
      move.of_row.resize(rows_.size());
    }
    const bool use = term.phase == Phase::use;
    for (std::size_t r = 0; r < rows_.size(); ++r)
      move.of_row[r] += term.coefficient * (use ? rows_[r].used[part] : rows_[r].made[part]);
  }

  const ScenarioModel& model_;
  std::span<const DrawnRow> rows_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Move> moves_;
};

}  // namespace

ScenarioDraws::ScenarioDraws(const ScenarioModel& model, const FactorSet& set, unsigned draws,
                             std::uint64_t seed, unsigned threads)
    : model_(model), linear_(model.basis(), set), draws_(draws), seed_(seed), threads_(threads) {}

namespace {

using Block = std::array<double, block_draws>;

// Loops of a fixed length, so that the compiler computes several draws at once.
void multiply(const double* a, const double* b, const double* c, Block& out) {
  for (std::size_t d = 0; d < block_draws; ++d) out[d] = a[d] * (b[d] * c[d]);
}

using Four = std::array<double, 4>;
void add_four(const Four& times, const std::array<Block, 4>& products, double* total) {
  for (std::size_t d = 0; d < block_draws; ++d)
    total[d] += times[0] * products[0][d] + times[1] * products[1][d] + times[2] * products[2][d] +
                times[3] * products[3][d];
}

}  // namespace

// One block of draws of every row, four moves at a time.
struct ScenarioDraws::Kernel {
  const ScenarioDraws& draws;
  const std::vector<Move>& moves;
  const std::vector<const LogNormal*>& distribution;
  std::vector<DrawnSamples>& out;

  void run(std::size_t first) const {
    const auto& variables = draws.linear_.variables();
    std::vector<std::unique_ptr<Block>> drawn(variables.size());
    Block certain;
    certain.fill(1.0);
    const auto multipliers = [&](std::uint32_t variable) -> const double* {
      if (distribution[variable] == nullptr) return certain.data();
      if (!draws.inputs_[variable].empty()) return &draws.inputs_[variable][first];
      std::unique_ptr<Block>& block = drawn[variable];
      if (block == nullptr) {
        block = std::make_unique<Block>();
        distribution[variable]->draw(draws.seed_, variables[variable].stream, first, *block);
      }
      return block->data();
    };
    std::array<Block, 4> products;
    for (Block& product : products) product.fill(0.0);
    for (std::size_t m = 0; m < moves.size(); m += 4) {
      const std::size_t count = std::min<std::size_t>(4, moves.size() - m);
      for (std::size_t i = 0; i < count; ++i) {
        const Move& move = moves[m + i];
        multiply(multipliers(move.quantity), multipliers(move.stretch), multipliers(move.factor),
                 products[i]);
      }
      for (std::size_t r = 0; r < out.size(); ++r) {
        Four times = {};
        for (std::size_t i = 0; i < count; ++i) times[i] = moves[m + i].of_row[r];
        if (times != Four{}) add_four(times, products, &out[r][first]);
      }
    }
  }
};

std::vector<DrawnSamples> ScenarioDraws::samples(Criterion criterion, std::span<const DrawnRow> rows) {
  Moves gathered(model_, rows);
  gathered.add(linear_.terms(criterion), criterion);
  const std::vector<Move> moves = gathered.take();
  const auto& variables = linear_.variables();
  const auto made_for = [&](double sigma) {
    return std::find_if(by_sigma_.begin(), by_sigma_.end(),
                        [&](const auto& each) { return each.first == sigma; });
  };
  const auto each_variable = [&](auto&& work) {
    for (const Move& move : moves)
      for (const std::uint32_t variable : {move.quantity, move.stretch, move.factor})
        if (variables[variable].sigma > 0) work(variable);
  };
  each_variable([&](std::uint32_t variable) {
    const double sigma = variables[variable].sigma;
    if (made_for(sigma) == by_sigma_.end()) by_sigma_.emplace_back(sigma, LogNormal(sigma));
  });
  std::vector<const LogNormal*> distribution(variables.size(), nullptr);
  each_variable(
      [&](std::uint32_t variable) { distribution[variable] = &made_for(variables[variable].sigma)->second; });
  const std::size_t blocks = (draws_ + block_draws - 1) / block_draws;
  std::vector<DrawnSamples> out(rows.size(), DrawnSamples(blocks * block_draws, 0.0));
  // Quantities, lifetimes and energies serve every criterion: they are drawn once.
  inputs_.resize(variables.size());
  for (const Move& move : moves) {
    for (const std::uint32_t variable : {move.quantity, move.stretch}) {
      if (distribution[variable] == nullptr || !inputs_[variable].empty()) continue;
      inputs_[variable].resize(blocks * block_draws);
      distribution[variable]->draw(seed_, variables[variable].stream, 0, inputs_[variable]);
    }
  }
  const Kernel kernel{*this, moves, distribution, out};
  in_parallel(threads_, blocks, [&](std::size_t block) { kernel.run(block * block_draws); });
  for (DrawnSamples& row : out) row.resize(draws_);
  return out;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/scenario_draws.h"

#include <algorithm>
#include <map>
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

// One block of draws of every row.
struct ScenarioDraws::Kernel {
  const ScenarioDraws& draws;
  const std::vector<Move>& moves;
  const std::vector<const LogNormal*>& distribution;
  std::vector<DrawnSamples>& out;

  void run(std::size_t first) const {
    const std::size_t width = std::min<std::size_t>(block_draws, draws.draws_ - first);
    const auto& variables = draws.linear_.variables();
    std::map<std::uint32_t, std::vector<double>> drawn;
    const std::vector<double> certain(width, 1.0);
    const auto multipliers = [&](std::uint32_t variable) {
      if (distribution[variable] == nullptr) return certain.data();
      const auto [at, added] = drawn.try_emplace(variable);
      if (added) {
        at->second.resize(width);
        distribution[variable]->draw(draws.seed_, variables[variable].stream, first, at->second);
      }
      return static_cast<const double*>(at->second.data());
    };
    std::vector<double> product(width);
    for (const Move& move : moves) {
      const double* quantity = multipliers(move.quantity);
      const double* stretch = multipliers(move.stretch);
      const double* factor = multipliers(move.factor);
      for (std::size_t d = 0; d < width; ++d) product[d] = quantity[d] * (stretch[d] * factor[d]);
      for (std::size_t r = 0; r < out.size(); ++r) {
        const double times = move.of_row[r];
        if (times == 0) continue;
        double* total = &out[r][first];
        for (std::size_t d = 0; d < width; ++d) total[d] += times * product[d];
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
  std::vector<DrawnSamples> out(rows.size(), DrawnSamples(draws_, 0.0));
  const Kernel kernel{*this, moves, distribution, out};
  in_parallel(threads_, (draws_ + block_draws - 1) / block_draws,
              [&](std::size_t block) { kernel.run(block * block_draws); });
  return out;
}

}  // namespace capnr

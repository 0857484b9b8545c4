// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/simulate.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "footprint/order_statistics.h"
#include "steering/scenario_draws.h"

namespace capnr {
namespace {

// What is left of a lever once rebound has given its part back.
double net(const Lever& lever) {
  return 1 - lever.rebound.share;
}

// A state of the parts that holds for several years, once the ramps are over and nothing grows.
struct State {
  std::vector<double> ramps, growth;
  std::vector<ScenarioScale> scales;
  std::vector<double> reference, scenario;                       // by criterion
  std::vector<std::vector<double>> in_order, alone, given_back;  // lever, criterion
  std::vector<DrawnRow> row_of_lever;  // what it takes off, by part: empty without draws
  std::size_t reference_row = 0, scenario_row = 0;
};

class Run {
 public:
  Run(const ScenarioModel& model, const FactorSet& set, const SimulationOptions& options)
      : model_(model),
        levers_(model.book().levers),
        criteria_(model.criteria().size()),
        set_(set),
        options_(options) {}

  Simulation simulation() {
    start();
    for (int year = out_.base_year; year <= options_.until; ++year) add_year(year);
    for (std::size_t l = 0; l < levers_.size(); ++l) finish_lever(l);
    add_totals();
    if (options_.draws > 0) draw();
    find_order();
    return std::move(out_);
  }

 private:
  void start() {
    out_.base_year = model_.base_year();
    out_.until = options_.until;
    out_.draws = options_.draws;
    out_.seed = options_.seed;
    out_.criteria = model_.criteria();
    out_.levers.resize(levers_.size());
    for (SimulatedLever& lever : out_.levers) {
      lever.in_order.resize(criteria_);
      for (SimulatedValue& value : lever.in_order) value.value = 0;
      for (auto* values : {&lever.alone, &lever.given_back, &lever.at_horizon})
        values->assign(criteria_, 0.0);
    }
  }

  std::vector<double> totals(const std::vector<ScenarioScale>& scales,
                             const std::vector<double>& growth) const {
    std::vector<double> totals;
    totals.reserve(criteria_);
    for (std::size_t c = 0; c < criteria_; ++c) totals.push_back(model_.total(c, scales, growth));
    return totals;
  }

  // What a lever took off, summed over the parts that it touches.
  std::vector<double> taken(std::size_t lever, const std::vector<ScenarioScale>& before,
                            const std::vector<ScenarioScale>& after,
                            const std::vector<double>& growth) const {
    std::vector<double> sums(criteria_, 0.0);
    for (const std::uint32_t p : model_.touched(lever)) {
      const double made = growth[p] * (before[p].made - after[p].made);
      const double used = growth[p] * (before[p].used - after[p].used);
      if (made == 0 && used == 0) continue;
      for (std::size_t c = 0; c < criteria_; ++c)
        sums[c] += made * model_.made(c, p) + used * model_.used(c, p);
    }
    return sums;
  }

  DrawnRow row_taken(std::size_t lever, const std::vector<ScenarioScale>& before,
                     const std::vector<ScenarioScale>& after, const std::vector<double>& growth) const {
    DrawnRow row{std::vector<double>(before.size(), 0.0), std::vector<double>(before.size(), 0.0)};
    for (const std::uint32_t p : model_.touched(lever)) {
      row.made[p] = growth[p] * (before[p].made - after[p].made);
      row.used[p] = growth[p] * (before[p].used - after[p].used);
    }
    return row;
  }

  State state_of(std::vector<double> ramps, std::vector<double> growth) const {
    State state{std::move(ramps), std::move(growth), model_.start(), {}, {}, {}, {}, {}, {}};
    const std::vector<ScenarioScale> start = state.scales;
    state.reference = totals(start, state.growth);
    for (std::size_t l = 0; l < levers_.size(); ++l) {
      const double ramp = state.ramps[l];
      const double intensity = ramp * net(levers_[l]);
      const std::vector<ScenarioScale> before = state.scales;
      model_.apply(l, intensity, state.scales);
      state.in_order.push_back(taken(l, before, state.scales, state.growth));
      if (options_.draws > 0) state.row_of_lever.push_back(row_taken(l, before, state.scales, state.growth));
      std::vector<ScenarioScale> other = before;
      std::vector<double> back(criteria_, 0.0);
      if (levers_[l].rebound.share != 0) {
        model_.apply(l, ramp, other);
        back = taken(l, before, other, state.growth);
        for (std::size_t c = 0; c < criteria_; ++c) back[c] -= state.in_order[l][c];
      }
      state.given_back.push_back(std::move(back));
      other = start;
      model_.apply(l, intensity, other);
      state.alone.push_back(taken(l, start, other, state.growth));
    }
    state.scenario = totals(state.scales, state.growth);
    return state;
  }

  void add_year(int year) {
    std::vector<double> ramps;
    ramps.reserve(levers_.size());
    for (const Lever& lever : levers_) ramps.push_back(lever.ramp(year));
    std::vector<double> growth = model_.growth(year);
    if (states_.empty() || states_.back().ramps != ramps || states_.back().growth != growth)
      states_.push_back(state_of(std::move(ramps), std::move(growth)));
    state_of_year_.push_back(states_.size() - 1);
    const State& state = states_.back();
    SimulatedYear result;
    result.year = year;
    for (std::size_t c = 0; c < criteria_; ++c) {
      result.reference.push_back({state.reference[c], {}, {}});
      result.scenario.push_back({state.scenario[c], {}, {}});
      result.avoided.push_back({0, {}, {}});
      for (std::size_t l = 0; l < levers_.size(); ++l) {
        SimulatedLever& lever = out_.levers[l];
        result.avoided[c].value += state.in_order[l][c];
        lever.in_order[c].value += state.in_order[l][c];
        lever.alone[c] += state.alone[l][c];
        lever.given_back[c] += state.given_back[l][c];
        lever.at_horizon[c] = state.in_order[l][c];
      }
    }
    result.cost = result.saving = 0;
    for (const Lever& lever : levers_) {
      const auto cost = cost_of(lever, year);
      const auto saving = saving_of(lever, year);
      result.known_cost += cost.value_or(0);
      result.known_saving += saving.value_or(0);
      result.cost = result.cost && cost ? std::optional(*result.cost + *cost) : std::nullopt;
      result.saving = result.saving && saving ? std::optional(*result.saving + *saving) : std::nullopt;
    }
    out_.years.push_back(std::move(result));
  }

  void finish_lever(std::size_t l) {
    SimulatedLever& lever = out_.levers[l];
    lever.cost = cost_until(levers_[l], out_.base_year, out_.until);
    lever.saving = saving_until(levers_[l], out_.base_year, out_.until);
    lever.quantity = model_.reach(l).quantity;
    lever.coverage = model_.coverage(l);
    for (std::size_t c = 0; c < criteria_; ++c) {
      if (model_.known(l, c)) continue;
      lever.in_order[c] = {};
      lever.alone[c] = lever.given_back[c] = lever.at_horizon[c] = unknown;
    }
    add_notices(l);
  }

  void add_notices(std::size_t l) {
    SimulatedLever& result = out_.levers[l];
    const Lever& lever = levers_[l];
    const LeverReach& reach = model_.reach(l);
    const auto say = [&](tl::unexpected<Error> error) { result.notices.push_back(std::move(error).value()); };
    if (reach.selected.empty()) {
      say(fail(Kind::not_found,
               "it acts on nothing: no equipment or resource of this inventory is what its filter says"));
    } else if (criteria_ > 0 && std::isnan(result.alone[0])) {
      say(fail(Kind::not_found, "its effect is unknown: the factor set has no figure for what it acts on"));
    } else if (result.coverage < 0.995) {
      say(fail(Kind::not_found, "{share} of what it acts on has a figure; its effect on the rest is unknown",
               {{"share", to_text(std::floor(100 * result.coverage)) + "\u00A0%"}}));
    }
    for (std::size_t other = 0; other < levers_.size(); ++other) {
      const auto& ids = lever.excludes_ids;
      if (std::find(ids.begin(), ids.end(), levers_[other].id) != ids.end())
        say(fail(Kind::usage, "it excludes {other}, which is simulated with it: a plan takes one of the two",
                 {{"other", levers_[other].id}}));
    }
    if (lever.start > options_.until) say(fail(Kind::usage, "it starts after the horizon"));
    if (lever.kind == LeverKind::better_hosting && reach.target.empty() && !reach.selected.empty() &&
        !any_worse_pue(reach))
      say(fail(Kind::usage, "the PUE aimed at is not better than the present one"));
    if (lever.kind == LeverKind::electricity_contract && !reach.selected.empty())
      say(fail(Kind::usage, "only the figure by contract changes: the grid delivers the same electricity"));
    if (lever.kind == LeverKind::lighten_pages && reach.units >= 1)
      say(fail(
          Kind::usage,
          "the gigabytes saved are more than the traffic of the inventory: no more than that is taken off"));
  }

  bool any_worse_pue(const LeverReach& reach) const {
    return std::any_of(reach.selected.begin(), reach.selected.end(),
                       [&](std::uint32_t part) { return model_.parts()[part].pue > reach.pue; });
  }

  void add_totals() {
    out_.avoided.assign(criteria_, {0, {}, {}});
    out_.cost = out_.saving = 0;
    for (const SimulatedYear& year : out_.years) {
      for (std::size_t c = 0; c < criteria_; ++c) out_.avoided[c].value += year.avoided[c].value;
      out_.known_cost += year.known_cost;
      out_.known_saving += year.known_saving;
      out_.cost = out_.cost && year.cost ? std::optional(*out_.cost + *year.cost) : std::nullopt;
      out_.saving = out_.saving && year.saving ? std::optional(*out_.saving + *year.saving) : std::nullopt;
    }
  }

  // A row a reference (one a growth), one a scenario, then one a lever: what it takes off over the years.
  std::vector<DrawnRow> rows() {
    std::vector<DrawnRow> rows;
    const std::size_t parts = model_.parts().size();
    const std::vector<ScenarioScale> start = model_.start();
    const auto row_of = [&](const State& state, const std::vector<ScenarioScale>& scales) {
      DrawnRow row{std::vector<double>(parts), std::vector<double>(parts)};
      for (std::size_t p = 0; p < parts; ++p) {
        row.made[p] = state.growth[p] * scales[p].made;
        row.used[p] = state.growth[p] * scales[p].used;
      }
      return row;
    };
    for (std::size_t s = 0; s < states_.size(); ++s) {
      State& state = states_[s];
      const bool same = s > 0 && states_[s - 1].growth == state.growth;
      state.reference_row = same ? states_[s - 1].reference_row : rows.size();
      if (!same) rows.push_back(row_of(state, start));
      state.scenario_row = rows.size();
      rows.push_back(row_of(state, state.scales));
    }
    first_lever_row_ = rows.size();
    for (std::size_t l = 0; l < levers_.size(); ++l) {
      DrawnRow row{std::vector<double>(parts, 0.0), std::vector<double>(parts, 0.0)};
      for (const std::size_t state : state_of_year_) {
        const DrawnRow& taken = states_[state].row_of_lever[l];
        for (const std::uint32_t p : model_.touched(l)) {
          row.made[p] += taken.made[p];
          row.used[p] += taken.used[p];
        }
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  static void set_interval(SimulatedValue& value, const DrawnSamples& samples) {
    if (std::isnan(value.value)) return;
    const Interval interval = percentiles_5_95(samples);
    // The value is the mean of what is drawn; rounding must not put it out of its interval.
    value.p5 = std::min(interval.low, value.value);
    value.p95 = std::max(interval.high, value.value);
  }

  static DrawnSamples difference(const DrawnSamples& a, const DrawnSamples& b) {
    DrawnSamples out(a.size());
    for (std::size_t d = 0; d < a.size(); ++d) out[d] = a[d] - b[d];
    return out;
  }

  void draw() {
    const std::vector<DrawnRow> all_rows = rows();
    ScenarioDraws draws(model_, set_, options_.draws, options_.seed, options_.threads);
    for (std::size_t c = 0; c < criteria_; ++c) {
      const std::vector<DrawnSamples> samples = draws.samples(out_.criteria[c], all_rows);
      for (std::size_t y = 0; y < out_.years.size(); ++y) set_year(y, c, samples);
      DrawnSamples all(options_.draws, 0.0);
      for (std::size_t l = 0; l < levers_.size(); ++l) {
        const DrawnSamples& of_lever = samples[first_lever_row_ + l];
        set_interval(out_.levers[l].in_order[c], of_lever);
        for (std::size_t d = 0; d < all.size(); ++d) all[d] += of_lever[d];
      }
      set_interval(out_.avoided[c], all);
    }
  }

  void set_year(std::size_t y, std::size_t c, const std::vector<DrawnSamples>& samples) {
    SimulatedYear& year = out_.years[y];
    const std::size_t s = state_of_year_[y];
    if (y > 0 && state_of_year_[y - 1] == s) {
      const SimulatedYear& same = out_.years[y - 1];
      year.reference[c] = same.reference[c];
      year.scenario[c] = same.scenario[c];
      year.avoided[c] = same.avoided[c];
      return;
    }
    set_interval(year.reference[c], samples[states_[s].reference_row]);
    set_interval(year.scenario[c], samples[states_[s].scenario_row]);
    set_interval(year.avoided[c],
                 difference(samples[states_[s].reference_row], samples[states_[s].scenario_row]));
  }

  void find_order() {
    for (std::size_t a = 0; a < levers_.size(); ++a) {
      for (std::size_t b = a + 1; b < levers_.size(); ++b)
        if (!model_.commute(a, b)) out_.order_matters.emplace_back(a, b);
    }
  }

  const ScenarioModel& model_;
  const std::vector<Lever>& levers_;
  std::size_t criteria_;
  const FactorSet& set_;
  const SimulationOptions& options_;
  std::vector<State> states_ = {};
  std::vector<std::size_t> state_of_year_ = {};
  std::size_t first_lever_row_ = 0;
  Simulation out_ = {};
};

}  // namespace

Result<Simulation> simulate(const ScenarioModel& model, const FactorSet& set,
                            const SimulationOptions& options) {
  const int base = model.base_year();
  if (options.until < base || options.until > base + longest_horizon)
    return fail(Kind::usage, "the horizon must be a year from {first} to {last}",
                {{"first", std::to_string(base)}, {"last", std::to_string(base + longest_horizon)}});
  return Run(model, set, options).simulation();
}

double avoided_together(const ScenarioModel& model, const std::vector<bool>& chosen, std::size_t criterion,
                        int until) {
  double avoided = 0;
  const std::vector<Lever>& levers = model.book().levers;
  const std::vector<ScenarioScale> start = model.start();
  for (int year = model.base_year(); year <= until; ++year) {
    const std::vector<double> growth = model.growth(year);
    std::vector<ScenarioScale> scales = start;
    for (std::size_t l = 0; l < levers.size(); ++l)
      if (chosen[l]) model.apply(l, levers[l].ramp(year) * net(levers[l]), scales);
    avoided += model.total(criterion, start, growth) - model.total(criterion, scales, growth);
  }
  return avoided;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/huge_pages.h"
#include "footprint/engine.h"
#include "footprint/formulas.h"
#include "footprint/parallel.h"

namespace capnr {

Weights& Weights::operator+=(const Weights& other) {
  rows += other.rows;
  quantity += other.quantity;
  amortised += other.amortised;
  without_lifetime += other.without_lifetime;
  kwh += other.kwh;
  without_kwh += other.without_kwh;
  bought += other.bought;
  lifetime_sum += other.lifetime_sum;
  lifetime_count += other.lifetime_count;
  undated += other.undated;
  quantity_without_kwh += other.quantity_without_kwh;
  return *this;
}

namespace {

/// The rules of a profile that weights depend on, read once.
struct RowRules {
  bool usage_rate, floor, leave_retired_out;
  MethodProfile::Lifetime lifetime;
  std::int32_t as_of, first_of_year, last_of_year;

  RowRules(const MethodProfile& profile, Date date)
      : usage_rate(profile.usage_rate),
        floor(profile.lifetime_floor),
        leave_retired_out(profile.retired == MethodProfile::Retired::excluded),
        lifetime(profile.lifetime),
        as_of(date.days),
        first_of_year(date_of(year_of(date), 1, 1).days),
        last_of_year(date_of(year_of(date), 12, 31).days) {}

  double lifetime_from_dates(const RowNumbers& row) const {
    if (row.start == no_day) return unknown;
    const std::int32_t end = row.end == no_day ? as_of : row.end;
    // A purchase after the end of the period says nothing of how long the equipment will last.
    if (end < row.start || (end == row.start && !floor)) return unknown;
    return formula::lifetime(static_cast<double>(end) - static_cast<double>(row.start), floor);
  }

  double lifetime_of(const RowNumbers& row) const {
    const double declared = row.lifetime_years > 0 ? row.lifetime_years : unknown;
    if (lifetime == MethodProfile::Lifetime::item_default) return unknown;
    if (lifetime == MethodProfile::Lifetime::declared && !std::isnan(declared)) return declared;
    const double dated = lifetime_from_dates(row);
    return std::isnan(dated) ? declared : dated;
  }

  bool own_rate(const RowNumbers& row) const { return usage_rate && !std::isnan(row.usage_rate); }
  bool left_out(const RowNumbers& row) const {
    return leave_retired_out && row.end != no_day && row.end <= as_of;
  }

  // Sums without branches: whether a row gives its dates or its energy cannot be foreseen.
  void add(const RowNumbers& row, Weights& to) const {
    if (left_out(row)) return;
    const double used = own_rate(row) ? row.quantity * row.usage_rate : row.quantity;
    const double years = lifetime_of(row);
    const bool lasting = !std::isnan(years);
    const bool metered = !std::isnan(row.annual_kwh);
    const bool dated = row.start != no_day;
    const bool this_year = row.start >= first_of_year && row.start <= last_of_year;
    to.rows += 1;
    to.quantity += row.quantity;
    to.amortised += lasting ? formula::amortised(used, 1, years) : 0;
    to.without_lifetime += lasting ? 0 : used;
    to.kwh += metered ? used * row.annual_kwh : 0;
    to.without_kwh += metered ? 0 : used;
    to.bought += this_year ? used : 0;
    to.lifetime_sum += lasting ? row.quantity * years : 0;
    to.lifetime_count += lasting ? row.quantity : 0;
    to.undated += dated ? 0 : row.quantity;
    to.quantity_without_kwh += metered ? 0 : row.quantity;
  }
};

bool any_own_rate(const EquipmentBlock& block) {
  return std::any_of(block.usage_rate.begin(), block.usage_rate.end(),
                     [](double rate) { return !std::isnan(rate); });
}

// Classes come in any order: the memory is asked for those to come while others are added.
void prefetch(const Weights& weights) {
  __builtin_prefetch(&weights, 1);
  __builtin_prefetch(&weights.quantity_without_kwh, 1);
}

void resize_huge(std::vector<Weights>& weights, std::size_t size) {
  reserve_huge(weights, size);
  weights.resize(size);
}

// Twice as many as before, unless the room for those that are known to come is there already.
void grow_to(std::vector<Weights>& weights, std::size_t size) {
  if (size > weights.capacity())
    reserve_huge(weights, std::max<std::size_t>({256, size, weights.size() * 2}));
  weights.resize(std::max(size, std::min(weights.capacity(), weights.size() * 2)));
}

// The rows of a block whose class is in [first, last).
void add_block(const EquipmentBlock& block, const RowRules& rules, std::uint32_t first, std::uint32_t last,
               WeightTable& table) {
  constexpr std::size_t ahead = 12;
  const std::size_t rows = block.class_index.size();
  // The hot loop: plain pointers, whose bounds were checked when the block was read.
  const std::uint32_t* const classes = block.class_index.data();
  const double *const quantity = block.quantity.data(), *const annual_kwh = block.annual_kwh.data(),
                      *const usage_rate = block.usage_rate.data(),
                      *const lifetime_years = block.lifetime_years.data();
  const std::int32_t *const start = block.start.data(), *const end = block.end.data();
  Weights *const shared = table.by_class.data(), *const own = table.own_rate.data();
  for (std::size_t i = 0; i < rows; ++i) {
    prefetch(shared[classes[std::min(i + ahead, rows - 1)]]);
    const std::uint32_t of = classes[i];
    if (of < first || of >= last) continue;
    const RowNumbers row = {quantity[i], start[i], end[i], annual_kwh[i], usage_rate[i], lifetime_years[i]};
    rules.add(row, (rules.own_rate(row) ? own : shared)[of]);
  }
}

}  // namespace

double row_lifetime(const RowNumbers& row, const MethodProfile& profile, Date as_of) {
  return RowRules(profile, as_of).lifetime_of(row);
}

Weights row_weights(const RowNumbers& row, const MethodProfile& profile, Date as_of) {
  Weights weights;
  RowRules(profile, as_of).add(row, weights);
  return weights;
}

WeightTable sum_weights(const InventoryData& inventory, const MethodProfile& profile, Date as_of,
                        unsigned threads) {
  WeightTable total;
  total.as_of = as_of;
  resize_huge(total.by_class, inventory.classes.size());
  const RowRules rules(profile, as_of);
  if (profile.usage_rate && std::any_of(inventory.blocks.begin(), inventory.blocks.end(), any_own_rate))
    resize_huge(total.own_rate, inventory.classes.size());
  const std::size_t workers = std::max(1U, threads);
  in_parallel(threads, workers, [&](std::size_t worker) {
    const auto first = static_cast<std::uint32_t>(inventory.classes.size() * worker / workers);
    const auto last = static_cast<std::uint32_t>(inventory.classes.size() * (worker + 1) / workers);
    for (const EquipmentBlock& block : inventory.blocks) add_block(block, rules, first, last, total);
  });
  return total;
}

struct WeightAccumulator::State {
  RowRules rules;
  WeightTable total = {};
};

WeightAccumulator::WeightAccumulator(const MethodProfile& profile, Date as_of, std::size_t classes)
    : state_(std::make_unique<State>(State{RowRules(profile, as_of)})) {
  state_->total.as_of = as_of;
  reserve_huge(state_->total.by_class, classes);
}
WeightAccumulator::~WeightAccumulator() = default;

void WeightAccumulator::add(std::uint32_t class_index, const RowNumbers& row) {
  State& state = *state_;
  std::vector<Weights>& side = state.rules.own_rate(row) ? state.total.own_rate : state.total.by_class;
  if (side.size() <= class_index) grow_to(side, class_index + std::size_t{1});
  state.rules.add(row, side.data()[class_index]);
}

const void* WeightAccumulator::place_of(std::uint32_t class_index) const {
  const std::vector<Weights>& side = state_->total.by_class;
  return class_index < side.size() ? side.data() + class_index : nullptr;
}

void WeightAccumulator::add(const EquipmentBlock& block) {
  if (block.class_index.empty()) return;
  State& state = *state_;
  const std::size_t classes =
      *std::max_element(block.class_index.begin(), block.class_index.end()) + std::size_t{1};
  const auto make_room = [classes](std::vector<Weights>& side) {
    if (side.size() < classes) grow_to(side, classes);
  };
  make_room(state.total.by_class);
  if (state.rules.usage_rate && any_own_rate(block)) make_room(state.total.own_rate);
  add_block(block, state.rules, 0, static_cast<std::uint32_t>(classes), state.total);
}

WeightTable WeightAccumulator::take() && {
  return std::move(state_->total);
}

}  // namespace capnr

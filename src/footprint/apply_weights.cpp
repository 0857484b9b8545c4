// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "footprint/class_factors.h"
#include "footprint/formulas.h"

namespace capnr {
namespace {

// A part of the group's quantity that has, or has not, a figure.
void add_part(Impact& impact, double value, double fraction, PackIndex pack) {
  impact.value = std::isnan(impact.value) ? value : impact.value + value;
  impact.covered += static_cast<float>(fraction);
  if (impact.pack == no_pack) impact.pack = pack;
}

void settle(Impact& impact, Gap reason) {
  if (impact.covered >= 0.999999F) {
    impact.covered = 1;
    impact.gap = Gap::none;
  } else {
    impact.gap = reason;
  }
}

double fraction(double part, double whole) {
  return whole == 0 ? 1 : part / whole;
}

// Units that wear out in the year (stock), or that were bought in it (flow), and the share of the quantity
// for which that is known.
double apply_amounts(Group& group, const ClassFactors& factors, const Weights& shared, const Weights& own,
                     const MethodProfile& profile) {
  if (profile.view == MethodProfile::View::flow) {
    group.amount.fill(shared.bought * factors.rate + own.bought);
    return fraction(group.quantity - group.weights.undated, group.quantity);
  }
  const double told = shared.amortised * factors.rate + own.amortised;
  const double without = shared.without_lifetime * factors.rate + own.without_lifetime;
  const double by_default =
      factors.lifetime.known() ? formula::amortised(without, 1, factors.lifetime.value) : 0;
  group.over_told_lifetime.fill(told);
  group.over_default_lifetime.fill(by_default);
  group.amount.fill(told + by_default);
  return factors.lifetime.known() ? 1 : fraction(group.weights.lifetime_count, group.quantity);
}

// The electricity of the year, and the share of the quantity for which it is known; what is left for the item's
// own use factor.
double apply_energy(Group& group, const ClassFactors& factors, const Weights& shared, const Weights& own) {
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  const double told = shared.kwh * factors.rate + own.kwh;
  double left = shared.without_kwh * factors.rate + own.without_kwh;
  double by_default = 0;
  double metered_share = 1 - fraction(group.weights.quantity_without_kwh, group.quantity);
  if (group.quantity == 0 || group.weights.quantity_without_kwh == 0) metered_share = 1;
  if (factors.item != nullptr && factors.item->annual_kwh.known()) {
    by_default = left * factors.item->annual_kwh.value;
    left = 0;
    metered_share = 1;
  }
  group.over_told_lifetime[use] = group.over_default_lifetime[use] = 0;
  group.amount[use] = left;
  group.mix_kwh = formula::metered(told + by_default, factors.pue);
  const bool default_pue = factors.pue_from == ClassFactors::PueFrom::set;
  group.default_kwh = default_pue ? group.mix_kwh : formula::metered(by_default, factors.pue);
  group.kwh = metered_share > 0 ? group.mix_kwh : unknown;
  return metered_share;
}

void apply_embodied(Group& group, const ReferenceItem* item, double known_share) {
  for (const Phase phase : phases) {
    if (phase == Phase::use) continue;
    const auto p = static_cast<std::size_t>(phase);
    for (std::size_t c = 0; c < criterion_count; ++c) {
      Impact& impact = group.impacts[p][c];
      if (item == nullptr) continue;  // Gap::no_item
      const Factor& factor = item->factors[p][c];
      if (factor.known() && known_share > 0) {
        add_part(impact, formula::embodied(group.amount[p], factor.value), known_share, factor.pack);
      }
      settle(impact, factor.known() ? Gap::no_amount : Gap::no_factor);
    }
  }
}

void apply_use(Group& group, const ClassFactors& factors, double metered_share) {
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  const Gap unmetered = factors.item == nullptr ? Gap::no_item : Gap::no_energy;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    Impact& impact = group.impacts[use][c];
    Gap reason = unmetered;
    if (metered_share > 0) {
      if (static_cast<Criterion>(c) == Criterion::fe) {
        add_part(impact, formula::final_energy(group.mix_kwh), metered_share, no_pack);
      } else if (factors.mix != nullptr && factors.mix->factors[c].known()) {
        const Factor& mix = factors.mix->factors[c];
        add_part(impact, formula::electricity(group.mix_kwh, mix.value), metered_share, mix.pack);
      } else {
        reason = factors.mix == nullptr ? Gap::no_mix : Gap::no_factor;
      }
    }
    if (metered_share < 1 && factors.item != nullptr && factors.item->factors[use][c].known()) {
      const Factor& own = factors.item->factors[use][c];
      add_part(impact, formula::embodied(group.amount[use], own.value), 1 - metered_share, own.pack);
    }
    settle(impact, reason);
  }
}

}  // namespace

void apply_weights(Group& group, const ClassFactors& factors, const Weights& shared, const Weights& own,
                   const FactorSet&, const MethodProfile& profile) {
  group.item = factors.item_index;
  group.mix = factors.mix_index;
  group.weights = shared;
  group.weights += own;
  group.quantity = group.weights.quantity;
  const double known_share = apply_amounts(group, factors, shared, own, profile);
  const double metered_share = apply_energy(group, factors, shared, own);
  apply_embodied(group, factors.item, known_share);
  apply_use(group, factors, metered_share);
}

}  // namespace capnr

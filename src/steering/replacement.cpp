// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/replacement.h"

#include <cmath>

#include "footprint/formulas.h"

namespace capnr {
namespace {

constexpr auto use = static_cast<std::size_t>(Phase::use);

// The use of the group on its mix and by its item's own factor; unknown when one of them has no factor.
double use_impact(const Group& group, std::size_t c, const FactorSet& set) {
  double value = 0;
  if (group.mix_kwh != 0) {
    if (static_cast<Criterion>(c) == Criterion::fe) {
      value += formula::final_energy(group.mix_kwh);
    } else if (group.mix != no_index && set.mixes[group.mix].factors[c].known()) {
      value += formula::electricity(group.mix_kwh, set.mixes[group.mix].factors[c].value);
    } else {
      return unknown;
    }
  }
  if (group.amount[use] != 0) {
    const Factor* own = group.item == no_index ? nullptr : &set.items[group.item].factors[use][c];
    if (own != nullptr && own->known()) {
      value += formula::embodied(group.amount[use], own->value);
    } else if (group.mix_kwh == 0) {
      return unknown;
    }
  }
  return value;
}

void put(Replacement& made, std::size_t phase, std::size_t c, double value) {
  Impact& impact = made.group.impacts[phase][c];
  if (made.kept[place(phase, c)] || std::isnan(impact.value) || std::isnan(value)) {
    made.kept.set(place(phase, c));
    impact.value = unknown;
  } else {
    impact.value = value;
  }
}

// The part of a group that is the use by its item's own factor.
Group own_use(const Group& group, const FactorSet& set) {
  Group own;
  own.key = group.key;
  own.unit = group.unit;
  own.item = group.item;
  own.mix = group.mix;
  own.grade = group.grade;
  own.amount[use] = group.amount[use];
  for (std::size_t c = 0; c < criterion_count; ++c) {
    const Factor& factor = set.items[group.item].factors[use][c];
    if (std::isnan(group.impacts[use][c].value) || !factor.known()) continue;
    own.impacts[use][c] = group.impacts[use][c];
    own.impacts[use][c].value = formula::embodied(group.amount[use], factor.value);
  }
  return own;
}

}  // namespace

void split_use(std::vector<Group>& groups, const FactorSet& set) {
  const std::size_t before = groups.size();
  for (std::size_t g = 0; g < before; ++g) {
    if (groups[g].unit != ItemUnit::unit || (groups[g].amount[use] == 0 && groups[g].mix_kwh == 0)) continue;
    const Group own = groups[g].item == no_index ? Group{} : own_use(groups[g], set);
    Group& rest = groups[g];
    rest.amount[use] = 0;
    bool any = false;  // figures that the electricity alone does not explain
    for (std::size_t c = 0; c < criterion_count; ++c) {
      Impact& impact = rest.impacts[use][c];
      if (std::isnan(impact.value)) continue;
      impact.value = use_impact(rest, c, set);
      any = any ||
            (!std::isnan(own.impacts[use][c].value) && (own.amount[use] != 0 || std::isnan(impact.value)));
    }
    if (any) groups.push_back(own);
  }
}

Replacement on_mix(const Group& group, const ScenarioPart& part, std::uint32_t mix, const FactorSet& set) {
  Replacement made{group, part.kept};
  made.group.mix = mix;
  for (std::size_t c = 0; c < criterion_count; ++c) put(made, use, c, use_impact(made.group, c, set));
  return made;
}

Replacement as_item(const Group& group, const ScenarioPart& part, const ItemChange& change,
                    const FactorSet& set) {
  Replacement made{group, part.kept};
  Group& to = made.group;
  to.item = change.item;
  to.quantity *= change.ratio;
  for (std::size_t p = 0; p < phase_count; ++p) {
    const double times = p == use ? change.ratio : change.ratio * change.lifetime;
    to.amount[p] *= times;
    to.over_told_lifetime[p] *= times;
    to.over_default_lifetime[p] *= times;
  }
  const bool energy_known = !std::isnan(change.energy) || group.mix_kwh == 0;
  const double energy = std::isnan(change.energy) ? 1 : change.energy;
  to.mix_kwh *= change.ratio * energy;
  to.default_kwh = to.mix_kwh;  // whatever the old one told, the new one's is an estimate
  to.kwh *= change.ratio * energy;
  const ImpactFactors& factors = set.items[change.item].factors;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    for (std::size_t p = 0; p < phase_count; ++p) {
      if (p == use) continue;
      put(made, p, c, factors[p][c].known() ? formula::embodied(to.amount[p], factors[p][c].value) : unknown);
    }
    const bool own_factor = to.amount[use] == 0 || factors[use][c].known();
    put(made, use, c, energy_known && own_factor ? use_impact(to, c, set) : unknown);
  }
  return made;
}

}  // namespace capnr

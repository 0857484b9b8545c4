// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "steering/replacement.h"
#include "steering/scenario.h"

// What can be said of levers without simulating them.

namespace capnr {
namespace {

constexpr auto use = static_cast<std::size_t>(Phase::use);

// The phases whose figures a lever moves.
bool moves(const LeverReach& reach, const Lever& lever, std::size_t phase) {
  if (lever.kind == LeverKind::electricity_contract || lever.kind == LeverKind::better_hosting)
    return phase == use;
  if (!reach.target.empty()) return true;
  return phase == use ? reach.used > 0 || reach.made == 0 : reach.made > 0;
}

}  // namespace

bool ScenarioModel::known(std::size_t lever, std::size_t criterion) const {
  const LeverReach& reach = reaches_[lever];
  if (reach.selected.empty()) return true;
  const auto c = static_cast<std::size_t>(criteria_[criterion]);
  for (std::size_t i = 0; i < reach.selected.size(); ++i) {
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
      if (!moves(reach, book_.levers[lever], phase)) continue;
      const bool held = !reach.target.empty() && parts_[reach.target[i]].kept[place(phase, c)];
      if (!held && !std::isnan(figure(reach.selected[i], phase, c))) return true;
    }
  }
  return false;
}

double ScenarioModel::coverage(std::size_t lever) const {
  const LeverReach& reach = reaches_[lever];
  constexpr auto gwp = static_cast<std::size_t>(Criterion::gwp);
  double covered = 0, whole = 0;
  for (std::size_t i = 0; i < reach.selected.size(); ++i) {
    const Group& group = basis_.groups[reach.selected[i]];
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
      if (!moves(reach, book_.levers[lever], phase)) continue;
      const bool held = !reach.target.empty() && parts_[reach.target[i]].kept[place(phase, gwp)];
      whole += group.quantity;
      if (!held) covered += group.quantity * static_cast<double>(group.impacts[phase][gwp].covered);
    }
  }
  return whole > 0 ? covered / whole : 0;
}

// A lever that only scales commutes with one that replaces when it treats the old and the new alike.
bool ScenarioModel::same_for(std::size_t scaling, std::size_t other) const {
  const LeverReach& reach = reaches_[other];
  for (std::size_t i = 0; i < reach.target.size(); ++i) {
    if (matched_[scaling][reach.selected[i]] != matched_[scaling][reach.target[i]]) return false;
  }
  return true;
}

bool ScenarioModel::apart(std::size_t a, std::size_t b) const {
  const auto meets = [&](std::size_t one, std::size_t other) {
    return std::any_of(touched_[one].begin(), touched_[one].end(), [&](std::uint32_t part) {
      return matched_[other][part] ||
             std::find(touched_[other].begin(), touched_[other].end(), part) != touched_[other].end();
    });
  };
  return !meets(a, b) && !meets(b, a);
}

bool ScenarioModel::commute(std::size_t a, std::size_t b) const {
  // A better PUE multiplies too, as long as nothing else changes the PUE.
  const auto scales = [&](std::size_t lever, std::size_t other) {
    const Lever& it = book_.levers[lever];
    const bool by_pue = it.kind == LeverKind::better_hosting && it.text("zone").empty();
    return only_scales(it.kind) || (by_pue && book_.levers[other].kind != LeverKind::better_hosting);
  };
  const bool a_scales = scales(a, b), b_scales = scales(b, a);
  if (a_scales && b_scales) return true;
  if (a_scales) return same_for(a, b);
  if (b_scales) return same_for(b, a);
  return apart(a, b);
}

}  // namespace capnr

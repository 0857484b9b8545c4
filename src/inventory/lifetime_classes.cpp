// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/lifetime_classes.h"

#include <cmath>

namespace capnr {
namespace {

bool has_age(const EquipmentLife& life) {
  return life.start && *life.start <= life.end;
}

void count(LifetimeClass& all, const EquipmentLife& life) {
  all.machines += life.quantity;
  switch (life.how) {
    case LifeEnd::in_service:
      all.in_service += life.quantity;
      break;
    case LifeEnd::not_followed:
      all.not_followed += life.quantity;
      break;
    case LifeEnd::dated:
      all.dated += life.quantity;
      break;
    case LifeEnd::by_status:
      all.by_status += life.quantity;
      break;
    case LifeEnd::vanished:
      all.vanished += life.quantity;
      break;
  }
  if (!has_age(life)) all.undated += life.quantity;
}

}  // namespace

bool is_premature(const ExpectedLife& one) {
  return one.life->retired() && has_age(*one.life) && one.life->age() < one.expected_years;
}

LifetimeClass lifetime_class(std::vector<std::string> key, std::span<const ExpectedLife> lives,
                             std::span<const double> ages, Date first_inventory, bool late_entry,
                             SurvivalInterval interval) {
  LifetimeClass all;
  all.key = std::move(key);
  std::vector<LifeObservation> observations;
  double withdrawn = 0, ages_withdrawn = 0;
  for (const ExpectedLife& one : lives) {
    const EquipmentLife& life = *one.life;
    count(all, life);
    const auto observation = observation_of(life, late_entry ? std::optional(first_inventory) : std::nullopt);
    if (!observation) continue;
    observations.push_back(*observation);
    if (*life.start < first_inventory) all.before_inventories += life.quantity;
    if (!life.retired()) continue;
    withdrawn += life.quantity;
    ages_withdrawn += life.quantity * life.age();
    if (std::isnan(one.expected_years)) continue;
    all.judged += life.quantity;
    if (is_premature(one)) all.premature += life.quantity;
  }
  all.curve = kaplan_meier(observations, interval);
  all.median = survival_quantile(all.curve, 0.5);
  all.first_quartile = survival_quantile(all.curve, 0.25);
  for (const double age : ages)
    all.alive.push_back({survival_share(all.curve, age), number_at_risk(observations, age)});
  if (!ages.empty() && !std::isnan(all.alive.back().share.survival))
    all.mean_to = restricted_mean(all.curve, ages.back());
  if (withdrawn > 0) all.mean_age_withdrawn = ages_withdrawn / withdrawn;
  return all;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>

#include "steering/calculator_parts.h"

namespace capnr {
namespace {

// Where the deliberation starts from: computers are kept 5 years, phones 2.
constexpr double computer_years = 5, phone_years = 2;

bool serves(const CityLives& lives, const EquipmentLife& life) {
  return life.how == LifeEnd::in_service && !lives.classes[life.class_number].personal &&
         (life.status == EquipmentStatus::unspecified || life.status == EquipmentStatus::in_use ||
          life.status == EquipmentStatus::repair);
}

struct AgeOf {
  double age = 0, quantity = 0;
};

// Ages of the machines of a kind that were withdrawn in the year.
std::vector<AgeOf> retired_ages(const CalculatorInput& input, std::string_view word) {
  std::vector<AgeOf> ages;
  const CityLives& lives = input.now.lives;
  const std::vector<bool> named = kinds_named(word, lives.kinds);
  for (const EquipmentLife& life : lives.lives.lives) {
    if (!life.retired() || !life.start || *life.start > life.end || year_of(life.end) != input.year) continue;
    if (lives.classes[life.class_number].personal || !named[lives.kind_number(life)]) continue;
    ages.push_back({life.age(), life.quantity});
  }
  std::ranges::sort(ages, {}, &AgeOf::age);
  return ages;
}

// The age by which this share has left; the middle of two ages when it falls between them.
double quantile(const std::vector<AgeOf>& ages, double share) {
  double total = 0;
  for (const AgeOf& one : ages) total += one.quantity;
  const double wanted = share * total;
  double sum = 0;
  for (std::size_t i = 0; i < ages.size(); ++i) {
    sum += ages[i].quantity;
    if (sum > wanted || i + 1 == ages.size()) return ages[i].age;
    if (sum == wanted) return (ages[i].age + ages[i + 1].age) / 2;
  }
  return std::nan("");
}

Calculation ages_at_retirement(const CalculatorInput& input, std::string_view word) {
  const std::vector<AgeOf> ages = retired_ages(input, word);
  if (ages.empty()) return nothing("no machine of the kind was withdrawn in the year with a known age");
  Calculation calculation;
  calculation.values = {
      {.measure = "median", .value = quantile(ages, 0.5), .grade = Grade::imported},
      {.measure = "first_quartile", .value = quantile(ages, 0.25), .grade = Grade::imported}};
  return calculation;
}

void add_survival(Calculation& to, const CityLives& lives, const char* measure, std::string_view word,
                  double years) {
  const std::vector<bool> named = kinds_named(word, lives.kinds);
  std::vector<LifeObservation> observations;
  for (const EquipmentLife& life : lives.lives.lives) {
    if (lives.classes[life.class_number].personal || !named[lives.kind_number(life)]) continue;
    if (const auto observation = observation_of(life)) observations.push_back(*observation);
  }
  const SurvivalShare share = survival_share(kaplan_meier(observations), years);
  if (std::isnan(share.survival)) return;
  ComputedValue value{.measure = measure, .value = 100 * share.survival, .grade = Grade::imported};
  if (!std::isnan(share.lower) && !std::isnan(share.upper)) {
    value.low = 100 * share.lower;
    value.high = 100 * share.upper;
  }
  to.values.push_back(std::move(value));
}

void count_premature(const CalculatorInput& input, std::string_view word, double years, double& early,
                     double& all) {
  for (const AgeOf& one : retired_ages(input, word)) {
    all += one.quantity;
    if (one.age < years) early += one.quantity;
  }
}

void add_mean_age(Calculation& to, const CityLives& lives, const char* measure, std::string_view word) {
  const std::vector<bool> named = kinds_named(word, lives.kinds);
  double sum = 0, units = 0;
  for (const EquipmentLife& life : lives.lives.lives) {
    if (!serves(lives, life) || !life.start || *life.start > lives.as_of || !named[lives.kind_number(life)])
      continue;
    sum += life.quantity * years_between(*life.start, lives.as_of);
    units += life.quantity;
  }
  if (units > 0) to.values.push_back({.measure = measure, .value = sum / units, .grade = Grade::imported});
}

}  // namespace

double in_service(const CityLives& lives, std::string_view word) {
  const std::vector<bool> named = kinds_named(word, lives.kinds);
  double units = 0;
  for (const EquipmentLife& life : lives.lives.lives)
    if (serves(lives, life) && named[lives.kind_number(life)]) units += life.quantity;
  return units;
}

Calculation equipment_per_agent(const CalculatorInput& input) {
  const std::optional<double>& fte = input.now.inventory.city.fte;
  if (!fte || *fte <= 0) return nothing("city.toml does not say how many agents the city has: fte");
  Calculation calculation;
  for (const auto& [measure, word] :
       {std::pair{"computers", "computer"}, std::pair{"screens", "screen"}, std::pair{"phones", "phone"}})
    if (const double units = in_service(input.now.lives, word); units > 0)
      calculation.values.push_back({.measure = measure, .value = units / *fte, .grade = Grade::imported});
  if (calculation.values.empty()) return nothing("no computer, screen nor phone was recognised");
  return calculation;
}

Calculation agents_per_printer(const CalculatorInput& input) {
  const std::optional<double>& fte = input.now.inventory.city.fte;
  if (!fte || *fte <= 0) return nothing("city.toml does not say how many agents the city has: fte");
  const double printers =
      in_service(input.now.lives, "printer") + in_service(input.now.lives, "multifunction-printer");
  if (printers <= 0) return nothing("no printer was recognised");
  return one_value({.value = *fte / printers, .grade = Grade::imported});
}

Calculation computer_ages_at_retirement(const CalculatorInput& input) {
  return ages_at_retirement(input, "computer");
}
Calculation phone_ages_at_retirement(const CalculatorInput& input) {
  return ages_at_retirement(input, "phone");
}

Calculation fleet_survival(const CalculatorInput& input) {
  Calculation calculation;
  add_survival(calculation, input.now.lives, "computers_6_years", "computer", 6);
  add_survival(calculation, input.now.lives, "phones_3_years", "phone", 3);
  if (calculation.values.empty()) return nothing("no machine was followed long enough");
  return calculation;
}

Calculation premature_retirements(const CalculatorInput& input) {
  double early = 0, all = 0;
  count_premature(input, "computer", computer_years, early, all);
  count_premature(input, "phone", phone_years, early, all);
  if (all <= 0) return nothing("no machine of the kind was withdrawn in the year with a known age");
  return one_value({.value = 100 * early / all, .grade = Grade::imported});
}

Calculation mean_age(const CalculatorInput& input) {
  Calculation calculation;
  add_mean_age(calculation, input.now.lives, "computers", "computer");
  add_mean_age(calculation, input.now.lives, "phones", "phone");
  if (calculation.values.empty()) return nothing("no machine in service has a known age");
  return calculation;
}

Calculation avoided_by_longer_use(const CalculatorInput& input) {
  double avoided = 0;
  bool known = false;
  for (const auto& [word, reference] :
       {std::pair{"computer", computer_years}, std::pair{"phone", phone_years}}) {
    const std::vector<AgeOf> ages = retired_ages(input, word);
    if (ages.empty()) continue;
    const double actual = quantile(ages, 0.5);
    if (!(actual > 0)) continue;
    const CityLives& lives = input.now.lives;
    const std::vector<bool> named = kinds_named(word, lives.kinds);
    for (const EquipmentLife& life : lives.lives.lives) {
      const EquipmentKind& kind = lives.kind_of(life);
      if (!serves(lives, life) || !named[lives.kind_number(life)] || std::isnan(kind.manufacturing_gwp))
        continue;
      avoided += life.quantity * kind.manufacturing_gwp * (1 / reference - 1 / actual);
      known = true;
    }
  }
  if (!known) return nothing("no machine of the kind was withdrawn in the year with a known age");
  return one_value({.value = avoided});
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/calculators.h"

#include <array>

#include "steering/calculator_parts.h"
#include "steering/standing.h"

namespace capnr {
namespace {

constexpr std::array all_calculators = {
    Calculator{"I-0.1b", "indicators-up-to-date 1", indicators_up_to_date},
    Calculator{"I-1.1a", "carbon-footprint 1", carbon_footprint},
    Calculator{"I-1.1b", "footprint-per-agent 1", footprint_per_agent},
    Calculator{"I-1.2a", "electricity 1", electricity},
    Calculator{"I-1.2b", "mineral-resources 1", mineral_resources},
    Calculator{"I-1.2c", "hosting 1", hosting},
    Calculator{"I-1.2d", "measured-share 1", measured_share},
    Calculator{"I-1.3a", "change-effects 1", change_effects},
    Calculator{"I-1.3b", "offset-rate 1", offset_rate},
    Calculator{"I-1.3c", "growth-by-use 1", growth_by_use},
    Calculator{"I-1.7a", "equipment-per-agent 1", equipment_per_agent},
    Calculator{"I-1.7e", "agents-per-printer 1", agents_per_printer},
    Calculator{"I-1.9a", "computer-ages-at-retirement 1", computer_ages_at_retirement},
    Calculator{"I-1.9b", "phone-ages-at-retirement 1", phone_ages_at_retirement},
    Calculator{"I-1.9c", "fleet-survival 1", fleet_survival},
    Calculator{"I-1.9d", "premature-retirements 1", premature_retirements},
    Calculator{"I-1.9e", "mean-age 1", mean_age},
    Calculator{"I-1.9f", "avoided-by-longer-use 1", avoided_by_longer_use},
};

constexpr std::string_view own_indicator = "I-0.1b";

// A calculator that looks at two years rests on both inventories.
bool looks_back(const Calculator& calculator) {
  return calculator.indicator.starts_with("I-1.3");
}

}  // namespace

std::span<const Calculator> calculators() {
  return all_calculators;
}

LedgerEntry entry_of(const Calculator& calculator, const ComputedValue& value, const CalculatorInput& input) {
  const Indicator& indicator = *input.programme.indicator(calculator.indicator);
  LedgerEntry entry;
  entry.key = {indicator.id, value.measure, value.scope, year_period(input.year)};
  entry.value = value.value;
  entry.unit = indicator.measure(value.measure)->unit;
  entry.low = value.low;
  entry.high = value.high;
  entry.grade = value.grade;
  entry.origin = ValueOrigin::calculator;
  entry.formula = calculator.formula;
  entry.stale_after = stale_after(indicator, entry.key.period);
  if (looks_back(calculator) && input.before != nullptr)
    entry.sources.push_back({"inventory " + to_string(input.before->date), "", 0, 0});
  entry.sources.push_back({"inventory " + to_string(input.now.date), "", 0, 0});
  return entry;
}

Calculation nothing(std::string missing, std::vector<std::pair<std::string, std::string>> parameters) {
  return {{}, std::move(missing), std::move(parameters)};
}

Calculation one_value(ComputedValue value) {
  Calculation calculation;
  calculation.values.push_back(std::move(value));
  return calculation;
}

// Of the whole programme but itself, at the end of the year: what nobody has measured counts as not up to date.
Calculation indicators_up_to_date(const CalculatorInput& input) {
  const Date end = year_period(input.year).until;
  std::size_t indicators = 0, fresh = 0;
  const Indicator* last = nullptr;
  bool counted = false;
  for (const Standing& standing : standings(input.programme, input.entries, end)) {
    if (standing.indicator->id == own_indicator) continue;
    if (standing.indicator != last) {
      last = standing.indicator;
      ++indicators;
      counted = false;
    }
    const bool is_fresh =
        standing.status != StandingStatus::no_evidence && standing.status != StandingStatus::stale;
    if (is_fresh && !counted) {
      ++fresh;
      counted = true;
    }
  }
  if (indicators == 0) return nothing("the programme has no indicator");
  return one_value({.value = 100.0 * static_cast<double>(fresh) / static_cast<double>(indicators),
                    .grade = Grade::measured});
}

}  // namespace capnr

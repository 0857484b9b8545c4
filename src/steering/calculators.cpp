// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/calculators.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "steering/calculator_parts.h"
#include "steering/standing.h"

namespace capnr {
namespace {

constexpr auto two_inventories = CalculatorBasis::two_inventories;
constexpr auto purchases = CalculatorBasis::purchases;
constexpr auto disposals = CalculatorBasis::disposals;
constexpr auto targets = CalculatorBasis::targets;
constexpr auto publications = CalculatorBasis::publications;
constexpr auto plan = CalculatorBasis::plan;
constexpr auto inventory_and_meters = CalculatorBasis::inventory_and_meters;
constexpr auto inventory_and_software = CalculatorBasis::inventory_and_software;
constexpr auto scans = CalculatorBasis::scans;

constexpr std::array all_calculators = {
    Calculator{"I-0.1a", "commitments-covered 1", commitments_covered, plan},
    Calculator{"I-0.1b", "indicators-up-to-date 1", indicators_up_to_date},
    Calculator{"I-0.1c", "departments-in-plan 1", departments_in_plan, plan},
    Calculator{"I-0.1d", "progress-of-plan 1", progress_of_plan, plan},
    Calculator{"I-0.2b", "published-to-the-schema 1", published_to_the_schema, publications},
    Calculator{"I-0.4a", "perimeters-with-a-target 1", perimeters_with_a_target, targets},
    Calculator{"I-1.0f", "departments-in-sobriety 1", departments_in_sobriety, plan},
    Calculator{"I-1.1a", "carbon-footprint 1", carbon_footprint},
    Calculator{"I-1.1b", "footprint-per-agent 1", footprint_per_agent},
    Calculator{"I-1.1c", "distance-from-trajectory 1", distance_from_trajectory, targets},
    Calculator{"I-1.2a", "electricity 2", electricity, inventory_and_meters},
    Calculator{"I-1.2b", "mineral-resources 1", mineral_resources},
    Calculator{"I-1.2c", "hosting 2", hosting, inventory_and_meters},
    Calculator{"I-1.2d", "measured-share 1", measured_share},
    Calculator{"I-1.3a", "change-effects 1", change_effects, two_inventories},
    Calculator{"I-1.3b", "offset-rate 1", offset_rate, two_inventories},
    Calculator{"I-1.3c", "growth-by-use 1", growth_by_use, two_inventories},
    Calculator{"I-1.4a", "environmental-contracts 1", environmental_contracts, purchases},
    Calculator{"I-1.4b", "reused-or-recycled-purchases 1", reused_or_recycled_purchases, purchases},
    Calculator{"I-1.6d", "storage-in-use 1", storage_in_use, scans},
    Calculator{"I-1.6e", "storage-freed 1", storage_freed, scans},
    Calculator{"I-1.7a", "equipment-per-agent 1", equipment_per_agent},
    Calculator{"I-1.7b", "dormant-equipment 1", dormant_equipment},
    Calculator{"I-1.7c", "agents-with-two-computers 1", agents_with_two_computers},
    Calculator{"I-1.7e", "agents-per-printer 1", agents_per_printer},
    Calculator{"I-1.8a", "repair-index-of-purchases 1", repair_index_of_purchases, purchases},
    Calculator{"I-1.8b", "guarantee-and-spare-parts 1", guarantee_and_spare_parts, purchases},
    Calculator{"I-1.9a", "computer-ages-at-retirement 1", computer_ages_at_retirement},
    Calculator{"I-1.9b", "phone-ages-at-retirement 1", phone_ages_at_retirement},
    Calculator{"I-1.9c", "fleet-survival 1", fleet_survival},
    Calculator{"I-1.9d", "premature-retirements 1", premature_retirements},
    Calculator{"I-1.9e", "mean-age 1", mean_age},
    Calculator{"I-1.9f", "avoided-by-longer-use 1", avoided_by_longer_use},
    Calculator{"I-1.10a", "reuse-of-retired 1", reuse_of_retired, disposals},
    Calculator{"I-1.10c", "certified-erasure 1", certified_erasure, disposals},
    Calculator{"I-1.10d", "refurbished-among-purchases 1", refurbished_among_purchases, purchases},
    Calculator{"I-1.12a", "components-out-of-support 1", components_out_of_support, inventory_and_software},
};

constexpr std::string_view own_indicator = "I-0.1b";

// The files that have an entry of the year.
template <class Entry>
void add_files(const Register<Entry>& all, int year, std::vector<ValueSource>& sources) {
  for (const RegisterFile& file : all.files)
    if (std::ranges::any_of(
            all.rows, [&](const Entry& one) { return one.file == file.id && year_of(one.date) == year; }))
      sources.push_back({file.path, file.sha256, 0, 0});
}

// Readings of a neighbouring year may tell of this one too: every file that has a reading within a year of it.
void add_meter_files(const MeterRegister& all, int year, std::vector<ValueSource>& sources) {
  for (const RegisterFile& file : all.files)
    if (std::ranges::any_of(all.rows, [&](const MeterReading& one) {
          return one.file == file.id && std::abs(year_of(one.date) - year) <= 1;
        }))
      sources.push_back({file.path, file.sha256, 0, 0});
}

void add_published(const CalculatorInput& input, std::vector<ValueSource>& sources) {
  for (const Publication* one : last_versions(input.publications))
    if (one->year == input.year)
      for (const PublicationFile& file : one->files)
        if (!file.schema.empty())
          sources.push_back({publication_path(*one) + "/" + file.name, file.sha256, 0, 0});
}

}  // namespace

void add_sources(CalculatorBasis basis, const CalculatorInput& input, std::vector<ValueSource>& sources) {
  if (basis == CalculatorBasis::purchases) {
    if (input.purchases != nullptr) add_files(*input.purchases, input.year, sources);
    return;
  }
  if (basis == CalculatorBasis::disposals) {
    if (input.disposals != nullptr) add_files(*input.disposals, input.year, sources);
    return;
  }
  if (basis == CalculatorBasis::publications) return add_published(input, sources);
  if (basis == CalculatorBasis::plan) {
    if (input.plan != nullptr)
      sources.push_back({"plan " + std::to_string(input.year), input.plan->sha256, 0, 0});
    return;
  }
  if (basis == CalculatorBasis::scans) {
    if (input.scans == nullptr) return;
    for (const StorageScan& scan : *input.scans)
      if (year_of(scan.date) == input.year)
        sources.push_back(
            {"storage scan " + to_string(scan.date) + (scan.share.empty() ? "" : " " + scan.share), "", 0,
             0});
    return;
  }
  if (basis == CalculatorBasis::inventory_and_meters && input.meters != nullptr)
    add_meter_files(*input.meters, input.year, sources);
  if (basis == CalculatorBasis::inventory_and_software && input.software != nullptr)
    add_files(*input.software, input.year, sources);
  if (basis == CalculatorBasis::two_inventories && input.before != nullptr)
    sources.push_back({"inventory " + to_string(input.before->date), "", 0, 0});
  sources.push_back({"inventory " + to_string(input.now.date), "", 0, 0});
}

bool reads_the_ledger(const Calculator& calculator) {
  return calculator.indicator.starts_with("I-0.") || calculator.basis == CalculatorBasis::targets;
}

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
  if (calculator.basis == CalculatorBasis::targets) {
    add_targets(calculator.indicator, input, entry.sources);
  } else {
    add_sources(calculator.basis, input, entry.sources);
  }
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

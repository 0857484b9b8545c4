// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/criterion.h"
#include "steering/calculators.h"

// What calculators are made of. Private to this folder.

namespace capnr {

Calculation nothing(std::string missing, std::vector<std::pair<std::string, std::string>> parameters = {});
Calculation one_value(ComputedValue value);

/// The row of a criterion in a table by criterion; null when it covers nothing.
const ResultRow* row_of(const ResultTable& totals, Criterion criterion);
/// The city's total of a criterion times `factor`, with its interval.
Calculation total_of(const CalculatorInput& input, Criterion criterion, double factor);

/// Units in service: neither in stock, nor gone, nor the agents' own, of the kinds that a word names ("computer", "phone", "screen").
double in_service(const CityLives& lives, std::string_view word);

/// The targets that a calculator of that indicator looks at, as the sources of its values.
void add_targets(std::string_view indicator, const CalculatorInput& input, std::vector<ValueSource>& sources);

Calculation carbon_footprint(const CalculatorInput& input);
Calculation footprint_per_agent(const CalculatorInput& input);
Calculation electricity(const CalculatorInput& input);
Calculation mineral_resources(const CalculatorInput& input);
Calculation hosting(const CalculatorInput& input);
Calculation measured_share(const CalculatorInput& input);
Calculation change_effects(const CalculatorInput& input);
Calculation offset_rate(const CalculatorInput& input);
Calculation growth_by_use(const CalculatorInput& input);
Calculation environmental_contracts(const CalculatorInput& input);
Calculation storage_in_use(const CalculatorInput& input);
Calculation storage_freed(const CalculatorInput& input);
Calculation components_out_of_support(const CalculatorInput& input);
Calculation reused_or_recycled_purchases(const CalculatorInput& input);
Calculation repair_index_of_purchases(const CalculatorInput& input);
Calculation guarantee_and_spare_parts(const CalculatorInput& input);
Calculation refurbished_among_purchases(const CalculatorInput& input);
Calculation reuse_of_retired(const CalculatorInput& input);
Calculation certified_erasure(const CalculatorInput& input);
Calculation equipment_per_agent(const CalculatorInput& input);
Calculation agents_per_printer(const CalculatorInput& input);
Calculation dormant_equipment(const CalculatorInput& input);
Calculation agents_with_two_computers(const CalculatorInput& input);
Calculation computer_ages_at_retirement(const CalculatorInput& input);
Calculation phone_ages_at_retirement(const CalculatorInput& input);
Calculation fleet_survival(const CalculatorInput& input);
Calculation premature_retirements(const CalculatorInput& input);
Calculation mean_age(const CalculatorInput& input);
Calculation avoided_by_longer_use(const CalculatorInput& input);
Calculation perimeters_with_a_target(const CalculatorInput& input);
Calculation distance_from_trajectory(const CalculatorInput& input);
Calculation commitments_covered(const CalculatorInput& input);
Calculation departments_in_plan(const CalculatorInput& input);
Calculation departments_in_sobriety(const CalculatorInput& input);
Calculation progress_of_plan(const CalculatorInput& input);
Calculation published_to_the_schema(const CalculatorInput& input);
Calculation indicators_up_to_date(const CalculatorInput& input);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/formulas.h"
#include "reference_case.h"
#include "small_city.h"

// Cloud Carbon Footprint's estimators: a cloud instance, traffic or a volume of one row. Its factors are in
// tonnes per kWh, ours in kilograms. Copies kept by the provider (replication) are instances of the engine.

namespace capnr::reference {
namespace {

constexpr double kilograms = 1000;  // per tonne

CloudInstance& add_instance(SmallCity& city, double hours) {
  CloudInstance& instance = city.inventory.cloud_instances.emplace_back();
  instance.provider = "provider";
  instance.instance_type = "type";
  instance.region = "region";
  instance.annual_hours = hours;
  CloudInstanceType& type = city.set.cloud_types.emplace_back();
  type.provider = "provider";
  type.name = "type";
  return instance;
}

void add_region(SmallCity& city, const ReferenceCase& test) {
  city.set.cloud_regions.push_back({"provider", "region", "FR", {test.number("pue"), 0, 1}, {}});
  city.mix("FR", Criterion::gwp, test.number("ef") * kilograms);
}

Found of(SmallCity& city) {
  return {{"kWh", city.kwh()}, {"tCO2e", city.total(Phase::use, Criterion::gwp) / kilograms}};
}

// util_pct is a share of one hundred; "vcpu_h" vCPU hours are one hour of so many vCPU.
Found compute(const ReferenceCase& test) {
  SmallCity city;
  CloudInstance& instance = add_instance(city, 1);
  instance.quantity = test.number_or("replication", 1);
  instance.workload = test.number("util_pct") / 100;
  CloudInstanceType& type = city.set.cloud_types.front();
  type.vcpu = test.number("vcpu_h");
  type.min_watts_per_vcpu = test.number("minW");
  type.max_watts_per_vcpu = test.number("maxW");
  add_region(city, test);
  return of(city);
}

Found memory(const ReferenceCase& test) {
  SmallCity city;
  CloudInstance& instance = add_instance(city, 1);
  instance.quantity = test.number_or("replication", 1);
  CloudInstanceType& type = city.set.cloud_types.front();
  type.vcpu = type.min_watts_per_vcpu = type.max_watts_per_vcpu = 0;
  type.memory_watts = test.number("gb_h") * test.number("coef_kWh_per_GBh") * 1000;
  add_region(city, test);
  return of(city);
}

// The engine multiplies gigabytes by a factor per gigabyte; the factor is the formula's, for one gigabyte.
Found per_gigabyte(const ReferenceCase& test, double gigabytes, double kwh_of_one) {
  SmallCity city;
  city.factor("network-case", Phase::use, Criterion::gwp, kwh_of_one * test.number("ef") * kilograms);
  NetworkTraffic& traffic = city.inventory.traffic.emplace_back();
  traffic.kind = "case";
  traffic.annual_gb = gigabytes;
  return {{"kWh", formula::per_amount(gigabytes, kwh_of_one)},
          {"tCO2e", city.total(Phase::use, Criterion::gwp) / kilograms}};
}

// Manufacturing per hour of the instance's share of its host. The kWh are those that the place's electricity
// would need to emit as much.
Found embodied(const ReferenceCase& test) {
  SmallCity city;
  add_instance(city, test.number("hours"));
  Factor& factor = city.set.cloud_types.front().manufacturing_per_hour[0];
  factor.value = formula::cloud_embodied(test.number("scope3_t") * kilograms, 1, test.number("lifespan_h"),
                                         test.number("instance_vcpu"), test.number("largest_vcpu"));
  factor.pack = 0;
  const double tonnes = city.total(Phase::manufacturing, Criterion::gwp) / kilograms;
  return {{"kWh", tonnes / test.number("ef")}, {"tCO2e", tonnes}};
}

bool has(const ReferenceCase& test, std::string_view name) {
  return test.inputs.find(name) != nullptr;
}

}  // namespace

std::optional<Found> cloud_carbon_value(const ReferenceCase& test, std::string& why) {
  if (has(test, "vcpu_h")) return compute(test);
  if (has(test, "gb_h")) return memory(test);
  if (has(test, "scope3_t")) return embodied(test);
  if (has(test, "tb_h")) {
    return per_gigabyte(test, test.number("tb_h"),
                        formula::cloud_storage_kwh(1, test.number("coef_Wh_per_TBh"), test.number("pue"),
                                                   test.number_or("replication", 1)));
  }
  if (has(test, "gb")) {
    return per_gigabyte(test, test.number("gb"),
                        formula::cloud_network_kwh(1, test.number("coef_kWh_per_GB"), test.number("pue")));
  }
  why = "unknown estimator";
  return std::nullopt;
}

// A life: its making, its years of use, its end. The engine gives the part of one year of that life.
std::optional<Found> impact_co2_value(const ReferenceCase& test, std::string&) {
  SmallCity city;
  double made = 0;
  const Json* parts = test.inputs.find("ecv");
  const bool has_parts = parts != nullptr && parts->array() != nullptr && !parts->array()->empty();
  if (has_parts) {
    for (const Json& part : *parts->array()) made += *part.number();
  } else {
    made = test.number_or("total", 0);
  }
  const double years = test.number_or("years", 1);
  const double use = has(test, "years") ? test.number_or("usage_per_year", 0) : 0;
  city.factor("thing", Phase::manufacturing, Criterion::gwp, made);
  city.factor("thing", Phase::use, Criterion::gwp, use);
  city.factor("thing", Phase::end_of_life, Criterion::gwp, test.number_or("end", 0));
  city.row("thing", {.lifetime_years = years});
  return Found{{"", city.total(Criterion::gwp) * years}};
}

}  // namespace capnr::reference

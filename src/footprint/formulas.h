// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cmath>

#include "footprint/criterion.h"

// The elementary formulas, each with its source. The kernel and the reference cases call these very
// functions: there is no other copy. Units: years, kWh, hours, GB; a factor's result has the unit of its
// criterion.

namespace capnr::formula {

inline constexpr double hours_per_year = 8760;
inline constexpr double days_per_year = 365;  ///< NumEcoEval's year
inline constexpr double megajoules_per_kwh = 3.6;

/// Lifetime from dates: days / 365; at least one year when `floor` (NumEcoEval, current documentation; its
/// 2023 fixtures have no floor).
inline double lifetime(double days, bool floor) {
  const double years = days / days_per_year;
  return floor && years < 1 ? 1 : years;
}

/// Q·rate/L: the units that wear out in one year (NumEcoEval; also the device-year of BoaviztAPI:
/// duration/L).
inline double amortised(double quantity, double usage_rate, double lifetime_years) {
  return quantity * usage_rate / lifetime_years;
}

/// Impact of manufacturing, distribution or end of life: amount · F. With amount = Q·rate/L it is
/// NumEcoEval's Q·F·rate/L.
inline double embodied(double amount, double factor) {
  return amount * factor;
}

/// Electricity of a year, overheads of the datacentre included: kWh · PUE, kWh being Q·kWh·rate (NumEcoEval).
inline double metered(double kwh, double pue) {
  return kwh * pue;
}

/// Impact of electricity: kWh · M (NumEcoEval: Q·kWh·M·rate·PUE).
inline double electricity(double kwh, double mix) {
  return kwh * mix;
}

/// Final energy of electricity, by definition of the joule: 3.6 MJ per kWh.
inline double final_energy(double kwh) {
  return kwh * megajoules_per_kwh;
}

/// Annual consumption from a power and a daily use: W · h/day · 365 / 1000 (ADEME publicodes, "consommation
/// annuelle").
inline double annual_kwh(double watts, double hours_per_day) {
  return watts * hours_per_day * days_per_year / 1000;
}

/// ADEME publicodes, devices counted together: the sum of the parts.
inline double together(double first, double second) {
  return first + second;
}

/// A part of a whole: VM over its host, by vCPU or storage (NumEcoEval).
inline double share(double part, double whole) {
  return part / whole;
}

/// An application gets its virtual machine divided by the applications on it (NumEcoEval).
inline double application_share(double machine, double applications) {
  return machine / applications;
}

/// ADEME RCP datacentre and cloud (Cloud Assess): weights of memory, vCPU and storage, per phase.
struct ResourceRatios {
  double memory, vcpu, storage;
};
inline constexpr ResourceRatios rcp_ratios(Phase phase) {
  switch (phase) {
    case Phase::distribution:
      return {0.33, 0.34, 0.33};
    case Phase::use:
      return {0.30, 0.60, 0.10};
    case Phase::manufacturing:
    case Phase::end_of_life:
      break;
  }
  return {0.85, 0.02, 0.13};
}
inline double rcp_share(Phase phase, double memory, double vcpu, double storage) {
  const ResourceRatios ratios = rcp_ratios(phase);
  return ratios.memory * memory + ratios.vcpu * vcpu + ratios.storage * storage;
}

/// ADEME RCP datacentre and cloud (Cloud Assess): the power left to customers, which share what the operator's
/// own equipment weighs in proportion to theirs: reserved / PUE − power of that equipment.
inline double rcp_available_power(double reserved, double pue, double internal) {
  return reserved / pue - internal;
}

/// Equipment that one server brings with it in a datacentre: APL Datacenter's market averages, in ADEME's
/// publicodes ("data center").
struct DatacentreRatios {
  double firewalls = 0.0358, switches = 1.468, routers = 0.286;  ///< per server
  double square_metres = 0.68;                                   ///< of machine room per server
  double building_years = 25;                                    ///< lifetime of the support equipment
};

// Cloud Carbon Footprint (methodology, "cloud usage to kWh"); replication is the number of copies kept by the
// provider.

/// Utilisation of a processor when nobody knows it.
inline constexpr double default_workload = 0.5;

/// (min + utilisation·(max − min)) · vCPU·h · PUE · replication / 1000; watts per vCPU, utilisation 0 to 1.
inline double cloud_compute_kwh(double min_watts, double max_watts, double utilisation, double vcpu_hours,
                                double pue, double replication = 1) {
  return (min_watts + utilisation * (max_watts - min_watts)) * vcpu_hours * pue * replication / 1000;
}
/// GB·h · kWh per GB·h (0.000392 for CCF) · PUE · replication.
inline double cloud_memory_kwh(double gb_hours, double kwh_per_gb_hour, double pue, double replication = 1) {
  return gb_hours * kwh_per_gb_hour * pue * replication;
}
/// TB·h · Wh per TB·h (0.65 HDD, 1.2 SSD) · PUE · replication / 1000.
inline double cloud_storage_kwh(double tb_hours, double watts_per_tb, double pue, double replication = 1) {
  return tb_hours * watts_per_tb * pue * replication / 1000;
}
/// GB · kWh per GB (0.001) · PUE.
inline double cloud_network_kwh(double gb, double kwh_per_gb, double pue) {
  return gb * kwh_per_gb * pue;
}
/// scope 3 of the host · hours / lifetime in hours (35 040) · vCPU / vCPU of the largest instance of the
/// host.
inline double cloud_embodied(double scope3, double hours, double lifetime_hours, double vcpu,
                             double largest_vcpu) {
  return scope3 * (hours / lifetime_hours) * (vcpu / largest_vcpu);
}

/// ADEME Impact CO2: Σ of the life-cycle items (`total` only when there is none) + years · use per year + end
/// of life.
inline double whole_life(double life_cycle_or_total, double years, double use_per_year, double end_of_life) {
  return life_cycle_or_total + years * use_per_year + end_of_life;
}

/// BoaviztAPI, device: F · units, amortised by duration/lifetime, and whole once the duration exceeds the
/// lifetime.
inline double boavizta_embodied(double factor, double units, double duration_hours, double lifetime_hours) {
  return duration_hours > lifetime_hours ? factor * units : factor * units * duration_hours / lifetime_hours;
}
/// BoaviztAPI, use: EF · (W/1000) · use ratio · hours · units.
inline double boavizta_use(double mix, double watts, double use_ratio, double hours, double units = 1) {
  return electricity(watts / 1000 * use_ratio * hours * units, mix);
}
/// BoaviztAPI, memory and SSD: (GB/density · per cm² + base) · units.
inline double boavizta_die(double gigabytes, double density, double per_cm2, double base, double units) {
  return (gigabytes / density * per_cm2 + base) * units;
}
/// BoaviztAPI, power supply: kg · per kg · units.
inline double boavizta_power_supply(double kilograms, double per_kilogram, double units) {
  return kilograms * per_kilogram * units;
}

/// Data carried: GB · F per GB (ADEME: 9.269 g CO2e/GB fixed, 24.684 mobile, France).
inline double per_amount(double amount, double factor) {
  return amount * factor;
}

}  // namespace capnr::formula

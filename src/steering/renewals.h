// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "inventory/status_words.h"
#include "steering/equipment_kind.h"
#include "steering/lifetime_policy.h"

// What a policy of lifetimes ("6 years for laptops, 3 for phones") makes a city buy, year by year: numbers, euros, kgCO2e of making it.
//
// A machine in use is due when it reaches the policy's age. Due on or before the date of the inventory: it is backlog, apart from the years.
// What is bought is due again after as many years (the backlog is taken to be bought in the year of the inventory), one for one: the fleet
// neither grows nor shrinks. What is in stock, or to be thrown away, is not replaced.
// An unknown price or factor stays unknown: totals say how many units they leave out.

namespace capnr {

/// A machine, or a lot of identical ones, at the date of the inventory.
struct MachineInPlace {
  std::uint32_t kind = 0;
  double quantity = 1;
  std::optional<Date> start = {};
  EquipmentStatus status = EquipmentStatus::unspecified;
};

/// A sum of which some units are not known: `known` is NaN when none is.
struct PartlyKnown {
  double known = std::numeric_limits<double>::quiet_NaN();
  double without = 0;  ///< units left out
  void add(double units, double per_unit);
  void add(const PartlyKnown& other);
};

struct RenewalLine {
  std::uint32_t kind = 0;
  double number = 0;
  PartlyKnown euros, kg_co2e;
};

struct RenewalYear {
  int year = 0;
  std::vector<RenewalLine> lines;  ///< by kind, those with something to buy
  RenewalLine total;               ///< its kind means nothing
};

/// What a kind has and lacks beside its renewals.
struct RenewalKind {
  std::uint32_t kind = 0;
  double policy_years = std::numeric_limits<double>::quiet_NaN();  ///< NaN: no policy, not renewed
  bool policy_is_default = false;                                  ///< of the factor set, not of the city
  double in_use = 0;
  double undated = 0;         ///< of in_use: no date, cannot be scheduled
  double without_policy = 0;  ///< of in_use: no policy, is not scheduled
  double stock_young = 0;     ///< in stock, under the policy's age: could serve a renewal of this kind
  double stock_old = 0;       ///< in stock, over it, or of unknown age
  double price = std::numeric_limits<double>::quiet_NaN();
  double manufacturing_gwp = std::numeric_limits<double>::quiet_NaN();
};

struct RenewalPlan {
  Date as_of;
  int until = 0;
  std::vector<RenewalKind> kinds;  ///< in the order of the kinds, those that the city has
  std::vector<RenewalLine> backlog;
  RenewalLine backlog_total;
  std::vector<RenewalYear> years;  ///< from that of as_of to `until`, each
};

struct RenewalRules {
  KindValues policy, prices;
  bool default_lifetimes = false;  ///< for kinds without a policy: the factor set's
  int until = 0;
};

/// The day on which a machine reaches an age of so many years; the calendar's for whole years, so that what was bought on 2020-03-01 is six
/// years old on 2026-03-01.
Date day_of_age(Date start, double years);

RenewalPlan plan_renewals(std::span<const MachineInPlace> machines, std::span<const EquipmentKind> kinds,
                          const RenewalRules& rules, Date as_of);

}  // namespace capnr

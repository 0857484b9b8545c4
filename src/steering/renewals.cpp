// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/renewals.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "footprint/formulas.h"

namespace capnr {
namespace {

// Numbers to buy: by kind, then by year; the backlog is under no year.
class Schedule {
 public:
  Schedule(int first, int until) : first_(first), until_(until) {}

  void add(std::uint32_t kind, double quantity, Date due, Date as_of, double years) {
    if (due <= as_of) {
      backlog_[kind] += quantity;
      renew(kind, quantity, day_of_age(as_of, years), years);
    } else {
      renew(kind, quantity, due, years);
    }
  }

  RenewalLine line(std::uint32_t kind, double number, const RenewalKind& of) const {
    RenewalLine line{kind, number, {}, {}};
    line.euros.add(number, of.price);
    line.kg_co2e.add(number, of.manufacturing_gwp);
    return line;
  }

  const std::map<std::uint32_t, double>& backlog() const { return backlog_; }
  const std::map<std::uint32_t, double>& of_year(int year) const {
    static const std::map<std::uint32_t, double> nothing;
    const auto found = years_.find(year);
    return found == years_.end() ? nothing : found->second;
  }

 private:
  void renew(std::uint32_t kind, double quantity, Date due, double years) {
    const Date start = due;
    for (int times = 1; year_of(due) <= until_; ++times) {
      years_[std::max(first_, year_of(due))][kind] += quantity;
      due = day_of_age(start, years * times);
    }
  }

  int first_, until_;
  std::map<int, std::map<std::uint32_t, double>> years_;
  std::map<std::uint32_t, double> backlog_;
};

void add(RenewalLine& total, const RenewalLine& line) {
  total.number += line.number;
  total.euros.add(line.euros);
  total.kg_co2e.add(line.kg_co2e);
}

RenewalKind kind_facts(std::uint32_t number, const EquipmentKind& kind, const RenewalRules& rules) {
  RenewalKind facts;
  facts.kind = number;
  facts.policy_years = rules.policy.of(kind);
  if (std::isnan(facts.policy_years) && rules.default_lifetimes && kind.lifetime_years > 0) {
    facts.policy_years = kind.lifetime_years;
    facts.policy_is_default = true;
  }
  facts.price = rules.prices.of(kind);
  facts.manufacturing_gwp = kind.manufacturing_gwp;
  return facts;
}

}  // namespace

void PartlyKnown::add(double units, double per_unit) {
  if (std::isnan(per_unit)) {
    without += units;
  } else {
    known = (std::isnan(known) ? 0 : known) + formula::embodied(units, per_unit);
  }
}

void PartlyKnown::add(const PartlyKnown& other) {
  without += other.without;
  if (!std::isnan(other.known)) known = (std::isnan(known) ? 0 : known) + other.known;
}

Date day_of_age(Date start, double years) {
  const double whole = std::floor(years);
  YearMonthDay day = year_month_day(start);
  day.year += static_cast<int>(whole);
  if (day.month == 2 && day.day == 29 && year_month_day(date_of(day.year, 2, 29)).month != 2) {
    day.month = 3;
    day.day = 1;
  }
  const Date birthday = date_of(day.year, day.month, day.day);
  return Date{birthday.days +
              static_cast<std::int32_t>(std::lround((years - whole) * formula::days_per_year))};
}

RenewalPlan plan_renewals(std::span<const MachineInPlace> machines, std::span<const EquipmentKind> kinds,
                          const RenewalRules& rules, Date as_of) {
  RenewalPlan plan;
  plan.as_of = as_of;
  plan.until = std::max(rules.until, year_of(as_of));
  std::vector<RenewalKind> facts;
  facts.reserve(kinds.size());
  std::vector<bool> present(kinds.size());
  for (std::size_t k = 0; k < kinds.size(); ++k)
    facts.push_back(kind_facts(static_cast<std::uint32_t>(k), kinds[k], rules));
  Schedule schedule(year_of(as_of), plan.until);
  for (const MachineInPlace& machine : machines) {
    if (machine.status == EquipmentStatus::retired || machine.status == EquipmentStatus::to_retire) continue;
    RenewalKind& of = facts[machine.kind];
    present[machine.kind] = true;
    const bool policy = !std::isnan(of.policy_years);
    const bool due = policy && machine.start && day_of_age(*machine.start, of.policy_years) <= as_of;
    if (machine.status == EquipmentStatus::stock) {
      (policy && machine.start && !due ? of.stock_young : of.stock_old) += machine.quantity;
      continue;
    }
    of.in_use += machine.quantity;
    if (!policy) {
      of.without_policy += machine.quantity;
    } else if (!machine.start) {
      of.undated += machine.quantity;
    } else {
      schedule.add(machine.kind, machine.quantity, day_of_age(*machine.start, of.policy_years), as_of,
                   of.policy_years);
    }
  }
  for (std::size_t k = 0; k < facts.size(); ++k)
    if (present[k]) plan.kinds.push_back(facts[k]);
  for (const auto& [kind, number] : schedule.backlog()) {
    plan.backlog.push_back(schedule.line(kind, number, facts[kind]));
    add(plan.backlog_total, plan.backlog.back());
  }
  for (int year = year_of(as_of); year <= plan.until; ++year) {
    RenewalYear& out = plan.years.emplace_back();
    out.year = year;
    for (const auto& [kind, number] : schedule.of_year(year)) {
      out.lines.push_back(schedule.line(kind, number, facts[kind]));
      add(out.total, out.lines.back());
    }
  }
  return plan;
}

}  // namespace capnr

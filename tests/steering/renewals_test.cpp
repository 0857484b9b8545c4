// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/renewals.h"

#include <cmath>

#include <gtest/gtest.h>

namespace capnr {
namespace {

EquipmentKind kind(std::string id, std::string name_fr, double lifetime, double gwp) {
  EquipmentKind out;
  out.id = std::move(id);
  out.recognised = true;
  out.name_fr = std::move(name_fr);
  out.lifetime_years = lifetime;
  out.manufacturing_gwp = gwp;
  return out;
}

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const std::vector<EquipmentKind> kinds = {kind("laptop", "Ordinateur portable", 4, 200),
                                          kind("smartphone", "Smartphone", 2.5, 60),
                                          kind("projector", "Vidéoprojecteur", none, none)};
const Date today = date_of(2026, 10, 31);

KindValues values(std::vector<std::string> items) {
  return *KindValues::parse("--policy", items, policy_range);
}

RenewalRules rules(std::vector<std::string> policy, int until) {
  RenewalRules all;
  all.policy = values(std::move(policy));
  all.until = until;
  return all;
}

double number_in(const RenewalPlan& plan, int year, std::uint32_t of) {
  for (const RenewalYear& one : plan.years)
    for (const RenewalLine& line : one.lines)
      if (one.year == year && line.kind == of) return line.number;
  return 0;
}

TEST(LifetimePolicy, TheMostPreciseWordWins) {
  const KindValues policy = values({"computer=7", "Ordinateur portable=6", "phone=3"});
  EXPECT_EQ(policy.of(kinds[0]), 6);
  EXPECT_EQ(policy.of(kinds[1]), 3);
  EXPECT_TRUE(std::isnan(policy.of(kinds[2])));
  EXPECT_EQ(values({"laptop=6", "printer=8"}).unused(kinds), std::vector<std::string>{"printer"});
}

TEST(LifetimePolicy, RefusesWhatIsNoKindAndNumber) {
  for (const std::string text :
       {"laptop", "laptop=", "=6", "laptop=-1", "laptop=0", "laptop=0.1", "laptop=51", "laptop=x"}) {
    const std::vector<std::string> items = {text};
    const auto refused = KindValues::parse("--policy", items, policy_range);
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().kind, Kind::usage) << text;
  }
  const std::vector<std::string> twice = {"laptop=5", "Laptop=6"};
  EXPECT_FALSE(KindValues::parse("--policy", twice, policy_range));
}

TEST(Renewals, AMachineIsDueOnItsBirthday) {
  EXPECT_EQ(day_of_age(date_of(2020, 3, 1), 6), date_of(2026, 3, 1));
  EXPECT_EQ(day_of_age(date_of(2020, 2, 29), 6), date_of(2026, 3, 1));
  EXPECT_EQ(day_of_age(date_of(2020, 2, 29), 4), date_of(2024, 2, 29));
  EXPECT_EQ(day_of_age(date_of(2020, 1, 1), 0.2), date_of(2020, 3, 14));
}

// Bought 2021-06 → due 2027-06; bought 2015 → backlog, again in 2032; phone bought 2025 for 3 years → 2028, 2031.
TEST(Renewals, AreScheduledByThePolicyAndAgainAfterIt) {
  const std::vector<MachineInPlace> machines = {{0, 10, date_of(2021, 6, 1)},
                                                {0, 2, date_of(2015, 1, 1)},
                                                {1, 5, date_of(2025, 2, 1)},
                                                {0, 3, {}},
                                                {2, 4, date_of(2020, 1, 1)}};
  const RenewalPlan plan = plan_renewals(machines, kinds, rules({"laptop=6", "phone=3"}, 2033), today);
  ASSERT_EQ(plan.years.size(), 8U);
  EXPECT_EQ(number_in(plan, 2027, 0), 10);
  EXPECT_EQ(number_in(plan, 2033, 0), 10);
  EXPECT_EQ(number_in(plan, 2032, 0), 2);
  EXPECT_EQ(number_in(plan, 2028, 1), 5);
  EXPECT_EQ(number_in(plan, 2031, 1), 5);
  EXPECT_EQ(number_in(plan, 2026, 0), 0) << "the backlog is apart";
  ASSERT_EQ(plan.backlog.size(), 1U);
  EXPECT_EQ(plan.backlog[0].number, 2);
  EXPECT_EQ(plan.kinds[0].undated, 3);
  EXPECT_EQ(plan.kinds[2].without_policy, 4);
}

TEST(Renewals, AnUnknownPriceOrFactorIsNeverZero) {
  const std::vector<MachineInPlace> machines = {{0, 10, date_of(2021, 6, 1)}, {2, 4, date_of(2021, 1, 1)}};
  RenewalRules wanted = rules({"laptop=6", "projector=6"}, 2027);
  const RenewalPlan unpriced = plan_renewals(machines, kinds, wanted, today);
  const RenewalLine& total = unpriced.years.back().total;
  EXPECT_TRUE(std::isnan(total.euros.known));
  EXPECT_EQ(total.euros.without, 14);
  EXPECT_EQ(total.kg_co2e.known, 2000);
  EXPECT_EQ(total.kg_co2e.without, 4);
  const std::vector<std::string> prices = {"laptop=900"};
  wanted.prices = *KindValues::parse("--price", prices, price_range);
  const RenewalPlan priced = plan_renewals(machines, kinds, wanted, today);
  EXPECT_EQ(priced.years.back().total.euros.known, 9000);
  EXPECT_EQ(priced.years.back().total.euros.without, 4);
}

TEST(Renewals, WhatIsInStockIsNotReplacedAndMayServe) {
  const std::vector<MachineInPlace> machines = {{0, 3, date_of(2024, 6, 1), EquipmentStatus::stock},
                                                {0, 1, date_of(2015, 6, 1), EquipmentStatus::stock},
                                                {0, 1, {}, EquipmentStatus::stock},
                                                {0, 7, date_of(2019, 1, 1), EquipmentStatus::to_retire}};
  const RenewalPlan plan = plan_renewals(machines, kinds, rules({"laptop=6"}, 2035), today);
  ASSERT_EQ(plan.kinds.size(), 1U);
  EXPECT_EQ(plan.kinds[0].stock_young, 3);
  EXPECT_EQ(plan.kinds[0].stock_old, 2);
  EXPECT_EQ(plan.kinds[0].in_use, 0);
  EXPECT_TRUE(plan.backlog.empty());
  for (const RenewalYear& year : plan.years) EXPECT_TRUE(year.lines.empty());
}

TEST(Renewals, TheSetsLifetimesServeOnlyWhenAsked) {
  const std::vector<MachineInPlace> machines = {{1, 1, date_of(2025, 1, 1)}};
  RenewalRules wanted = rules({}, 2028);
  EXPECT_EQ(plan_renewals(machines, kinds, wanted, today).kinds[0].without_policy, 1);
  wanted.default_lifetimes = true;
  const RenewalPlan plan = plan_renewals(machines, kinds, wanted, today);
  EXPECT_TRUE(plan.kinds[0].policy_is_default);
  EXPECT_EQ(number_in(plan, 2027, 1), 1) << "two years and a half after 2025-01-01";
}

}  // namespace
}  // namespace capnr

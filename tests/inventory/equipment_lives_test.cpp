// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_lives.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "inventory/lifetime_classes.h"

namespace capnr {
namespace {

const Date first = date_of(2024, 12, 31), second = date_of(2025, 12, 31), third = date_of(2026, 10, 31);

EquipmentSighting row(std::string_view name, std::optional<Date> start,
                      EquipmentStatus status = EquipmentStatus::in_use, std::optional<Date> end = {}) {
  EquipmentSighting sighting{.name = name};
  sighting.start = start;
  sighting.status = status;
  sighting.end = end;
  return sighting;
}

std::map<std::string, EquipmentLife> by_name(LifeHistory history) {
  std::map<std::string, EquipmentLife> all;
  for (EquipmentLife& life : std::move(history).finish().lives) all.emplace(life.name, life);
  return all;
}

TEST(EquipmentLives, ARowInThreeInventoriesIsOneMachineWhoseLastStateCounts) {
  LifeHistory history;
  for (const Date date : {first, second, third}) {
    history.begin_inventory(date);
    history.see(row("PC-1", date_of(2020, 1, 1), EquipmentStatus::in_use,
                    date == third ? std::optional(date_of(2026, 1, 1)) : std::nullopt));
    history.see(
        row("PC-2", date_of(2020, 1, 1), date == third ? EquipmentStatus::stock : EquipmentStatus::in_use));
  }
  const auto lives = by_name(std::move(history));
  ASSERT_EQ(lives.size(), 2U);
  EXPECT_EQ(lives.at("PC-1").how, LifeEnd::dated);
  EXPECT_EQ(lives.at("PC-1").end, date_of(2026, 1, 1));
  EXPECT_GE(lives.at("PC-1").age(), 6);
  EXPECT_EQ(lives.at("PC-2").how, LifeEnd::in_service);
  EXPECT_EQ(lives.at("PC-2").end, third);
  EXPECT_EQ(lives.at("PC-2").status, EquipmentStatus::stock);
  EXPECT_EQ(lives.at("PC-2").first_seen, first);
}

TEST(EquipmentLives, WhatVanishesBetweenTwoInventoriesLeftAtTheirMiddleOrAtTheSecond) {
  for (const VanishedRule rule : {VanishedRule::middle, VanishedRule::later}) {
    LifeHistory history(rule);
    history.begin_inventory(date_of(2025, 1, 1));
    history.see(row("PC-1", date_of(2020, 1, 1)));
    history.see(row("PC-2", date_of(2020, 1, 1)));
    history.begin_inventory(date_of(2025, 1, 11));
    history.see(row("PC-2", date_of(2020, 1, 1), EquipmentStatus::retired));
    const auto lives = by_name(std::move(history));
    const Date expected = rule == VanishedRule::middle ? date_of(2025, 1, 6) : date_of(2025, 1, 11);
    EXPECT_EQ(lives.at("PC-1").how, LifeEnd::vanished);
    EXPECT_EQ(lives.at("PC-1").end, expected);
    EXPECT_EQ(lives.at("PC-2").how, LifeEnd::by_status);
    EXPECT_EQ(lives.at("PC-2").end, expected);
  }
}

TEST(EquipmentLives, NothingVanishesFromAnInventoryWithoutAnythingOfItsKind) {
  LifeHistory history;
  history.begin_inventory(first);
  EquipmentSighting phone = row("TEL-1", date_of(2023, 1, 1));
  phone.kind = 3;
  history.see(phone);
  history.begin_inventory(second);
  history.see(row("PC-1", date_of(2020, 1, 1)));
  const auto lives = by_name(std::move(history));
  EXPECT_EQ(lives.at("TEL-1").how, LifeEnd::not_followed);
  EXPECT_EQ(lives.at("TEL-1").end, first);
  EXPECT_FALSE(observation_of(lives.at("TEL-1"))->event);
}

TEST(EquipmentLives, WhatComesBackHasNotLeft) {
  LifeHistory history;
  for (const Date date : {first, second, third}) {
    history.begin_inventory(date);
    history.see(row("PC-2", date_of(2020, 1, 1)));
    if (date != second) history.see(row("PC-1", date_of(2020, 1, 1)));
  }
  EXPECT_EQ(by_name(std::move(history)).at("PC-1").how, LifeEnd::in_service);
}

TEST(EquipmentLives, WhatWasGoneBeforeAnybodySawItIsCountedApart) {
  LifeHistory history;
  history.begin_inventory(first);
  history.see(row("PC-1", date_of(2015, 1, 1), EquipmentStatus::retired));
  history.see(row("PC-2", date_of(2015, 1, 1), EquipmentStatus::retired, date_of(2023, 5, 1)));
  const EquipmentLives lives = std::move(history).finish();
  EXPECT_EQ(lives.gone_before, 1);
  ASSERT_EQ(lives.lives.size(), 1U);
  EXPECT_EQ(lives.lives[0].how, LifeEnd::dated);
}

TEST(EquipmentLives, AWithdrawalToComeIsNotOne) {
  LifeHistory history;
  history.begin_inventory(first);
  history.see(row("PC-1", date_of(2020, 1, 1), EquipmentStatus::in_use, date_of(2030, 1, 1)));
  EXPECT_EQ(by_name(std::move(history)).at("PC-1").how, LifeEnd::in_service);
}

TEST(EquipmentLives, ALateEntryIsTheAgeAtTheFirstInventory) {
  EquipmentLife life;
  life.start = date_of(2020, 12, 31);
  life.first_seen = first;
  life.end = third;
  EXPECT_TRUE(std::isinf(observation_of(life)->entry));
  EXPECT_DOUBLE_EQ(observation_of(life, first)->entry, years_between(date_of(2020, 12, 31), first));
  life.start = date_of(2025, 3, 1);
  EXPECT_TRUE(std::isinf(observation_of(life, first)->entry));
  life.start = date_of(2027, 1, 1);  // ordered
  EXPECT_FALSE(observation_of(life).has_value());
}

// Four laptops bought on the same day: one withdrawn at 2 years, one at 4; two still there at 6.
TEST(LifetimeClasses, TheMeanAgeOfWhatWasWithdrawnIsNotALifetime) {
  std::vector<EquipmentLife> lives(4);
  const Date bought = date_of(2020, 1, 1);
  const auto at = [&](int years) { return Date{bought.days + 365 * years}; };
  for (EquipmentLife& life : lives) {
    life.start = bought;
    life.end = at(6);
    life.first_seen = first;
  }
  lives[0].how = LifeEnd::dated;
  lives[0].end = at(2);
  lives[1].how = LifeEnd::vanished;
  lives[1].end = at(4);
  std::vector<ExpectedLife> all;
  for (const EquipmentLife& life : lives) all.push_back({&life, 4.0});
  const std::vector<double> ages = {3, 5};
  const LifetimeClass found = lifetime_class({"laptop"}, all, ages, first, false);
  EXPECT_DOUBLE_EQ(found.mean_age_withdrawn, 3);
  EXPECT_DOUBLE_EQ(found.alive[0].share.survival, 0.75);
  EXPECT_DOUBLE_EQ(found.alive[0].at_risk, 3);
  EXPECT_DOUBLE_EQ(found.alive[1].share.survival, 0.5);
  EXPECT_DOUBLE_EQ(found.mean_to.mean, (2 + 4 + 5 + 5) / 4.0);
  EXPECT_EQ(found.judged, 2);
  EXPECT_EQ(found.premature, 1) << "four years is not before four years";
  EXPECT_EQ(found.before_inventories, 4);
  EXPECT_EQ(found.machines, found.in_service + found.withdrawn());
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/fleet_use.h"

#include <cmath>

#include <gtest/gtest.h>

namespace capnr {
namespace {

EquipmentKind kind(std::string id) {
  EquipmentKind out;
  out.id = std::move(id);
  out.recognised = true;
  return out;
}

const std::vector<EquipmentKind> kinds = {kind("laptop"), kind("screen"), kind("printer"), kind("desktop")};
const Date today = date_of(2026, 10, 31);

SupportCalendar shipped() {
  auto calendar = SupportCalendar::load(CAPNR_SOURCE_DIR "/catalog/software/end_of_support.csv");
  EXPECT_TRUE(calendar) << describe(calendar.error(), Language::en);
  return calendar ? *calendar : SupportCalendar{};
}

FleetUse use_of(const std::vector<FleetMachine>& machines, const std::vector<Department>& departments = {},
                std::optional<double> fte = {}) {
  FleetRules rules;
  rules.expected_years = {6, 8, 6, std::nan("")};
  return fleet_use(machines, kinds, departments, fte, shipped(), rules, today);
}

FleetMachine laptop(std::string_view user, std::string_view department = "DRH") {
  FleetMachine machine;
  machine.user = user;
  machine.department = department;
  return machine;
}

TEST(SupportCalendar, FindsTheLongestWholeWords) {
  const SupportCalendar calendar = shipped();
  const auto name = [&](std::string_view system) {
    const SupportedSystem* found = calendar.find(system);
    return found == nullptr ? std::string() : found->name;
  };
  EXPECT_EQ(name("Microsoft Windows 10 Professionnel"), "Windows 10");
  EXPECT_EQ(name("Microsoft Windows Server 2016 Standard"), "Windows Server 2016");
  EXPECT_EQ(name("Debian GNU/Linux 12 (bookworm)"), "Debian 12");
  EXPECT_EQ(name("Microsoft Windows 11 Pro"), "");
  EXPECT_EQ(name("Windows 100"), "");
  EXPECT_EQ(name(""), "");
  EXPECT_EQ(calendar.find("Windows 10")->end, date_of(2025, 10, 14));
  for (const SupportedSystem& system : calendar.systems()) EXPECT_FALSE(system.source.empty()) << system.name;
}

TEST(FleetUse, WhatIsUnseenForNinetyDaysIsDormant) {
  std::vector<FleetMachine> machines(4);
  machines[0].last_seen = Date{today.days - 90};
  machines[1].last_seen = Date{today.days - 89};
  machines[2].quantity = 3;
  machines[3].last_seen = Date{today.days - 400};
  machines[3].status = EquipmentStatus::retired;
  const FleetUse use = use_of(machines);
  ASSERT_EQ(use.dormant.size(), 1U);
  EXPECT_EQ(use.dormant[0].dormant, 1);
  EXPECT_EQ(use.dormant[0].seen, 1);
  EXPECT_EQ(use.dormant[0].unknown, 3);
}

TEST(FleetUse, AFewAgentsAreNotTold) {
  std::vector<FleetMachine> machines;
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
  for (const std::string& name : names) machines.push_back(laptop(name));
  for (int i = 0; i < 4; ++i) machines.push_back(laptop(names[static_cast<std::size_t>(i)]));
  FleetUse use = use_of(machines);
  EXPECT_EQ(use.city.agents.told, 12);
  EXPECT_TRUE(use.city.with_two_computers.hidden) << "four agents";
  EXPECT_FALSE(use.city.with_two_computers.told.has_value());
  machines.push_back(laptop("e"));
  use = use_of(machines);
  EXPECT_EQ(use.city.with_two_computers.told, 5);
  for (int i = 5; i < 9; ++i) machines.push_back(laptop(names[static_cast<std::size_t>(i)]));
  EXPECT_TRUE(use_of(machines).city.with_two_computers.hidden)
      << "three have one: they would be known by subtraction";
  EXPECT_TRUE(use_of({laptop("a"), laptop("b")}).city.agents.hidden);
}

TEST(FleetUse, ScreensPerAgentAndAgentsPerPrinterAreOverTheHeadcount) {
  std::vector<FleetMachine> machines(2);
  machines[0].kind = 1, machines[0].quantity = 30, machines[0].department = "Ressources humaines";
  machines[1].kind = 2, machines[1].quantity = 2, machines[1].department = "Ressources humaines";
  const FleetUse use = use_of(machines, {{"DRH", "Ressources humaines", 20.0}}, 40);
  ASSERT_EQ(use.departments.size(), 1U);
  EXPECT_DOUBLE_EQ(use.departments[0].screens_per_agent, 1.5);
  EXPECT_DOUBLE_EQ(use.departments[0].agents_per_printer, 10);
  EXPECT_FALSE(use.departments[0].agents.told.has_value()) << "nobody says who uses what: that is not zero";
  EXPECT_FALSE(use.departments[0].agents.hidden);
  EXPECT_DOUBLE_EQ(use.city.screens_per_agent, 0.75);
  const FleetUse small = use_of(machines, {{"DRH", "Ressources humaines", 4.0}}, {});
  EXPECT_TRUE(std::isnan(small.departments[0].screens_per_agent)) << "four people";
  EXPECT_TRUE(std::isnan(small.city.screens_per_agent)) << "nobody says how many";
}

// Windows 10 ended on 2025-10-14. At six years: bought in 2022 → until 2028, condemned; bought in 2020-01 → 2026-01, its time is over anyhow.
TEST(FleetUse, ASystemWithoutSupportCondemnsWhatCouldStillServe) {
  std::vector<FleetMachine> machines(5);
  for (FleetMachine& machine : machines) machine.operating_system = "Windows 10 Pro";
  machines[0].start = date_of(2022, 3, 1);
  machines[1].start = date_of(2020, 1, 10);
  machines[3].kind = 3, machines[3].start = date_of(2024, 1, 1);  // no expected lifetime
  machines[4].operating_system = "BeOS";
  const FleetUse use = use_of(machines);
  ASSERT_EQ(use.systems.size(), 1U);
  EXPECT_TRUE(use.systems[0].over);
  EXPECT_EQ(use.systems[0].machines, 4);
  EXPECT_EQ(use.systems[0].condemned, 1);
  EXPECT_EQ(use.systems[0].undated, 2);
  EXPECT_EQ(use.system_unknown, 1);
}

}  // namespace
}  // namespace capnr

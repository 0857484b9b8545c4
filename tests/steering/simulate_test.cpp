// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Simulations worked by hand. The set: a laptop weighs 150 + 4.5 + 1.25 kg CO2e to make, carry and end, and draws 31 kWh a year; electricity of
// France 0.05 kg CO2e a kWh; a server 1200 + 30 kg, 1750 kWh.
#include <cmath>

#include <gtest/gtest.h>

#include "footprint/engine.h"
#include "scenario_city.h"

using namespace capnr;
using test::laptops;

namespace {

constexpr double embodied = 155.75, laptop_use = 31 * 0.05;

double avoided(const std::vector<test::RandomRow>& rows, const std::string& lever) {
  const ScenarioModel model = test::model_of(test::inventory_of(rows), test::book({lever}));
  return test::simulation_of(model).levers[0].at_horizon[test::climate_of(model)];
}

test::RandomRow server_in(unsigned datacentre) {
  test::RandomRow row;
  row.type = 2;
  row.datacentre = datacentre;
  row.quantity = 10;
  row.lifetime_years = 5;
  return row;
}

}  // namespace

TEST(Simulation, StartsFromTheFootprint) {
  const InventoryData inventory = test::inventory_of({laptops(10), server_in(1)});
  const ScenarioModel model = test::model_of(inventory, test::book({"reduce-equipment:share=0.1"}));
  const ResultTable totals = tabulate(test::footprint_of(inventory, {}), {Dimension::criterion});
  const Simulation simulation = test::simulation_of(model);
  EXPECT_NEAR(simulation.years[0].reference[test::climate_of(model)].value, totals.rows[0].value,
              1e-12 * totals.rows[0].value);
  EXPECT_EQ(simulation.years.front().year, test::base_year);
  EXPECT_EQ(simulation.years.back().year, test::base_year + 3);
}

TEST(Simulation, LongerLivesTakeTheirShareOffWhatIsMade) {
  EXPECT_NEAR(avoided({laptops(10)}, "lengthen-lifetime:types=Laptop,years_before=5,years_after=6"),
              10.0 / 5 * embodied / 6, 1e-9);
}

TEST(Simulation, RefurbishedPurchasesWeighLessButForTheirUse) {
  EXPECT_NEAR(avoided({laptops(10)}, "buy-refurbished:types=laptop,share=0.5,avoided=0.4,rebound=0"),
              2 * embodied * 0.2, 1e-9);
}

TEST(Simulation, WhatIsWithdrawnWeighsNothing) {
  EXPECT_NEAR(avoided({laptops(10)}, "reduce-equipment:share=0.3"), 0.3 * (2 * embodied + 10 * laptop_use),
              1e-9);
}

TEST(Simulation, NightsOffSaveTheShareOfTheWeekAtNightPower) {
  EXPECT_NEAR(avoided({laptops(10)}, "switch-off:types=Laptop,share=0.5,hours_off=84,night_load=0.4"),
              10 * laptop_use * 0.5 * 0.5 * 0.4, 1e-9);
}

TEST(Simulation, ConsolidatedServersLeaveAPartOfTheirElectricityToTheOthers) {
  // DC1: PUE 1.3, electricity of Spain, 0.17 kg a kWh.
  const double use = 10 * 1750 * 1.3 * 0.17;
  EXPECT_NEAR(avoided({server_in(1)}, "consolidate:types=Server,share=0.2,transfer=0.5,rebound=0"),
              0.2 * 2 * 1230 + 0.1 * use, 1e-9);
}

TEST(Simulation, ABetterPueScalesTheElectricityOfServersInADatacentre) {
  const double use = 10 * 1750 * 1.3 * 0.17;
  EXPECT_NEAR(avoided({server_in(1)}, "better-hosting:types=Server,pue=1.04,rebound=0"), use * 0.2, 1e-9);
  EXPECT_EQ(avoided({server_in(1)}, "better-hosting:types=Server,pue=1.5,rebound=0"), 0)
      << "a worse PUE is no lever";
  EXPECT_EQ(avoided({server_in(0)}, "better-hosting:types=Server,pue=1.04,rebound=0"), 0)
      << "no datacentre, no PUE";
}

TEST(Simulation, AnotherHostingHasItsOwnElectricityAndPue) {
  const double before = 10 * 1750 * 1.3 * 0.17;
  const double after = 10 * 1750 * 1.1 * 0.05;
  EXPECT_NEAR(avoided({server_in(1)}, "better-hosting:types=Server,zone=FR,pue=1.1,share=0.5,rebound=0"),
              0.5 * (before - after), 1e-9);
}

TEST(Simulation, AContractChangesTheElectricityOnly) {
  test::RandomRow spanish = laptops(10);
  spanish.country = 1;
  EXPECT_NEAR(avoided({spanish}, "electricity-contract:zone=FR,share=1"), 10 * 31 * (0.17 - 0.05), 1e-9);
}

TEST(Simulation, AReplacementHasItsOwnFactorsLifetimeAndEnergy) {
  // Two servers become one laptop of seven years instead of five.
  const double before = 10.0 / 5 * 1230 + 10 * 1750 * 0.05;
  const double after = 0.5 * (10.0 / 5 * (5.0 / 7) * 150) + 0.5 * 10 * 31 * 0.05;
  // The server's end of life has no factor: it is not compared with the laptop's.
  const double carried = 0.5 * (10.0 / 5 * (5.0 / 7) * 4.5);
  test::RandomRow row = server_in(0);
  row.country = 0;
  EXPECT_NEAR(
      avoided({row}, "replace-type:types=Server,to=laptop,ratio=0.5,years_before=5,years_after=7,rebound=0"),
      before - after - carried, 1e-9);
}

TEST(Simulation, AHoleInTheFactorsOfTheNewIsNoGain) {
  // A router has a factor for acidification only: for climate change nothing changes.
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10)}),
                                             test::book({"replace-type:types=Laptop,to=router,rebound=0"}));
  const Simulation simulation = test::simulation_of(model);
  const std::size_t c = test::climate_of(model);
  EXPECT_EQ(simulation.years.back().scenario[c].value, simulation.years.back().reference[c].value);
  EXPECT_TRUE(std::isnan(simulation.levers[0].alone[c])) << "unknown is not zero";
}

TEST(Simulation, ReboundGivesItsShareBack) {
  const double whole = avoided({laptops(10)}, "reduce-equipment:share=0.3,rebound=0");
  EXPECT_NEAR(avoided({laptops(10)}, "reduce-equipment:share=0.3,rebound=0.4"), 0.6 * whole, 1e-9);
  EXPECT_NEAR(avoided({laptops(10)}, "reduce-equipment:share=0.3,rebound=1"), 0, 1e-9);
  EXPECT_NEAR(avoided({laptops(10)}, "reduce-equipment:share=0.3,rebound=1.5"), -0.5 * whole, 1e-9)
      << "a backfire";
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10)}),
                                             test::book({"reduce-equipment:share=0.3,rebound=0.4"}));
  const SimulatedLever lever = test::simulation_of(model).levers[0];
  const std::size_t c = test::climate_of(model);
  EXPECT_NEAR(lever.given_back[c], lever.in_order[c].value / 0.6 * 0.4, 1e-9);
}

TEST(Simulation, TwoLeversOnTheSameMachinesAreNotCountedTwice) {
  const ScenarioModel model =
      test::model_of(test::inventory_of({laptops(10)}),
                     test::book({"reduce-equipment:share=0.6", "reduce-equipment:share=0.6"}));
  const Simulation simulation = test::simulation_of(model);
  const std::size_t c = test::climate_of(model);
  const SimulatedYear& last = simulation.years.back();
  EXPECT_NEAR(last.scenario[c].value, 0.4 * 0.4 * last.reference[c].value, 1e-9);
  EXPECT_NEAR(simulation.levers[1].at_horizon[c], 0.4 * simulation.levers[0].at_horizon[c], 1e-9);
  EXPECT_NEAR(simulation.levers[1].alone[c], simulation.levers[0].alone[c], 1e-9);
}

TEST(Simulation, RampsFromItsStart) {
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10)}),
                                             test::book({"reduce-equipment:share=0.4,start=2027,ramp=4"}));
  const Simulation simulation = test::simulation_of(model, 2032);
  const std::size_t c = test::climate_of(model);
  const double whole = 0.4 * simulation.years[0].reference[c].value;
  for (const auto& [year, share] :
       {std::pair(2026, 0.0), {2027, 0.25}, {2028, 0.5}, {2030, 1.0}, {2032, 1.0}})
    EXPECT_NEAR(simulation.years[static_cast<std::size_t>(year - 2025)].avoided[c].value, share * whole, 1e-9)
        << year;
}

TEST(Simulation, GrowsAsItIsToldAndOnlyThen) {
  LeverBook levers = test::book({"reduce-equipment:share=0.5,start=2026"});
  levers.growth = {{"laptop", 10}, {"*", 0}};
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10)}), levers);
  const Simulation simulation = test::simulation_of(model, 2027);
  const std::size_t c = test::climate_of(model);
  const double start = simulation.years[0].reference[c].value;
  EXPECT_NEAR(simulation.years[2].reference[c].value, 1.21 * start, 1e-9);
  EXPECT_NEAR(simulation.years[2].scenario[c].value, 0.605 * start, 1e-9);
}

TEST(Simulation, MoneyFollowsTheRampAndTheUnknownIsNotZero) {
  const Lever lever =
      test::lever("reduce-equipment:start=2027,ramp=2,cost_once=100,cost_per_year=10,saving=40");
  EXPECT_EQ(cost_of(lever, 2026), 0);
  EXPECT_EQ(cost_of(lever, 2027), 55);
  EXPECT_EQ(cost_until(lever, 2025, 2029), 100 + 5 + 10 + 10);
  EXPECT_EQ(saving_until(lever, 2025, 2029), 20 + 40 + 40);
  EXPECT_FALSE(cost_until(test::lever("reduce-equipment:cost_once=100"), 2025, 2029));
  EXPECT_FALSE(saving_until(test::lever("reduce-equipment:cost_once=100"), 2025, 2029));
}

TEST(Simulation, DrawsDifferencesOnTheSameDraws) {
  // Half of everything is half of each draw: the interval of the difference is half of the reference's.
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10), server_in(1)}),
                                             test::book({"reduce-equipment:share=0.5"}));
  const Simulation simulation = test::simulation_of(model, test::base_year + 2, 1000);
  const std::size_t c = test::climate_of(model);
  const SimulatedYear& last = simulation.years.back();
  ASSERT_TRUE(last.avoided[c].p5 && last.reference[c].p5);
  EXPECT_LT(*last.reference[c].p5, *last.reference[c].p95);
  EXPECT_NEAR(*last.avoided[c].p5, *last.reference[c].p5 / 2, 1e-9 * last.reference[c].value);
  EXPECT_NEAR(*last.avoided[c].p95, *last.reference[c].p95 / 2, 1e-9 * last.reference[c].value);
}

TEST(Simulation, DrawsAReplacementByTheSameAsTheSame) {
  // A laptop for a laptop: nothing changes in any draw, so the interval of the difference is nothing too.
  const ScenarioModel model = test::model_of(test::inventory_of({laptops(10)}),
                                             test::book({"replace-type:types=Laptop,to=laptop,rebound=0"}));
  const Simulation simulation = test::simulation_of(model, test::base_year + 2, 500);
  const std::size_t c = test::climate_of(model);
  const SimulatedYear& last = simulation.years.back();
  EXPECT_NEAR(*last.avoided[c].p5, 0, 1e-9);
  EXPECT_NEAR(*last.avoided[c].p95, 0, 1e-9);
  EXPECT_LT(*last.scenario[c].p5, *last.scenario[c].p95);
}

TEST(Simulation, DrawsTheSameWhateverTheThreads) {
  const ScenarioModel model =
      test::model_of(test::inventory_of({laptops(10), server_in(1)}),
                     test::book({"lengthen-lifetime:types=Laptop", "replace-type:types=Server,to=laptop"}));
  const auto one = simulate(model, test::holed_set(), {.until = 2028, .draws = 700});
  const auto many = simulate(model, test::holed_set(), {.until = 2028, .draws = 700, .threads = 5});
  ASSERT_TRUE(one && many);
  for (std::size_t c = 0; c < one->criteria.size(); ++c) {
    EXPECT_EQ(one->avoided[c].p5, many->avoided[c].p5);
    EXPECT_EQ(one->years.back().scenario[c].p95, many->years.back().scenario[c].p95);
  }
}

TEST(Simulation, SaysWhatALeverActsOnAndWhatItCannotKnow) {
  const ScenarioModel model = test::model_of(
      test::inventory_of({laptops(10)}),
      test::book({"reduce-equipment:types=Abacus", "reduce-services", "reduce-equipment:share=0.1"}));
  const Simulation simulation = test::simulation_of(model);
  const std::size_t c = test::climate_of(model);
  EXPECT_EQ(simulation.levers[0].alone[c], 0);
  EXPECT_EQ(simulation.levers[0].notices.size(), 1U);
  EXPECT_EQ(simulation.levers[2].quantity, 10);
  EXPECT_EQ(simulation.levers[2].coverage, 1);
}

TEST(Simulation, RefusesItemsMixesAndHorizonsThatDoNotExist) {
  const InventoryData inventory = test::inventory_of({laptops(10)});
  EXPECT_THROW(test::model_of(inventory, test::book({"replace-type:types=Laptop,to=abacus"})),
               std::runtime_error);
  EXPECT_THROW(test::model_of(inventory, test::book({"electricity-contract:zone=Atlantis"})),
               std::runtime_error);
  const ScenarioModel model = test::model_of(inventory, test::book({"reduce-equipment"}));
  EXPECT_FALSE(simulate(model, test::holed_set(), {.until = 2024}));
  EXPECT_FALSE(simulate(model, test::holed_set(), {.until = 2200}));
}

TEST(Simulation, AFilterFindsTheNewMachinesByTheirItemAndNotByTheirOldType) {
  const auto second = [](const std::string& filter) {
    const ScenarioModel model = test::model_of(test::inventory_of({server_in(0)}),
                                               test::book({"replace-type:types=Server,to=laptop,rebound=0",
                                                           "reduce-equipment:share=0.5," + filter}));
    return test::simulation_of(model).levers[1].at_horizon[test::climate_of(model)];
  };
  EXPECT_GT(second("items=laptop"), 0);
  EXPECT_GT(second("types=laptop"), 0);
  EXPECT_EQ(second("types=Server"), 0) << "they are all replaced";
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What must hold of levers on any inventory.
#include <cmath>
#include <cstring>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scenario_city.h"

using namespace capnr;
using test::RandomRow;

namespace {

using Rows = std::vector<RandomRow>;

bool near(double a, double b, double scale = 0, double tolerance = 1e-11) {
  return std::abs(a - b) <= tolerance * std::max({std::abs(a), std::abs(b), scale});
}

std::string share() {
  return std::to_string(*rc::gen::inRange(0, 101) / 100.0);
}

// A lever of any kind that acts on equipment, with any filter.
std::string random_lever() {
  const std::string who = *rc::gen::elementOf(
      std::vector<std::string>{"", "types=Laptop", "types=Screen+Server", "items=laptop", "departments=CAB",
                               "statuses=In stock,types=Server", "datacentres=DC1"});
  const std::string filter = who.empty() ? "types=Laptop+Screen+Server+Router+Thing" : who;
  const std::string rebound = *rc::gen::elementOf(std::vector<std::string>{"0", "0.3", "1", "1.2"});
  const std::string kind = *rc::gen::elementOf(std::vector<std::string>{
      "lengthen-lifetime:years_before=4,years_after=" + std::to_string(*rc::gen::inRange(4, 9)),
      "buy-refurbished:share=" + share(), "reduce-equipment:share=" + share(), "switch-off:share=" + share(),
      "consolidate:share=" + share(), "better-hosting:pue=1.1,share=" + share(),
      "better-hosting:zone=FR,share=" + share(), "electricity-contract:zone=ES,share=" + share(),
      "replace-type:to=laptop,share=" + share(), "replace-type:to=screen,ratio=2,share=" + share()});
  return kind + ",ramp=2,rebound=" + rebound + "," + filter;
}

LeverBook random_book(std::size_t most = 5) {
  std::vector<std::string> levers;
  const auto count = *rc::gen::inRange<std::size_t>(1, most + 1);
  for (std::size_t i = 0; i < count; ++i) levers.push_back(random_lever());
  return test::book(levers);
}

std::vector<double> scenario_of(const ScenarioModel& model) {
  std::vector<ScenarioScale> scales = model.start();
  for (std::size_t l = 0; l < model.book().levers.size(); ++l) model.apply(l, 0.8, scales);
  std::vector<double> totals;
  for (std::size_t c = 0; c < model.criteria().size(); ++c)
    totals.push_back(model.total(c, scales, model.growth(2030)));
  return totals;
}

// Totals of before, so that a difference of two large numbers is judged by their size.
double size_of(const ScenarioModel& model, std::size_t c) {
  return std::abs(model.total(c, model.start(), model.growth(2030)));
}

}  // namespace

RC_GTEST_PROP(Levers, ThatDoNothingChangeNothingToTheLastBit, ()) {
  const Rows rows = *test::random_rows();
  const std::vector<std::string> nothing = {
      "lengthen-lifetime:years_before=5,years_after=5,types=Laptop+Screen",
      "buy-refurbished:share=0,types=Laptop",
      "reduce-equipment:share=0",
      "replace-type:to=laptop,share=0,types=Screen+Server",
      "switch-off:share=0,types=Laptop",
      "consolidate:share=0,types=Server",
      "better-hosting:pue=1.1,share=0,types=Server",
      "better-hosting:zone=FR,share=0,types=Server",
      "electricity-contract:zone=ES,share=0",
      "clean-storage:share=0",
      "reduce-services:share=0",
      "lighten-pages:visits=0,megabytes_before=2,megabytes_after=1",
      "reduce-equipment:share=0.5,start=2100"};
  const ScenarioModel model =
      test::model_of(test::inventory_of(rows), test::book(nothing), *test::random_profile());
  const Simulation simulation = test::simulation_of(model, test::base_year + 5, 50);
  for (const SimulatedYear& year : simulation.years) {
    for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
      RC_ASSERT(std::memcmp(&year.reference[c].value, &year.scenario[c].value, sizeof(double)) == 0);
      RC_ASSERT(year.reference[c].p5 == year.scenario[c].p5);
      RC_ASSERT(year.avoided[c].value == 0);
      RC_ASSERT(year.avoided[c].p5 == 0.0 && year.avoided[c].p95 == 0.0);
    }
  }
}

RC_GTEST_PROP(Levers, CommuteWhereTheySaySo, ()) {
  const Rows rows = *test::random_rows();
  const InventoryData inventory = test::inventory_of(rows);
  const LeverBook pair = test::book({random_lever(), random_lever()});
  const LeverBook turned{{pair.levers[1], pair.levers[0]}, {}};
  const ScenarioModel one = test::model_of(inventory, pair);
  const ScenarioModel other = test::model_of(inventory, turned);
  RC_ASSERT(one.commute(0, 1) == one.commute(1, 0));
  RC_CLASSIFY(one.commute(0, 1), "commute");
  if (!one.commute(0, 1)) return;
  const std::vector<double> a = scenario_of(one), b = scenario_of(other);
  for (std::size_t c = 0; c < a.size(); ++c) RC_ASSERT(near(a[c], b[c], size_of(one, c)));
}

RC_GTEST_PROP(Levers, GiveTheSameWhenClassesAreSplit, ()) {
  Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  LeverBook levers = random_book();
  levers.growth = {{"Laptop", 3}};
  const ScenarioModel whole = test::model_of(test::inventory_of(rows), levers, profile);
  // Told apart by more words than the levers need.
  const ScenarioModel split = test::model_of(test::inventory_of(rows), levers, profile,
                                             {Dimension::department, Dimension::country, Dimension::status,
                                              Dimension::datacentre, Dimension::user_kind});
  const std::vector<double> a = scenario_of(whole), b = scenario_of(split);
  RC_ASSERT(a.size() == b.size());
  for (std::size_t c = 0; c < a.size(); ++c) RC_ASSERT(near(a[c], b[c], size_of(whole, c)));
}

RC_GTEST_PROP(Levers, GiveTheSameWhenQuantitiesAreSplit, ()) {
  const Rows rows = *test::random_rows();
  Rows halves;
  for (RandomRow row : rows) {
    row.quantity /= 2;
    halves.push_back(row);
    halves.push_back(row);
  }
  const LeverBook levers = random_book();
  const ScenarioModel whole = test::model_of(test::inventory_of(rows), levers);
  const ScenarioModel split = test::model_of(test::inventory_of(halves), levers);
  const std::vector<double> a = scenario_of(whole), b = scenario_of(split);
  for (std::size_t c = 0; c < a.size(); ++c) RC_ASSERT(near(a[c], b[c], size_of(whole, c)));
}

RC_GTEST_PROP(Levers, ShareTheWholeBetweenThem, ()) {
  const Rows rows = *test::random_rows();
  const ScenarioModel model = test::model_of(test::inventory_of(rows), random_book());
  const Simulation simulation = test::simulation_of(model, test::base_year + 4, 40);
  for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
    double whole = 0, scale = 0;
    for (const SimulatedYear& year : simulation.years) {
      whole += year.reference[c].value - year.scenario[c].value;
      scale += std::abs(year.reference[c].value);
      RC_ASSERT(near(year.avoided[c].value, year.reference[c].value - year.scenario[c].value,
                     std::abs(year.reference[c].value), 1e-10));
    }
    RC_ASSERT(near(simulation.avoided[c].value, whole, scale, 1e-10));
    RC_ASSERT(*simulation.avoided[c].p5 <= simulation.avoided[c].value &&
              simulation.avoided[c].value <= *simulation.avoided[c].p95);
    const std::vector<bool> all(model.book().levers.size(), true);
    RC_ASSERT(near(avoided_together(model, all, c, simulation.until), whole, scale, 1e-10));
  }
}

RC_GTEST_PROP(Levers, NeverMakeUnitsFromNothing, ()) {
  const Rows rows = *test::random_rows();
  const ScenarioModel model = test::model_of(test::inventory_of(rows), random_book());
  std::vector<ScenarioScale> scales = model.start();
  for (std::size_t l = 0; l < model.book().levers.size(); ++l) model.apply(l, 0.8, scales);
  std::vector<double> units(model.parts().size(), 0.0);
  for (std::size_t p = 0; p < scales.size(); ++p) {
    RC_ASSERT(scales[p].units >= 0 && scales[p].made >= 0 && scales[p].used >= 0);
    units[model.parts()[p].origin] += scales[p].units;
  }
  for (const double part : units) RC_ASSERT(part <= 1 + 1e-12);
}

namespace {

RandomRow screen_or(unsigned type, unsigned country, unsigned user) {
  RandomRow row;
  row.type = type;
  row.country = country;
  row.user = user;
  return row;
}

void expect_same_split(const Rows& rows, const std::vector<std::string>& levers) {
  const ScenarioModel whole = test::model_of(test::inventory_of(rows), test::book(levers));
  const ScenarioModel split =
      test::model_of(test::inventory_of(rows), test::book(levers), {}, {Dimension::user_kind});
  const std::vector<double> a = scenario_of(whole), b = scenario_of(split);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t c = 0; c < a.size(); ++c) EXPECT_NEAR(a[c], b[c], 1e-11 * size_of(whole, c)) << c;
}

}  // namespace

TEST(SplitClasses, KeepApartTheUseThatIsMeteredAndTheUseByAFactor) {
  RandomRow metered = screen_or(1, 1, 0);
  metered.annual_kwh = 20;
  expect_same_split({metered, screen_or(1, 1, 1)}, {"electricity-contract:zone=ES,types=Screen,share=1",
                                                    "replace-type:to=screen,ratio=2,types=Screen"});
}

TEST(SplitClasses, HaveNoUseWhereNothingOfItIsKnown) {
  RandomRow metered = screen_or(3, 0, 1);
  metered.annual_kwh = 0;
  expect_same_split({screen_or(3, 0, 0), metered}, {"replace-type:to=screen,ratio=2,types=Router"});
}

TEST(SplitClasses, HaveNoElectricityWhereItsMixIsUnknown) {
  RandomRow metered = screen_or(1, 2, 0);
  metered.annual_kwh = 20;
  RandomRow unused = screen_or(1, 2, 1);
  unused.usage_rate = 0;
  expect_same_split({metered, unused}, {"electricity-contract:zone=ES,types=Screen,share=1"});
}

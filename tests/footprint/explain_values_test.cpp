// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What is explained is worth what the engine computes, and its formulas, computed again from their terms, give it.

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "base/text.h"
#include "footprint/row_impacts.h"
#include "random_city.h"

namespace capnr {
namespace {

using Subject = Explanation::Subject;
using test::expect_formula;
using test::expect_formulas;
using test::expect_same;
using test::RandomCity;

struct Method {
  const char* name;
  const char* profile;
  std::vector<const char*> rules;
};

class ExplainTest : public testing::TestWithParam<Method> {
 protected:
  RandomCity city_of(unsigned seed) {
    RandomCity city(seed);
    city.profile = profile_named(GetParam().profile).value();
    for (const char* rule : GetParam().rules) EXPECT_TRUE(set_rule(city.profile, rule));
    return city;
  }
};

TEST_P(ExplainTest, EquipmentIsWorthWhatItsRowIsAndItsFormulaGivesIt) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const RandomCity city = city_of(seed);
    const RowEngine engine(city.inventory.city, city.inventory.datacentres, *city.set, city.profile,
                           city.as_of);
    for (std::size_t i = 0; i < city.rows.size(); ++i) {
      const auto told = explain(city.input(), city.rows[i].name);
      ASSERT_TRUE(told) << describe(told.error(), Language::en);
      const Group group =
          engine.impacts(engine.resolve(city.inventory.classes[i]), RandomCity::numbers_of(city.rows[i]));
      for (const ExplainedImpact& impact : told->impacts) {
        const Impact& expected =
            group.impacts[static_cast<std::size_t>(impact.phase)][static_cast<std::size_t>(impact.criterion)];
        expect_same(impact.value, expected.value, told->name);
        EXPECT_EQ(impact.gap, expected.gap) << told->name;
        EXPECT_EQ(impact.formula.empty(), std::isnan(expected.value)) << told->name;
      }
      expect_formulas(*told);
    }
  }
}

// What the machines of a host are worth, and what no application runs on, add up to the applications' groups.
TEST_P(ExplainTest, ApplicationsAreWorthTheirGroups) {
  std::size_t compared = 0;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const RandomCity city = city_of(seed);
    const Footprint footprint = characterise(
        city.inventory, sum_weights(city.inventory, city.profile, city.as_of), *city.set, city.profile, true);
    std::map<std::string, std::map<std::pair<std::size_t, std::size_t>, double>> expected;
    for (const Group& group : footprint.groups) {
      const std::string& name = footprint.texts[group.key[static_cast<std::size_t>(Dimension::application)]];
      for (std::size_t p = 0; p < phase_count; ++p) {
        for (std::size_t c = 0; c < criterion_count; ++c) {
          if (!std::isnan(group.impacts[p][c].value)) expected[name][{p, c}] += group.impacts[p][c].value;
        }
      }
    }
    for (const Application& application : city.inventory.applications) {
      const auto told = explain(city.input(), application.name, Subject::application);
      ASSERT_TRUE(told) << describe(told.error(), Language::en);
      expect_formulas(*told);
      for (const ExplainedImpact& impact : told->impacts) {
        const auto key =
            std::pair(static_cast<std::size_t>(impact.phase), static_cast<std::size_t>(impact.criterion));
        const auto found = expected[application.name].find(key);
        const bool none = found == expected[application.name].end();
        if (none && impact.value == 0) continue;  // a share of nothing
        if (!none) ++compared;
        if (none) {
          EXPECT_TRUE(std::isnan(impact.value)) << told->name;
        } else {
          EXPECT_LE(std::abs(impact.value - found->second), 1e-9 * std::abs(found->second) + 1e-12)
              << told->name;
        }
      }
    }
  }
  EXPECT_GT(compared, 500U);
}

TEST_P(ExplainTest, MachinesOfAHostAddUpToAtMostTheHostAndFormulasGiveThem) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const RandomCity city = city_of(seed);
    std::map<std::string, double> together;
    for (const VirtualMachine& machine : city.inventory.virtual_machines) {
      const auto told = explain(city.input(), machine.name);
      ASSERT_TRUE(told);
      EXPECT_EQ(told->subject, Subject::virtual_machine);
      expect_formulas(*told);
      // A host that the profile leaves out gives nothing.
      const ExplainedImpact* made = find(told->impacts, Phase::manufacturing, Criterion::gwp);
      const double value = made == nullptr ? unknown : made->value;
      if (!std::isnan(value)) together[machine.host] += value;
    }
    EXPECT_GT(together.size(), 5U);
    for (const auto& [host, sum] : together) {
      const double whole =
          find(explain(city.input(), host)->impacts, Phase::manufacturing, Criterion::gwp)->value;
      EXPECT_LE(sum, whole * (1 + 1e-9)) << host;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Methods, ExplainTest,
    testing::Values(
        Method{"numecoeval", "numecoeval", {}}, Method{"rcp", "ademe-rcp", {}},
        Method{"flow", "numecoeval", {"view=flow"}},
        Method{"declared", "numecoeval", {"lifetime=declared", "lifetime-floor=off", "usage-rate=off"}},
        Method{"defaults", "ademe-rcp", {"lifetime=default", "retired=excluded", "pue=1.3", "country=DE"}},
        Method{"contract", "numecoeval", {"electricity=contract:DE"}}),
    [](const auto& which) { return std::string(which.param.name); });

TEST(Explain, CloudTrafficMailAndServicesToo) {
  RandomCity city(1);
  InventoryData& inventory = city.inventory;
  CloudInstance instance;
  instance.name = "cloud 1";
  instance.provider = "aws";
  instance.instance_type = "m5.large";
  instance.region = "eu-west-3";
  instance.quantity = 3;
  instance.source = {1, 2};
  inventory.cloud_instances.push_back(instance);
  inventory.traffic.push_back({"line", "fixed", "D1", "FR", 1200, Grade::imported, {1, 3}});
  inventory.volumes.push_back({"mail", "mail", "D1", "", 12, 4000, Grade::imported, {1, 4}});
  inventory.services.push_back(
      {"advice", "consulting", "", "D2", 1000, std::nullopt, Grade::imported, {1, 5}});
  inventory.virtual_machines.clear();
  inventory.applications.clear();
  inventory.blocks.clear();
  const Footprint footprint =
      characterise(inventory, sum_weights(inventory, city.profile, city.as_of), *city.set, city.profile);
  for (const auto& [name, kind] :
       {std::pair{"cloud 1", "cloud"}, {"line", "traffic"}, {"mail", "volume"}, {"advice", "service"}}) {
    const auto told = explain(city.input(), name);
    ASSERT_TRUE(told) << name;
    expect_formulas(*told);
    for (const Phase phase : phases) {
      double expected = unknown;
      for (const Group& group : footprint.groups) {
        const double value = group.impacts[static_cast<std::size_t>(phase)][0].value;
        if (footprint.texts[group.key[static_cast<std::size_t>(Dimension::source_kind)]] != kind ||
            std::isnan(value))
          continue;
        expected = std::isnan(expected) ? value : expected + value;
      }
      double found = unknown;
      const auto take = [&](const std::vector<ExplainedImpact>& impacts) {
        const ExplainedImpact* impact = find(impacts, phase, Criterion::gwp);
        if (impact != nullptr && !std::isnan(impact->value))
          found = std::isnan(found) ? impact->value : found + impact->value;
      };
      take(told->impacts);
      for (const ExplainedPart& part : told->parts) take(part.impacts);
      expect_same(found, expected, name);
    }
  }
}

}  // namespace
}  // namespace capnr

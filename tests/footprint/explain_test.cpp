// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/explain.h"

#include <cmath>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "base/text.h"
#include "footprint/factor_set_loader.h"
#include "footprint/nearest_names.h"
#include "footprint/row_impacts.h"
#include "formula_evaluator.h"

namespace capnr {
namespace {

using Subject = Explanation::Subject;

const FactorSet& open_set() {
  static const FactorSet set = [] {
    const auto definition = find_set(CAPNR_SOURCE_DIR "/catalog", "open");
    return load_factor_set(CAPNR_SOURCE_DIR "/catalog", *definition).value();
  }();
  return set;
}

// A city whose rows are random in all that the rules look at, with machines of every kind on its servers.
struct RandomCity {
  InventoryData inventory;
  std::vector<Equipment> rows;
  std::vector<SourceFile> sources = {{"parc.csv", "", "", "", 0, 0}, {"vm.csv", "", "", "", 0, 0}};
  MethodProfile profile;
  Date as_of = date_of(2026, 10, 31);
  const FactorSet* set = &open_set();

  explicit RandomCity(unsigned seed) : random_(seed) {
    inventory.city.insee_code = "13055";
    inventory.datacentres.push_back({"north", "", "FR", 1.4, std::nullopt, Grade::imported, {1, 2}});
    inventory.datacentres.push_back({"south", "", "DE", std::nullopt, std::nullopt, Grade::imported, {1, 3}});
    inventory.blocks.emplace_back();
    for (int i = 0; i < 120; ++i) add_equipment(i);
    for (int i = 0; i < 150; ++i) add_machine(i);
    for (int i = 0; i < 60; ++i) add_application(i);
  }

  ExplainInput input() const {
    return {inventory,
            sources,
            *set,
            profile,
            as_of,
            [this](std::string_view name) -> Result<std::optional<Equipment>> {
              for (const Equipment& row : rows) {
                if (row.name == name) return row;
              }
              return std::nullopt;
            },
            [this](FunctionRef<void(std::string_view)> offer) -> Result<> {
              for (const Equipment& row : rows) offer(row.name);
              return {};
            }};
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  double number(unsigned n) { return 1 + below(n); }

  void add_equipment(int i) {
    static constexpr const char* items[] = {"laptop", "screen", "rack-server", "smartphone", "", "switch"};
    const unsigned kind = i < 20 ? 2 : below(6);
    Equipment row;
    row.name = "EQ-" + std::to_string(i);
    row.type = kind == 4 ? "Laptop" : "type " + std::to_string(kind);
    row.department = "D" + std::to_string(i);  // so that each row is a class of its own
    row.country = below(4) == 0 ? "" : below(5) == 0 ? "DE" : "FR";
    if (kind == 2 && below(5) != 0)
      row.datacentre = below(3) == 0 ? "south" : below(3) == 0 ? "unknown" : "north";
    if (kind == 3) row.user_kind = below(2) == 0 ? "COPE" : "BYOD";
    row.quantity = number(3);
    if (below(4) != 0) row.purchase = date_of(2015 + static_cast<int>(below(12)), 3, 1);
    if (below(6) == 0) row.decommissioning = date_of(2026, 5, 1);
    if (below(3) == 0) row.annual_kwh = number(5000);
    if (below(7) == 0) row.usage_rate = 0.5;
    if (below(7) == 0) row.lifetime_years = 7;
    row.source = {0, i + 2};
    EquipmentClass words;
    words.department = row.department;
    words.type = row.type;
    words.country = row.country;
    words.datacentre = row.datacentre;
    words.user_kind = row.user_kind;
    words.item = items[kind];
    const auto index = static_cast<std::uint32_t>(inventory.classes.size());
    inventory.classes.push_back(words);
    const RowNumbers numbers = numbers_of(row);
    EquipmentBlock& block = inventory.blocks.front();
    block.class_index.push_back(index);
    block.quantity.push_back(numbers.quantity);
    block.start.push_back(numbers.start);
    block.end.push_back(numbers.end);
    block.annual_kwh.push_back(numbers.annual_kwh);
    block.usage_rate.push_back(numbers.usage_rate);
    block.lifetime_years.push_back(numbers.lifetime_years);
    if (i < 20) {
      inventory.hosts.push_back({row.name, index, numbers.quantity, numbers.start, numbers.end,
                                 numbers.annual_kwh, numbers.usage_rate, numbers.lifetime_years});
    }
    rows.push_back(std::move(row));
  }

  void add_machine(int i) {
    VirtualMachine machine;
    machine.name = "VM-" + std::to_string(i);
    machine.host = "EQ-" + std::to_string(below(21));  // EQ-20 is no host
    machine.quantity = below(5) == 0 ? 2 : 1;
    const unsigned host = static_cast<unsigned>(machine.host.back() - '0');
    if (host % 3 != 0) machine.vcpu = number(16);
    if (host % 4 != 0) machine.memory_gb = number(64);
    if (host % 5 != 0) machine.disk_gb = number(500);
    machine.kind = below(2) == 0 ? VmKind::compute : VmKind::storage;
    if (host == 7) machine.allocation_key = 0.3;
    if (below(6) == 0) machine.annual_kwh = number(300);
    machine.source = {1, i + 10};
    inventory.virtual_machines.push_back(machine);
  }

  void add_application(int i) {
    Application application;
    application.name = "App " + std::to_string(i / 2);  // two rows each
    application.environment = below(2) == 0 ? "production" : "test";
    if (below(8) == 0) {
      application.host = "EQ-" + std::to_string(below(20));
    } else {
      application.virtual_machine = "VM-" + std::to_string(below(155));
    }
    application.source = {1, i + 500};
    inventory.applications.push_back(application);
  }

 public:
  static RowNumbers numbers_of(const Equipment& row) {
    return {row.quantity,
            row.purchase ? row.purchase->days : no_day,
            row.decommissioning ? row.decommissioning->days : no_day,
            row.annual_kwh.value_or(unknown),
            row.usage_rate.value_or(unknown),
            row.lifetime_years.value_or(unknown)};
  }

 private:
  std::mt19937 random_;
};

void expect_same(double found, double expected, const std::string& what) {
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(found)) << what << " " << found;
  } else {
    EXPECT_LE(std::abs(found - expected), 1e-12 * std::abs(expected) + 1e-300) << what << " " << found;
  }
}

// The formula, computed again from its terms, gives the value.
template <class Explained>
void expect_formula(const Explained& explained, const std::string& what) {
  if (explained.formula.empty()) return;
  expect_same(test::evaluate(explained.formula, explained.terms), explained.value,
              what + " " + explained.formula);
}

void expect_formulas(const Explanation& told) {
  for (const ExplainedImpact& impact : told.impacts) expect_formula(impact, told.name);
  for (const ExplainedPart& part : told.parts) {
    for (const ExplainedShare& share : part.shares) expect_formula(share, told.name);
    for (const ExplainedImpact& impact : part.impacts) expect_formula(impact, told.name);
  }
}

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

TEST(Explain, SaysWhereEachNumberStands) {
  RandomCity city(1);
  Equipment& row = city.rows[30];
  row.purchase = date_of(2022, 10, 31);
  row.decommissioning.reset();
  row.annual_kwh.reset();
  EquipmentClass words = city.inventory.classes[30];
  words.item = "laptop";
  words.country = row.country = "FR";
  city.inventory.classes.set(30, words);
  const auto told = explain(city.input(), "EQ-30");
  ASSERT_TRUE(told);
  const ExplainedImpact& made = *find(told->impacts, Phase::manufacturing, Criterion::gwp);
  ASSERT_EQ(made.formula, row.usage_rate ? "Q · τ · F / L" : "Q · F / L");
  EXPECT_EQ(made.terms.front().source, "parc.csv");
  EXPECT_EQ(made.terms.front().row, 32);
  const Term& factor = made.terms[made.terms.size() - 2];
  EXPECT_EQ(factor.value, 170);
  EXPECT_EQ(factor.unit, "kg CO2 eq");
  EXPECT_EQ(factor.source, "ademe 2.2.0, factors.csv");
  EXPECT_EQ(factor.row, city.set->item("laptop")->factors[0][0].line);
  EXPECT_EQ(said(made.terms.back().meaning, Language::en),
            "lifetime: days from purchase or commissioning (2022-10-31) to the date of the computation "
            "(2026-10-31), over 365");
  const ExplainedImpact& used = *find(told->impacts, Phase::use, Criterion::gwp);
  EXPECT_EQ(used.terms.back().symbol, "M");
  EXPECT_EQ(used.terms.back().row, city.set->mix("FR", 2026)->factors[0].line);
}

TEST(Explain, TellsNothingFromWhichAHiddenNumberCouldBeFound) {
  RandomCity city(3);
  FactorSet set = *city.set;
  for (PackInfo& pack : set.packs) pack.hidden = pack.id == "ademe";
  city.set = &set;
  std::size_t withheld = 0;
  const auto check = [&](const auto& explained) {
    bool hidden = false;
    for (const Term& term : explained.terms) {
      hidden = hidden || term.hidden;
      EXPECT_TRUE(!term.hidden || std::isnan(term.value)) << term.symbol;
      EXPECT_TRUE(term.hidden || !term.source.starts_with("ademe ")) << term.symbol;
    }
    if (!hidden) return;
    ++withheld;
    EXPECT_TRUE(explained.withheld);
    EXPECT_TRUE(std::isnan(explained.value)) << explained.formula;
  };
  std::vector<std::string> names;
  for (const Equipment& row : city.rows) names.push_back(row.name);
  for (const VirtualMachine& machine : city.inventory.virtual_machines) names.push_back(machine.name);
  for (const Application& application : city.inventory.applications) names.push_back(application.name);
  for (const std::string& name : names) {
    const auto told = explain(city.input(), name);
    ASSERT_TRUE(told);
    for (const ExplainedImpact& impact : told->impacts) check(impact);
    for (const ExplainedPart& part : told->parts) {
      for (const ExplainedImpact& impact : part.impacts) check(impact);
      for (const ExplainedShare& share : part.shares) check(share);
    }
  }
  EXPECT_GT(withheld, 500U);
}

TEST(Explain, GivesTheNearestNamesWhenThereIsNone) {
  const RandomCity city(1);
  const auto told = explain(city.input(), "eq 111x");
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().kind, Kind::not_found);
  EXPECT_NE(describe(told.error(), Language::en).find("EQ-111"), std::string::npos);
  const auto far = explain(city.input(), "zzzzzzzzzzzzz");
  ASSERT_FALSE(far);
  EXPECT_EQ(describe(far.error(), Language::en).find("nearest"), std::string::npos);
}

TEST(Explain, OfANameSharedByTwoKindsSaysSo) {
  RandomCity city(1);
  city.inventory.virtual_machines.front().name = "EQ-1";
  const auto told = explain(city.input(), "EQ-1");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->subject, Subject::equipment);
  ASSERT_FALSE(told->notes.empty());
  EXPECT_NE(said(told->notes.back(), Language::en).find("virtual-machine"), std::string::npos);
  EXPECT_EQ(explain(city.input(), "EQ-1", Subject::virtual_machine)->subject, Subject::virtual_machine);
}

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

TEST(Explain, ADatacentreTellsItsPueAndItsElectricity) {
  const RandomCity city(1);
  const auto told = explain(city.input(), "north");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->subject, Subject::datacentre);
  bool pue = false;
  for (const Term& fact : told->facts)
    pue = pue || (fact.symbol == "PUE" && fact.value == 1.4 && fact.row == 2);
  EXPECT_TRUE(pue);
  EXPECT_TRUE(told->impacts.empty());
}

TEST(NearestNames, AreFoundByLettersOrByPart) {
  NearestNames nearest("srv-paye");
  for (const char* name : {"SRV-PAIE-01", "srv-paye2", "srvpaye", "other", "un srv paye au nord"})
    nearest.offer(name);
  ASSERT_EQ(nearest.names().size(), 3U);
  EXPECT_EQ(nearest.names()[0], "srv-paye2");
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What an explanation tells: where each number stands, what it keeps to itself, and which of several things a name is.
#include "footprint/explain.h"

#include <cmath>

#include <gtest/gtest.h>

#include "random_city.h"

namespace capnr {
namespace {

using Subject = Explanation::Subject;
using test::RandomCity;

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

}  // namespace
}  // namespace capnr

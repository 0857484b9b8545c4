// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factor_set_loader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "pack_folder.h"

using namespace capnr;
using capnr::test::Catalogue;
using capnr::test::factor;

namespace {

constexpr auto gwp = Criterion::gwp;

// "models" has a model only, "generic" has the laptop that it falls back to.
void two_packs(Catalogue& c, const std::string& model_factors, const std::string& generic_factors) {
  c.pack("models");
  c.items("models", "pcf/x,,X,terminal,laptop,unit,false,4,,\n");
  c.factors("models", model_factors);
  c.pack("generic");
  c.items("generic", "laptop,Portable,Laptop,terminal,,unit,false,5,30,\n");
  c.factors("generic", generic_factors);
}

const std::string three_phases =
    "laptop,manufacturing,gwp,170,kg CO2 eq,,,,,,\nlaptop,distribution,gwp,12,kg CO2 eq,,,,,,\n"
    "laptop,end_of_life,gwp,3,kg CO2 eq,,,,,,\n";

}  // namespace

TEST(FactorSetLoader, AnItemTakesItsOwnFactorThenItsGenericsPackByPack) {
  Catalogue c;
  two_packs(c, "pcf/x,manufacturing,gwp,200,kg CO2 eq,,,,,,\n", three_phases);
  const auto set = c.load({"models", "generic"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set, "pcf/x", Phase::manufacturing, gwp).value, 200);
  EXPECT_DOUBLE_EQ(factor(*set, "pcf/x", Phase::end_of_life, gwp).value, 3);
  EXPECT_EQ(factor(*set, "pcf/x", Phase::end_of_life, gwp).pack, 1);
  EXPECT_DOUBLE_EQ(set->item("pcf/x")->lifetime_years.value, 4);
  EXPECT_DOUBLE_EQ(set->item("pcf/x")->annual_kwh.value, 30);
  EXPECT_EQ(set->item("pcf/x")->name_fr, "X");  // no French name: the same
  const auto other = c.load({"generic", "models"});
  ASSERT_TRUE(other);
  EXPECT_DOUBLE_EQ(factor(*other, "pcf/x", Phase::manufacturing, gwp).value,
                   170);  // the generic's pack comes first
}

TEST(FactorSetLoader, AnEmbodiedValueIsNotCompletedByThePhasesOfAnotherPack) {
  Catalogue c;
  two_packs(c, "pcf/x,embodied,gwp,200,kg CO2 eq,,,,,,\n",
            three_phases + "laptop,end_of_life,wu,9,m3 eq,,,,,,\n");
  const auto set = c.load({"models", "generic"});
  ASSERT_TRUE(set);
  EXPECT_DOUBLE_EQ(factor(*set, "pcf/x", Phase::manufacturing, gwp).value, 200);
  for (const Phase phase : {Phase::distribution, Phase::end_of_life}) {
    EXPECT_TRUE(factor(*set, "pcf/x", phase, gwp).included);
    EXPECT_TRUE(factor(*set, "pcf/x", phase, gwp).known());
    EXPECT_EQ(factor(*set, "pcf/x", phase, gwp).value, 0);
    EXPECT_EQ(factor(*set, "pcf/x", phase, gwp).pack, 0);
  }
  EXPECT_DOUBLE_EQ(factor(*set, "pcf/x", Phase::end_of_life, Criterion::wu).value, 9);  // another criterion
}

TEST(FactorSetLoader, AnEmbodiedValueDoesNotServeWhereAPhaseIsServedAlready) {
  Catalogue c;
  two_packs(c, "pcf/x,distribution,gwp,7,kg CO2 eq,,,,,,\n", "laptop,embodied,gwp,185,kg CO2 eq,,,,,,\n");
  const auto set = c.load({"models", "generic"});
  ASSERT_TRUE(set);
  EXPECT_DOUBLE_EQ(factor(*set, "pcf/x", Phase::distribution, gwp).value, 7);
  EXPECT_FALSE(factor(*set, "pcf/x", Phase::manufacturing, gwp).known());  // a gap, not a double count
}

TEST(FactorSetLoader, OfSeveralPlacesTheSetsOwnIsTakenThenNoneThenEuropeThenTheWorld) {
  Catalogue c;
  c.pack("a");
  c.items("a", "network-fixed,,,service,,gigabyte,,,,\n");
  const std::string world = "network-fixed,use,gwp,4,kg CO2 eq,WORLD,2024,,,,\n";
  const std::string europe = "network-fixed,use,gwp,3,kg CO2 eq,EU27,2020,,,,\n";
  const std::string france =
      "network-fixed,use,gwp,1,kg CO2 eq,FR,2019,,,,\nnetwork-fixed,use,gwp,2,kg CO2 eq,FR,2022,,,,\n";
  c.factors("a", world + europe + france);
  EXPECT_DOUBLE_EQ(factor(*c.load({"a"}), "network-fixed", Phase::use, gwp).value, 2);  // the latest year
  c.factors("a", world + europe);
  EXPECT_DOUBLE_EQ(factor(*c.load({"a"}), "network-fixed", Phase::use, gwp).value, 3);
  EXPECT_EQ(c.load({"a"})->item("network-fixed")->unit, ItemUnit::gigabyte);
}

TEST(FactorSetLoader, GenericsThatDoNotExistOrRunInACircleAreErrors) {
  Catalogue c;
  c.pack("a");
  c.items("a", "a,,,,b,,,,,\nb,,,,a,,,,,\n");
  EXPECT_NE(
      c.error_of({"a"}).find("a/items.csv, row 2, column generic: the generic items of a run in a circle"),
      std::string::npos);
  c.items("a", "a,,,,nothing,,,,,\n");
  EXPECT_NE(c.error_of({"a"}).find("the generic item nothing of a is in no items.csv"), std::string::npos);
  c.items("a", "a,,,,,,,,,\na,,,,,,,,,\n");
  EXPECT_NE(c.error_of({"a"}).find("a/items.csv, row 3, column item: this item is given twice"),
            std::string::npos);
}

TEST(FactorSetLoader, APackThatIsNotThereOrLeavesItsFolderIsNotFound) {
  Catalogue c;
  c.write("outside/pack.toml", "");
  for (const char* name : {"nothing", "../outside", "", "."}) {
    const auto set = c.load({name});
    ASSERT_FALSE(set) << name;
    EXPECT_EQ(set.error().kind, Kind::not_found);
  }
  c.pack("a");
  EXPECT_NE(c.error_of({"a", "a"}).find("names the pack a twice"), std::string::npos);
}

TEST(FactorSetLoader, ACityHasItsOwnPacksAndSets) {
  Catalogue catalogue;
  catalogue.pack("a");
  catalogue.items("a", "laptop,,,,,,,5,,\n");
  catalogue.write("sets/open.toml", "name = \"open\"\npacks = [\"a\"]\n");
  const std::filesystem::path city = catalogue.root() / "city";
  catalogue.write("city/packs/a/pack.toml",
                  "name=\"ours\"\nversion=\"2\"\nlicence=\"none\"\nsource=\"us\"\n");
  catalogue.write("city/packs/a/items.csv", "item,lifetime_years\nlaptop,7\n");
  catalogue.write("city/sets/ours.toml", "name = \"ours\"\npacks = [\"a\"]\ngeography = \"BE\"\n");
  const auto sets = list_sets(catalogue.root(), city);
  ASSERT_TRUE(sets);
  ASSERT_EQ(sets->size(), 2U);
  EXPECT_EQ((*sets)[1].name, "ours");
  EXPECT_EQ((*sets)[1].geography, "BE");
  const auto set = load_factor_set(catalogue.root(), (*sets)[0], city);
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(set->item("laptop")->lifetime_years.value, 7);
  EXPECT_EQ(set->packs[0].version, "2");
  const auto unknown = find_set(catalogue.root(), "closed", city);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(describe(unknown.error(), Language::en), "there is no factor set closed; known sets: open, ours");
}

TEST(FactorSetLoader, HypothesesPeopleAndCloudComeFromTheFirstPackThatHasThem) {
  Catalogue c;
  c.pack("a");
  c.write("packs/a/hypotheses.csv", "key,value,source\npue,1.5,\n");
  c.write("packs/a/people.csv", "criterion,value,unit\ngwp,851.25,kg CO2 eq\n");
  c.write("packs/a/cloud_regions.csv", "provider,region,country,pue,wue\novhcloud,gra,FR,1.21,\n");
  c.pack("b");
  c.write("packs/b/hypotheses.csv", "key,value,source\npue,1.75,\nlifetime_years,2,\n");
  c.write("packs/b/cloud_types.csv", "provider,type,vcpu,gwp_per_hour\naws,m5.large,2,0.001\n");
  const auto set = c.load({"a", "b"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(set->hypotheses.pue.value, 1.5);
  EXPECT_DOUBLE_EQ(set->hypotheses.lifetime_years.value, 2);
  EXPECT_EQ(set->hypotheses.lifetime_years.pack, 1);
  EXPECT_FALSE(set->hypotheses.usage_rate_cope.known());
  EXPECT_DOUBLE_EQ(set->people.per_person[0].value, 851.25);
  EXPECT_FALSE(set->people.per_person[1].known());
  const CloudRegion* region = set->cloud_region("ovhcloud", "GRA");
  ASSERT_NE(region, nullptr);
  EXPECT_TRUE(region->pue.known());
  EXPECT_FALSE(region->wue.known());
  const CloudInstanceType* type = set->cloud_type("aws", "m5.large");
  ASSERT_NE(type, nullptr);
  EXPECT_EQ(type->manufacturing_per_hour[0].pack, 1);
  c.write("packs/a/hypotheses.csv", "key,value,source\npue,0.8,\n");
  EXPECT_EQ(c.error_of({"a"}), "a/hypotheses.csv, row 2, column value: PUE 0.8 is under 1");
}

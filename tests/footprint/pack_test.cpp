// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack.h"

#include <cmath>

#include <gtest/gtest.h>
#include <unistd.h>

#include "footprint/coverage.h"
#include "pack_folder.h"

using namespace capnr;
using capnr::test::Catalogue;
using capnr::test::factor;

namespace {

constexpr auto gwp = Criterion::gwp;
const std::string laptop = "laptop,Portable,Laptop,terminal,,unit,false,5,30,\n";

// A mix per country of Europe, all alike but the Czech one.
std::string czech_mixes() {
  std::string rows = "zone,year,criterion,value,unit\n";
  for (const char* zone : {"FR", "DE", "ES", "IT", "BE", "NL", "SE", "PL", "AT"}) {
    rows += std::string(zone) + ",,ap,0.000455,mol H+ eq\n";
  }
  return rows + "CZ,,ap,8.37957,mol H+ eq\n";
}

}  // namespace

TEST(Pack, AFactorIsReadInTheUnitOfItsCriterion) {
  Catalogue c;
  c.pack("a");
  c.items("a", laptop);
  c.factors("a", "laptop,manufacturing,gwp,170000,gCO2e,,,,,,\nlaptop,distribution,wu,2000,L,,,,,,\n");
  const auto set = c.load({"a"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set, "laptop", Phase::manufacturing, gwp).value, 170);
  EXPECT_DOUBLE_EQ(factor(*set, "laptop", Phase::distribution, Criterion::wu).value, 2);
  EXPECT_EQ(factor(*set, "laptop", Phase::manufacturing, gwp).line, 2U);
  EXPECT_FALSE(factor(*set, "laptop", Phase::use, gwp).known());
  EXPECT_DOUBLE_EQ(set->item("laptop")->lifetime_years.value, 5);
}

TEST(Pack, AnErrorNamesTheFileTheRowAndTheColumn) {
  const std::pair<const char*, const char*> cases[] = {
      {"laptop,manufacturing,gwp,1,lb CO2,,,,,,\n",
       "a/factors.csv, row 2, column unit: lb CO2 is not a unit of gwp; write kg CO2 eq"},
      {"laptop,manufacturing,gwp,un,kg CO2 eq,,,,,,\n",
       "a/factors.csv, row 2, column value: un is not a number"},
      {"laptop,manufacturing,gwp,,kg CO2 eq,,,,,,\n",
       "a/factors.csv, row 2, column value: a number is missing"},
      {"desktop,use,gwp,1,kg CO2 eq,,,,,,\n",
       "a/factors.csv, row 2, column item: the item desktop is in no items.csv of the set: check its name, "
       "or add the pack "
       "capnr-defaults"},
      {"laptop,use,gwp,1,kg CO2 eq,FR,2020,,,,\nlaptop,use,gwp,2,kg CO2 eq,FR,2020,,,,\n",
       "a/factors.csv, row 3: this factor is given twice: it is already on row 2"},
      {"laptop,manufacturing,gwp,-1,kg CO2 eq,,,,,,\n",
       "a/factors.csv, row 2, column value: a negative factor: only the end of life, or an embodied value "
       "that holds it, can be "
       "a credit"},
      {"laptop,use,gwp,1,kg CO2 eq,,,,superb,,\n",
       "a/factors.csv, row 2, column quality: superb is not a quality; write high, medium, low or very_low"},
      {"laptop,use,gwp,1,kg CO2 eq,,,,,2,3\n",
       "a/factors.csv, row 2, column low: the interval must hold the value and keep one sign: low ≤ value ≤ "
       "high, none of them "
       "zero"},
      {"laptop,use,gwp,1,kg CO2 eq,,,,,0.5,\n",
       "a/factors.csv, row 2, column high: an interval needs both low and high"},
  };
  for (const auto& [rows, message] : cases) {
    Catalogue c;
    c.pack("a");
    c.items("a", laptop);
    c.factors("a", rows);
    EXPECT_EQ(c.error_of({"a"}), message);
  }
}

TEST(Pack, AnUnknownCriterionOrPhaseIsAnErrorThatListsTheKnownOnes) {
  Catalogue c;
  c.pack("a");
  c.items("a", laptop);
  c.factors("a", "laptop,manufacturing,warming,1,kg CO2 eq,,,,,,\n");
  EXPECT_NE(c.error_of({"a"}).find("warming is not a criterion; known codes: gwp, adpe"), std::string::npos);
  c.factors("a", "laptop,total,gwp,1,kg CO2 eq,,,,,,\n");
  EXPECT_NE(c.error_of({"a"}).find("total is not a phase; write manufacturing"), std::string::npos);
}

TEST(Pack, OnlyTheEndOfLifeMayBeACredit) {
  Catalogue c;
  c.pack("a");
  c.items("a", laptop);
  c.factors("a",
            "laptop,end_of_life,gwp,-30,kg CO2 eq,,,,,-40,-20\nlaptop,embodied,epf,-0.01,kg P eq,,,,,,\n");
  const auto set = c.load({"a"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set, "laptop", Phase::end_of_life, gwp).value, -30);
  EXPECT_NEAR(factor(*set, "laptop", Phase::end_of_life, gwp).sigma, std::log(2.0) / (2 * 1.959964), 1e-6);
}

TEST(Pack, AColumnThatIsNotKnownMissingOrTwiceIsAnError) {
  Catalogue c;
  c.pack("a");
  c.write("packs/a/items.csv", "item,colour\nlaptop,red\n");
  EXPECT_NE(c.error_of({"a"}).find("a/items.csv, row 1, column colour: this column is not known"),
            std::string::npos);
  c.write("packs/a/items.csv", "name_fr\nPortable\n");
  EXPECT_NE(c.error_of({"a"}).find("column item: this column is missing"), std::string::npos);
  c.write("packs/a/items.csv", "item,item\nlaptop,laptop\n");
  EXPECT_NE(c.error_of({"a"}).find("this column is there twice"), std::string::npos);
  c.write("packs/a/items.csv", "");
  EXPECT_NE(c.error_of({"a"}).find("this file is empty"), std::string::npos);
}

TEST(Pack, AnEmbodiedValueAndASeparatePhaseInOnePackWouldCountTwice) {
  Catalogue c;
  c.pack("a");
  c.items("a", laptop);
  c.factors("a", "laptop,embodied,gwp,200,kg CO2 eq,,,,,,\nlaptop,end_of_life,gwp,3,kg CO2 eq,,,,,,\n");
  EXPECT_NE(c.error_of({"a"}).find("they would count twice"), std::string::npos);
  c.factors("a", "laptop,embodied,gwp,200,kg CO2 eq,,,,,,\nlaptop,use,gwp,3,kg CO2 eq,,,,,,\n");
  EXPECT_EQ(c.error_of({"a"}), "loaded");
}

TEST(Pack, TheManifestIsChecked) {
  Catalogue c;
  c.pack("a", "colour = \"red\"\n");
  EXPECT_NE(c.error_of({"a"}).find("a/pack.toml, row 5, column colour: this key is not known"),
            std::string::npos);
  c.pack("a", "id = \"b\"\n");
  EXPECT_NE(c.error_of({"a"}).find("the pack is named b but its folder is a"), std::string::npos);
  c.pack("a", "hidden = \"yes\"\n");
  EXPECT_NE(c.error_of({"a"}).find("this key must be true or false"), std::string::npos);
  c.pack("a", "hidden = \n");
  EXPECT_NE(c.error_of({"a"}).find("this is not TOML"), std::string::npos);
  c.write("packs/a/pack.toml", "name = \"a\"\n");
  EXPECT_NE(c.error_of({"a"}).find("this key is missing"), std::string::npos);
}

TEST(Pack, QualityAndIntervalGiveTheSpread) {
  EXPECT_NEAR(sigma_of_interval(50, 200), std::log(4.0) / 3.919928, 1e-12);
  EXPECT_LT(*sigma_of_quality("high"), *sigma_of_quality("very_low"));
  EXPECT_EQ(sigma_of_quality(""), std::nullopt);
  Catalogue c;
  c.pack("a", "[defaults]\nquality = \"low\"\n");
  c.items("a", laptop);
  c.factors("a",
            "laptop,manufacturing,gwp,100,kg CO2 eq,,,,,50,200\nlaptop,use,gwp,1,kg CO2 eq,,,,high,,\n"
            "laptop,distribution,gwp,1,kg CO2 eq,,,,,,\n");
  const auto set = c.load({"a"});
  ASSERT_TRUE(set);
  EXPECT_NEAR(factor(*set, "laptop", Phase::manufacturing, gwp).sigma, 0.35366, 1e-4);
  EXPECT_FLOAT_EQ(factor(*set, "laptop", Phase::use, gwp).sigma, 0.1F);
  EXPECT_FLOAT_EQ(factor(*set, "laptop", Phase::distribution, gwp).sigma, 0.6F);
}

TEST(Pack, ElectricityIsReadLongOrWide) {
  Catalogue c;
  c.pack("a");
  c.write("packs/a/electricity.csv", "zone,year,criterion,value,unit\nFR,2024,gwp,51.9,gCO2e\n");
  c.pack("b");
  c.write("packs/b/electricity.csv",
          "zone,year,gwp,adpe\nFR,2023,0.04,5e-7\nFR,2025,0.03,6e-7\nDE,2023,0.4,\n");
  const auto set = c.load({"a", "b"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  const ElectricityMix* mix = set->mix("FR", 2025);
  ASSERT_NE(mix, nullptr);
  EXPECT_DOUBLE_EQ(factor(*mix, gwp).value, 0.0519);  // the first pack has the zone: its nearest year
  EXPECT_EQ(factor(*mix, gwp).pack, 0);
  EXPECT_DOUBLE_EQ(factor(*mix, Criterion::adpe).value, 6e-7);  // completed from the second
  EXPECT_DOUBLE_EQ(factor(*set->mix("FR", 2024), Criterion::adpe).value, 5e-7);
  EXPECT_FALSE(factor(*set->mix("DE", 2023), Criterion::adpe).known());
}

TEST(Pack, ASuspectIsSetAsideNamedAndAdmittedOnlyByTheUser) {
  Catalogue c;
  c.pack("a");
  c.write("packs/a/electricity.csv", czech_mixes());
  const auto set = c.load({"a"});
  ASSERT_TRUE(set);
  ASSERT_EQ(set->quarantine.size(), 1U);
  EXPECT_EQ(set->quarantine[0].subject, "CZ");
  EXPECT_EQ(set->quarantine[0].line, 11U);
  EXPECT_NEAR(set->quarantine[0].value / set->quarantine[0].median, 18417, 1);
  EXPECT_EQ(set->mix("CZ", 2024), nullptr);
  EXPECT_NE(describe(set->quarantine[0], *set, Language::en)
                .find("a, electricity.csv row 11: CZ, Acidification: 8.38"),
            std::string::npos);
  const auto admitted = c.load({"a"}, {"a:CZ:ap", "a:FR:gwp"});
  ASSERT_TRUE(admitted);
  EXPECT_TRUE(admitted->quarantine.empty());
  EXPECT_DOUBLE_EQ(factor(*admitted->mix("CZ", 2024), Criterion::ap).value, 8.37957);
  ASSERT_EQ(admitted->warnings.size(), 1U);
  EXPECT_NE(admitted->warnings[0].find("a:FR:gwp"), std::string::npos);
}

TEST(Pack, AHiddenPackTellsNoValue) {
  Catalogue c;
  c.pack("a", "hidden = true\n");
  c.write("packs/a/electricity.csv", czech_mixes());
  c.items("a", "laptop,Portable,Laptop,terminal,,unit,false,4.25,77.5,\n");
  c.factors("a", "laptop,manufacturing,gwp,123.456,kg CO2 eq,,,,,,\n");
  const auto set = c.load({"a"});
  ASSERT_TRUE(set);
  EXPECT_FALSE(shown(*set, 0));
  const std::string told =
      describe(set->quarantine[0], *set, Language::en) + coverage_markdown(*set, Language::en);
  for (const char* value : {"8.3", "0.000455", "4.25", "77.5", "123.4"})
    EXPECT_EQ(told.find(value), std::string::npos) << value;
  c.factors("a", "laptop,manufacturing,gwp,123.456 kg,kg CO2 eq,,,,,,\n");
  EXPECT_EQ(c.error_of({"a"}), "a/factors.csv, row 2, column value: … is not a number");
}

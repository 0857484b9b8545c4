// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr simulate and capnr levers, as a user starts them.

#include <cmath>

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

const std::string demo_levers = (source_dir / "examples/ville-demo/levers.toml").string();

class Simulate : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    import_demo(database_, folder_);
  }
  Ran simulate(std::vector<std::string> more, const RunOptions& options = {}) const {
    std::vector<std::string> all = {"simulate", "--database", database_};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }
  Json json_of(std::vector<std::string> more) const {
    more.insert(more.end(), {"--format", "json"});
    const Ran ran = simulate(std::move(more));
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const auto json = parse_json(ran.out);
    EXPECT_TRUE(json);
    return json ? *json : Json{};
  }
};

const Json& at(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  static const Json none;
  EXPECT_NE(found, nullptr) << key;
  return found == nullptr ? none : *found;
}

double number(const Json& json) {
  return json.number() == nullptr ? std::nan("") : *json.number();
}

const Json::Array& list(const Json& json, std::string_view key) {
  const Json::Array* array = at(json, key).array();
  static const Json::Array none;
  EXPECT_NE(array, nullptr) << key;
  return array == nullptr ? none : *array;
}

double climate(const Json& year, std::string_view key) {
  return number(at(at(list(year, "criteria")[0], key), "value"));
}

TEST_F(Simulate, TheDemonstrationCityAvoidsWhatItsLeversShareBetweenThem) {
  const Json json = json_of({"--levers", demo_levers, "--until", "2036"});
  const auto& years = list(json, "years");
  ASSERT_EQ(years.size(), 11U);
  EXPECT_EQ(number(at(years[0], "year")), 2026);
  EXPECT_EQ(climate(years[0], "avoided"), 0) << "no lever starts before 2027";
  double avoided = 0, shared = 0;
  for (const Json& year : years) {
    EXPECT_LE(climate(year, "scenario"), climate(year, "reference"));
    avoided += climate(year, "avoided");
  }
  const auto& levers = list(json, "levers");
  ASSERT_GE(levers.size(), 10U);
  for (const Json& lever : levers) {
    const double share = climate(lever, "avoided_in_order");
    if (std::isnan(share)) {
      EXPECT_EQ(*at(lever, "id").text(), "prestations") << "no factor per euro is shipped";
    } else {
      shared += share;
    }
    EXPECT_NE(at(at(lever, "rebound"), "origin").text(), nullptr);
  }
  EXPECT_NEAR(shared, avoided, 1e-9 * avoided);
  EXPECT_TRUE(at(json, "cost_eur").is_null()) << "one cost is unknown: so is the sum";
}

TEST_F(Simulate, StartsFromTheFigureOfCapnrFootprint) {
  const Ran footprint = run(
      {"footprint", "--database", database_, "--by", "criterion", "--criterion", "gwp", "--format", "csv"});
  ASSERT_EQ(footprint.code, 0) << footprint.errors;
  const std::string row(split(footprint.out, '\n')[1]);
  const Json json = json_of({"--lever", "reduce-equipment:share=0.1"});
  const double start = climate(list(json, "years")[0], "reference");
  bool found = false;
  for (const std::string_view cell : split(row, ';')) {
    const auto value = parse_number(cell, true);
    found = found || (value && std::abs(*value - start) <= 1e-9 * start);
  }
  EXPECT_TRUE(found) << start << " is not in " << row;
}

TEST_F(Simulate, TalksToACityOfficerInFrench) {
  const Ran ran = simulate({"--levers", demo_levers, "--budget", "500000"}, {.language = "fr"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  for (const char* words :
       {"Ce que les leviers changeraient", "Année par année", "Garder les ordinateurs six ans",
        "Le meilleur plan pour 500", "écarté", "retenu", "par défaut"})
    EXPECT_NE(ran.out.find(words), std::string::npos) << words;
  for (const std::string_view line : split(ran.out, '\n')) EXPECT_LE(line.size(), 400U);
}

TEST_F(Simulate, GivesThePlanWithTheReasonOfEachLever) {
  const Json json = json_of({"--levers", demo_levers, "--budget", "500000"});
  const Json& plan = at(json, "plan");
  EXPECT_LE(number(at(plan, "cost_eur")), 500000);
  EXPECT_LE(number(at(plan, "together_kg")), number(at(plan, "sum_of_each_alone_kg")));
  bool pue = false, servers = false;
  for (const Json& lever : list(plan, "levers")) {
    EXPECT_FALSE(at(lever, "why").text()->empty());
    if (*at(lever, "lever").text() == "salle-plus-froide") pue = *at(lever, "chosen").boolean();
    if (*at(lever, "lever").text() == "consolider") servers = *at(lever, "chosen").boolean();
    EXPECT_FALSE(*at(lever, "lever").text() == "prestations" && *at(lever, "chosen").boolean());
  }
  EXPECT_TRUE(!pue || servers) << "the first requires the second";
  const Ran never = simulate({"--levers", demo_levers, "--target", "1e12"});
  EXPECT_EQ(never.code, 4) << never.errors;
}

TEST_F(Simulate, SetsWhatWasExpectedBesideWhatIsMeasured) {
  const Json json = json_of({"--inventory", "2024", "--measured", "2026", "--lever",
                             "lengthen-lifetime:items=laptop,years_before=5,years_after=6,start=2025"});
  const Json& after = at(json, "after_the_fact");
  EXPECT_EQ(number(at(after, "year")), 2026);
  const Json& lever = list(after, "levers")[0];
  EXPECT_GT(number(at(lever, "expected_kg")), 0);
  EXPECT_NEAR(number(at(lever, "before_kg")) - number(at(lever, "after_kg")),
              number(at(lever, "measured_kg")), 1e-6);
  const double change =
      number(at(lever, "volume_kg")) + number(at(lever, "structure_kg")) + number(at(lever, "intensity_kg"));
  EXPECT_NEAR(change, -number(at(lever, "measured_kg")), 1e-6 * number(at(lever, "before_kg")));
  EXPECT_EQ(simulate({"--inventory", "2026", "--measured", "2024", "--lever", "reduce-equipment"}).code, 2);
}

TEST_F(Simulate, WritesCsvAndAPageWithTheSameFigures) {
  const std::string page = (folder_ / "page.html").string();
  const Ran ran = simulate({"--levers", demo_levers, "--format", "csv", "--page", page});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  const auto lines = split(ran.out, '\n');
  EXPECT_EQ(lines[0], "lever;year;criterion;unit;measure;value;p5;p95");
  EXPECT_NE(ran.out.find("ordinateurs-six-ans;;gwp;"), std::string::npos);
  const std::string html = slurp(page);
  EXPECT_NE(html.find("<svg"), std::string::npos);
  EXPECT_NE(html.find("abatement-chart-data"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST_F(Simulate, RefusesWhatCannotBeMeantAndSaysWhere) {
  EXPECT_EQ(simulate({}).code, 2) << "no lever";
  EXPECT_EQ(simulate({"--lever", "magic"}).code, 2);
  EXPECT_EQ(simulate({"--lever", "reduce-equipment", "--until", "1999"}).code, 2);
  EXPECT_EQ(simulate({"--lever", "reduce-equipment", "--budget", "1", "--target", "1"}).code, 2);
  EXPECT_EQ(simulate({"--lever", "reduce-equipment", "--growth", "much"}).code, 2);
  EXPECT_EQ(simulate({"--lever", "reduce-equipment", "--format", "pdf"}).code, 2);
  EXPECT_EQ(simulate({"--lever", "replace-type:to=abacus,items=laptop"}).code, 4);
  const auto file =
      write(folder_ / "levers.toml", "[[lever]]\nid = \"a\"\nkind = \"reduce-equipment\"\nshair = 1\n");
  const Ran ran = simulate({"--levers", file.string()});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.errors.find("levers.toml"), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("4"), std::string::npos) << ran.errors;
  EXPECT_NE(ran.errors.find("shair"), std::string::npos) << ran.errors;
}

TEST(Levers, AreListedWithTheSourceOfEachDefault) {
  const Ran french = run({"levers"}, {.language = "fr"});
  ASSERT_EQ(french.code, 0) << french.errors;
  for (const char* words : {"lengthen-lifetime", "Allonger la durée de vie", "years_before", "délibération",
                            "proposition", "lighten-pages"})
    EXPECT_NE(french.out.find(words), std::string::npos) << words;
  const auto json = parse_json(run({"levers", "--format", "json"}).out);
  ASSERT_TRUE(json && json->array() != nullptr);
  EXPECT_EQ(json->array()->size(), 11U);
}

}  // namespace
}  // namespace capnr::test

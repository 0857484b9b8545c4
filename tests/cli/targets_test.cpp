// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;
using test::run;

// A city of one computer, with three years of declared footprints: 5 400, 5 200 and 5 000 t.
class TargetsCommand : public test::RegisterCity {
 protected:
  void SetUp() override {
    RegisterCity::SetUp();
    const auto values =
        test::write(folder_ / "valeurs.csv",
                    "indicator;period;value\nI-1.1a;2023;5400\nI-1.1a;2024;5200\nI-1.1a;2025;5000\n");
    const Ran declared = capnr({"declare", "--file", values.string(), "--by", "Alice"});
    ASSERT_EQ(declared.code, 0) << declared.errors;
  }

  Ran targets(std::vector<std::string> words) {
    words.insert(words.begin(), "targets");
    return capnr(std::move(words));
  }
  Ran set(std::string key, std::vector<std::string> words) {
    words.insert(words.begin(), {"set", std::move(key), "I-1.1a", "--by", "Alice"});
    return targets(std::move(words));
  }
  Ran set_carbon() {
    return set("carbon-2033", {"--baseline-year", "2023", "--target-year", "2033", "--target", "2400",
                               "--vote", "23/0412", "--vote-date", "2023-06-30"});
  }
  Ran import_table(std::string_view text, std::vector<std::string> words = {}) {
    const auto path = test::write(folder_ / "cibles.csv", text);
    words.insert(words.begin(), {"import", path.string()});
    return targets(std::move(words));
  }
  // The targets as JSON, judged early in 2026.
  Json list(std::vector<std::string> words = {}) {
    words.insert(words.end(), {"--format", "json", "--as-of", "2026-02-01"});
    const Ran ran = targets(std::move(words));
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return *parse_json(ran.out);
  }
  Json only(std::vector<std::string> words = {}) {
    const Json document = list(std::move(words));
    const Json::Array& all = *document.find("targets")->array();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Json{} : all.front();
  }
};

TEST_F(TargetsCommand, ShowsATargetWithItsPathForecastAndStatus) {
  const Ran ran = set_carbon();
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.out,
            "carbon-2033: from 5,400\u00A0t CO₂e/year in 2023 to 2,400\u00A0t CO₂e/year in 2033, in a "
            "straight line\n"
            "1 targets recorded, 0 changed, 0 were there already\n");
  const Json target = only();
  EXPECT_EQ(*target.find("baseline")->find("value")->number(), 5400) << "taken from the ledger";
  EXPECT_EQ(*target.find("asked")->number(), 4800);
  EXPECT_EQ(*target.find("measured")->number(), 5000);
  // 200 t less each year: 5 000 - 8 × 200 = 3 400 t in 2033, and 2 400 t in 2038.
  EXPECT_EQ(*target.find("forecast")->find("met_in")->number(), 2038);
  EXPECT_NEAR(*target.find("forecast")->find("gap")->number(), 1000, 1e-6);
  EXPECT_EQ(*target.find("status")->text(), "at_risk") << "200 t behind, of a way of 3 000 t";
  EXPECT_EQ(*target.find("rule")->text(), "a_little_behind");
  EXPECT_NE(target.find("because")->text()->find("behind by 6.7 % of the whole way"), std::string::npos)
      << *target.find("because")->text();
  const std::string text = targets({"--as-of", "2026-02-01"}).out;
  for (const char* part : {"carbon-2033", "at risk", "1,000", "2038", "23/0412"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_F(TargetsCommand, RefusesWhatCannotBeAndRecordsNothing) {
  const std::vector<std::pair<std::vector<std::string>, int>> refused = {
      {{"set", "a", "I-9.9", "--baseline-year", "2023", "--target-year", "2033", "--target", "1"}, 4},
      {{"set", "a", "I-1.1a", "--baseline-year", "2023", "--target-year", "2022", "--target", "1"}, 3},
      {{"set", "a", "I-1.1a", "--baseline-year", "2023", "--target-year", "2033", "--target", "9000"}, 3},
      {{"set", "a", "I-1.1a", "--baseline-year", "2023", "--target-year", "2033", "--target", "1", "--unit",
        "kg"},
       3},
      {{"set", "a", "I-1.1a", "--baseline-year", "2020", "--target-year", "2033", "--target", "1"}, 3},
      {{"set", "a", "I-1.1a", "--baseline-year", "2023", "--target-year", "2033", "--target", "1",
        "--milestones", "2030=3000, 2028=4000"},
       3},
      {{"set", "a b", "I-1.1a", "--baseline-year", "2023", "--target-year", "2033", "--target", "1"}, 3},
      {{"set", "a"}, 2},
      {{"rebase", "a", "--value", "1", "--reason", "x"}, 4},
      {{"rebase", "a"}, 2},
      {{"close", "a", "--on", "2026-01-01", "--reason", "x"}, 4},
      {{"close", "a"}, 2},
      {{"history", "a"}, 4},
      {{"scope", "2025-1"}, 2},
      {{"scope", "--remove", "2025-1"}, 4},
      {{"import", "nowhere.csv"}, 4},
      {{"--status", "perhaps"}, 2},
      {{"--indicator", "I-9.9"}, 4}};
  for (const auto& [words, code] : refused) {
    const Ran ran = targets(words);
    EXPECT_EQ(ran.code, code) << words[0] << " " << (words.size() > 1 ? words[1] : "") << " " << ran.errors;
    EXPECT_FALSE(ran.errors.empty());
  }
  EXPECT_TRUE(list().find("targets")->array()->empty());
}

TEST_F(TargetsCommand, WantsAReasonForAChangeAndKeepsTheHistory) {
  EXPECT_EQ(set_carbon().code, 0);
  const std::vector<std::string> stricter = {"--baseline-year", "2023", "--target-year", "2033",
                                             "--target",        "2000"};
  EXPECT_EQ(set("carbon-2033", stricter).code, 5);
  std::vector<std::string> because = stricter;
  because.insert(because.end(), {"--reason", "vote of 2026"});
  EXPECT_EQ(set("carbon-2033", because).code, 0);
  EXPECT_EQ(*only().find("target")->find("value")->number(), 2000);
  const Json history = *parse_json(targets({"history", "carbon-2033", "--format", "json"}).out);
  ASSERT_EQ(history.array()->size(), 2U);
  EXPECT_EQ(*(*history.array())[1].find("reason")->text(), "vote of 2026");
  EXPECT_EQ(*(*history.array())[0].find("recorded_by")->text(), "Alice");
  EXPECT_NE(targets({"history"}).out.find("vote of 2026"), std::string::npos);
}

TEST_F(TargetsCommand, NeverComparesAcrossScopeVersionsUntilTheBaselineIsRecomputed) {
  EXPECT_EQ(targets({"scope", "2023-1", "--from", "2023-01-01"}).code, 0);
  EXPECT_EQ(set_carbon().code, 0);
  EXPECT_EQ(*only().find("scope_version")->text(), "2023-1");
  EXPECT_EQ(targets({"scope", "2025-1", "--from", "2025-01-01", "--description", "with the schools"}).code,
            0);
  const Json refused = only();
  EXPECT_EQ(*refused.find("status")->text(), "no_evidence");
  EXPECT_EQ(*refused.find("rule")->text(), "other_scope_version");
  EXPECT_NE(refused.find("because")->text()->find("capnr targets rebase carbon-2033"), std::string::npos);

  EXPECT_EQ(targets({"rebase", "carbon-2033", "--value", "6000"}).code, 5) << "no reason";
  const Ran ran = targets({"rebase", "carbon-2033", "--value", "6000", "--reason", "the schools joined"});
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const Json judged = only();
  EXPECT_EQ(*judged.find("scope_version")->text(), "2025-1");
  EXPECT_EQ(*judged.find("status")->text(), "on_track");
  EXPECT_EQ(*judged.find("target")->find("value")->number(), 2400) << "as it was voted";
  EXPECT_EQ(targets({"scope", "--remove", "2025-1"}).code, 5) << "a baseline names it";
  EXPECT_NE(targets({"scope"}).out.find("with the schools"), std::string::npos);
}

TEST_F(TargetsCommand, ClosesATargetFromADayOn) {
  EXPECT_EQ(set_carbon().code, 0);
  EXPECT_EQ(targets({"close", "carbon-2033", "--on", "2026-01-15", "--reason", "replaced"}).code, 0);
  EXPECT_TRUE(list().find("targets")->array()->empty());
  EXPECT_EQ(*only({"--all"}).find("state")->text(), "closed");
  EXPECT_EQ(targets({"close", "carbon-2033", "--withdraw", "--reason", "another city's"}).code, 0);
  EXPECT_TRUE(list({"--all"}).find("targets")->array()->empty());
}

constexpr std::string_view table =
    "cle;indicateur;acteurs;annee de reference;valeur de reference;annee cible;cible;chemin;jalons;vote;date "
    "du vote\n"
    "carbone-2030;I-1.1a;administration;2023;5400;2030;3200;jalons;2026=4900, 2028=4200;23/0412;30/06/2023\n"
    "reemploi-2027;I-1.10a;habitants;2023;20;2027;60;;;23/0412;30/06/2023\n"
    "trop;I-1.10a;partenaires;2023;20;2027;160;;;;\n";

TEST_F(TargetsCommand, TakesATableWholeOrNotAtAll) {
  const Ran refused = import_table(table, {"--rejects", (folder_ / "rejets").string()});
  EXPECT_EQ(refused.code, 3);
  EXPECT_NE(refused.errors.find("row 4, column target: 160 is outside"), std::string::npos) << refused.errors;
  EXPECT_TRUE(list().find("targets")->array()->empty());
  EXPECT_NE(test::slurp(folder_ / "rejets/cibles.rejets.csv").find("trop"), std::string::npos);
  const Ran partial = import_table(table, {"--accept-partial"});
  EXPECT_EQ(partial.out, "2 targets recorded, 0 changed, 0 were there already\n") << partial.errors;
  EXPECT_EQ(import_table(table, {"--accept-partial"}).out,
            "0 targets recorded, 0 changed, 2 were there already\n");
  EXPECT_EQ(only({"--indicator", "I-1.1a"}).find("milestones")->array()->size(), 2U);
  EXPECT_EQ(*only({"--status", "no_evidence"}).find("key")->text(), "reemploi-2027");
}

TEST_F(TargetsCommand, WritesATableForSpreadsheetsAndAPage) {
  EXPECT_EQ(set_carbon().code, 0);
  const std::string page = (folder_ / "cibles.html").string();
  const Ran csv = targets({"--format", "csv", "--as-of", "2026-02-01", "--page", page});
  EXPECT_EQ(csv.out.substr(csv.out.find('\n') + 1, 30), "carbon-2033;I-1.1a;;city;admin") << csv.errors;
  const std::string html = test::slurp(page);
  for (const char* part : {"<svg", "id=\"carbon-2033\"", "23/0412", "<td class=\"n\">4,800</td>"})
    EXPECT_NE(html.find(part), std::string::npos) << part;
}

TEST_F(TargetsCommand, SpeaksFrench) {
  EXPECT_EQ(set_carbon().code, 0);
  const Ran ran = run({"targets", "--as-of", "2026-02-01", "--database", database_}, {.language = "fr"});
  EXPECT_NE(ran.out.find("menacée"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("en ligne droite"), std::string::npos) << ran.out;
}

TEST_F(TargetsCommand, LetsMeasureComputeThePerimetersAndTheDistance) {
  EXPECT_EQ(set_carbon().code, 0);
  const Ran ran = capnr({"measure", "--indicator", "I-1.1c", "--indicator", "I-0.4a", "--draws", "0"});
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const Json document = *parse_json(capnr({"indicators", "--format", "json", "--as-of", "2026-02-01"}).out);
  const auto value = [&](std::string_view indicator) {
    for (const Json& one : *document.find("indicators")->array())
      if (*one.find("indicator")->text() == indicator) return *one.find("last")->find("value")->number();
    return 0.0;
  };
  EXPECT_NEAR(value("I-1.1c"), 100 * (5000.0 - 4800) / 4800, 1e-9) << "of the declared footprint";
  EXPECT_NEAR(value("I-0.4a"), 100.0 / 3, 1e-9);
}

// The demonstration city, whose inventories make the footprints of three years.
class TargetsOfTheDemonstration : public test::OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    test::import_demo(database_, folder_);
  }
};

TEST_F(TargetsOfTheDemonstration, AreImportedAndJudgedWithThePlanOfLevers) {
  const std::string example = std::string(CAPNR_SOURCE_DIR) + "/examples/ville-demo/";
  const auto capnr = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--database", database_});
    return run(words);
  };
  ASSERT_EQ(capnr({"measure", "--draws", "0"}).code, 0);
  const Ran imported = capnr({"targets", "import", example + "targets.csv"});
  EXPECT_EQ(imported.code, 0) << imported.errors;
  const auto gap = [&](std::vector<std::string> words) {
    words.insert(words.begin(),
                 {"targets", "--indicator", "I-1.1a", "--format", "json", "--as-of", "2026-11-30"});
    const Ran ran = capnr(std::move(words));
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const Json document = *parse_json(ran.out);
    const Json& target = document.find("targets")->array()->front();
    return *target.find("forecast")->find("years")->array()->back().find("value")->number();
  };
  EXPECT_LT(gap({"--levers", example + "levers.toml"}), gap({}))
      << "levers take off what the trend alone leaves";
}

}  // namespace
}  // namespace capnr

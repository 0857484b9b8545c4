// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr plan, from the draft to the closed plan, on each database.
#include <cstdlib>
#include <map>

#include "evidence/sha256.h"
#include "program.h"
#include "table/json.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

constexpr std::string_view demo_plan = "examples/ville-demo/plan-2026.csv";

class YearlyPlan : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    write(folder_ / "ville/city.toml",
          "name = \"Ville\"\ninsee_code = \"13055\"\n"
          "[[inventories]]\ndate = 2026-10-31\n"
          "[[departments]]\ncode = \"DNSI\"\nname = \"Numérique\"\n"
          "[[departments]]\ncode = \"DSP\"\nname = \"Sports\"\n");
    write(folder_ / "ville/parc.csv",
          "Nom;Type;Fabricant;Modèle;Entité;Statut\nPC1;Ordinateur;Dell;Latitude;DNSI;En service\n");
    ASSERT_EQ(run({"import", (folder_ / "ville").string(), "--database", where_}).code, 0);
    ASSERT_EQ(plan({"new", "2026", "--title", "Plan 2026", "--by", "Alice"}).code, 0);
  }

  Ran plan(std::vector<std::string> words, const RunOptions& options = {}) const {
    words.insert(words.begin(), "plan");
    words.insert(words.end(), {"--database", where_});
    return run(words, options);
  }
  std::string file(const std::string& name, std::string_view text) const {
    return write(folder_ / name, text).string();
  }
  Ran import(std::string_view text, const std::string& by = "Alice",
             std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"import", file("actions.csv", text), "--by", by});
    return plan(std::move(more));
  }
  void import_two() const {
    ASSERT_EQ(import("action;titre;engagements;direction;budget;début;fin;jalons\n"
                     "A-01;Garder six ans;E-1.9;DNSI;30000;2026-01-01;2026-12-31;2026-03-31 Marché notifié\n"
                     "A-02;Donner;E-1.10;DSP;;2026-01-01;2026-12-31;\n")
                  .code,
              0);
  }
  void vote() const {
    ASSERT_EQ(plan({"submit", "2026"}).code, 0);
    ASSERT_EQ(plan({"vote", "2026", "--reference", "2026/0142", "--date", "2026-02-09"}).code, 0);
  }
  Json shown() const { return *parse_json(plan({"show", "2026", "--format", "json"}).out); }
  const Json action(const Json& document, std::string_view id) const {
    for (const Json& one : *document.find("actions")->array())
      if (*one.find("action")->text() == id) return one;
    return {};
  }
};
CAPNR_ON_EACH_DATABASE(YearlyPlan);

TEST_P(YearlyPlan, PreviewSaysWhatWouldChangeAndRecordsNothing) {
  const std::string table = "titre;engagements;avancement\nGarder six ans;E-1.9;40\n";
  const Ran preview = import(table, "Alice", {"--preview"});
  EXPECT_EQ(preview.out, "A-01  added  Garder six ans\nnothing was recorded: this is a preview\n")
      << preview.errors;
  EXPECT_TRUE(shown().find("actions")->array()->empty());
  EXPECT_NE(
      import(table).out.find("plan of 2026, revision 2: 1 actions changed, 1 entries of follow-up recorded"),
      std::string::npos);
  EXPECT_NE(import(table).out.find("revision 2: 0 actions changed, 0 entries"), std::string::npos);
}

TEST_P(YearlyPlan, RefusesATableWithAFaultWhole) {
  const Ran ran = import("titre;engagements\nBon;E-1.9\nMauvais;E-9.9\n", "Alice",
                         {"--rejects", (folder_ / "rejets").string()});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.errors.find("row 3, column commitments: there is no commitment 9.9"), std::string::npos)
      << ran.errors;
  EXPECT_TRUE(shown().find("actions")->array()->empty());
  EXPECT_NE(slurp(folder_ / "rejets/actions.rejets.csv").find("Mauvais"), std::string::npos);
  EXPECT_EQ(import("titre;engagements\nBon;E-1.9\nMauvais;E-9.9\n", "Alice", {"--accept-partial"}).code, 0);
  EXPECT_EQ(shown().find("actions")->array()->size(), 1U);
}

TEST_P(YearlyPlan, ExportsWhatItImportsAgainWithoutAnyChange) {
  import_two();
  import("action;note;avancement\nA-01;=SOMME(A1);40\n");
  for (const char* name : {"plan.csv", "plan.xlsx"}) {
    for (const char* language : {"fr", "en"}) {
      const std::string path = (folder_ / name).string();
      ASSERT_EQ(plan({"export", path}, {.language = language}).code, 0);
      const Ran again = plan({"import", path});
      EXPECT_NE(again.out.find("0 actions changed, 0 entries of follow-up"), std::string::npos)
          << name << " " << again.out << again.errors;
    }
  }
  EXPECT_NE(slurp(folder_ / "plan.csv").find(";'=SOMME(A1);"), std::string::npos)
      << "a formula is neutralised";
  EXPECT_EQ(plan({"export", (folder_ / "plan.pdf").string()}).code, 2);
}

TEST_P(YearlyPlan, TellsTheSecondOfTwoPeopleAndLosesNothing) {
  import_two();
  const std::string alice = "action;budget;personnes;révision\nA-01;32000;Alice;2\n";
  ASSERT_EQ(import("action;budget;révision\nA-01;31000;2\n", "Bob").code, 0);
  const Ran refused = import(alice);
  EXPECT_EQ(refused.code, 5);
  EXPECT_NE(refused.errors.find("A-01, budget planned: Bob wrote « 31000 » on "), std::string::npos)
      << refused.errors;
  EXPECT_NE(refused.errors.find("nothing was recorded, the table is as it was"), std::string::npos);
  EXPECT_EQ(*action(shown(), "A-01").find("budget_planned")->number(), 31000);
  EXPECT_EQ(*action(shown(), "A-01").find("people")->text(), "");
  const Ran other_field = import("action;personnes;révision\nA-01;Carl;2\n", "Carl");
  EXPECT_EQ(other_field.code, 0);
  EXPECT_NE(other_field.errors.find("Bob wrote revision 3"), std::string::npos) << other_field.errors;
  EXPECT_EQ(*action(shown(), "A-01").find("budget_planned")->number(), 31000);
  EXPECT_EQ(*action(shown(), "A-01").find("people")->text(), "Carl");
  ASSERT_EQ(import(alice, "Alice", {"--revision", "4"}).code, 0);
  EXPECT_EQ(*action(shown(), "A-01").find("budget_planned")->number(), 32000);
  const Ran compared = plan({"compare", "2026@2", "2026"});
  EXPECT_NE(compared.out.find("budget planned: 30000 → 32000"), std::string::npos) << compared.out;
}

TEST_P(YearlyPlan, ReplaceRemovesWhatTheTableDoesNotName) {
  import_two();
  ASSERT_EQ(import("action;titre\nA-02;Donner\n", "Alice", {"--replace"}).code, 0);
  EXPECT_EQ(shown().find("actions")->array()->size(), 1U);
}

TEST_P(YearlyPlan, FreezesWithTheVoteAndStillFollows) {
  import_two();
  EXPECT_EQ(plan({"vote", "2026", "--reference", "x", "--date", "2026-02-09"}).code, 5)
      << "a draft is not voted";
  vote();
  const Json voted = shown();
  EXPECT_EQ(*voted.find("state")->text(), "voted");
  EXPECT_EQ(*voted.find("vote")->find("reference")->text(), "2026/0142");
  const std::string text = plan({"show", "2026", "--text"}).out;
  EXPECT_EQ(sha256_of(text), *voted.find("sha256")->text());
  const Ran edited = import("action;titre\nA-01;Garder sept ans\n");
  EXPECT_EQ(edited.code, 5);
  EXPECT_NE(edited.errors.find("its content can no longer change"), std::string::npos) << edited.errors;
  EXPECT_EQ(
      import("action;avancement;budget dépensé;jalons atteints\nA-01;40;1000;2026-04-02 Marché notifié\n")
          .code,
      0);
  EXPECT_EQ(plan({"progress", "A-01", "--percent", "55", "--note", "pièces reçues"}).code, 0);
  const Json followed = shown();
  EXPECT_EQ(*action(followed, "A-01").find("progress")->number(), 55);
  EXPECT_EQ(*action(followed, "A-01").find("budget_spent")->number(), 1000);
  EXPECT_EQ(*followed.find("sha256")->text(), *voted.find("sha256")->text());
  const auto reached = [&] {
    const Json now = shown();
    return !action(now, "A-01").find("milestones")->array()->front().find("reached")->is_null();
  };
  EXPECT_TRUE(reached());
  EXPECT_EQ(plan({"progress", "A-01", "--not-reached", "marché notifié"}).code, 0);
  EXPECT_FALSE(reached()) << "it was told by mistake";
  EXPECT_EQ(plan({"progress", "A-01", "--not-reached", "marché notifié"}).code, 4);
  EXPECT_EQ(plan({"progress", "A-01", "--milestone", "Marché notifié", "--date", "2026-04-02"}).code, 0);
  EXPECT_TRUE(reached()) << "the same word again, after it was taken back";
  ASSERT_EQ(plan({"close", "2026"}).code, 0);
  EXPECT_EQ(plan({"progress", "A-01", "--percent", "60"}).code, 5);
  EXPECT_EQ(plan({"show", "2026", "--text"}).out, text);
}

TEST_P(YearlyPlan, WhatIsVotedDoesNotChangeWithTheCatalogue) {
  import_two();
  vote();
  const auto catalog = folder_ / "catalog";
  std::filesystem::copy(source_dir / "catalog", catalog, std::filesystem::copy_options::recursive);
  const auto commitment = catalog / "commitments/1.9.toml";
  std::string toml = slurp(commitment);
  const std::string quote =
      "allonger la durée d'utilisation des matériels (ordinateurs de 5 à 6 ans et téléphone de 2 à 3 ans)";
  ASSERT_NE(toml.find(quote), std::string::npos);
  toml.replace(toml.find(quote), quote.size(), "autre chose");
  write(commitment, toml);
  std::filesystem::remove(catalog / "commitments/4.4.toml");
  const RunOptions changed{.in_child = [&] { ::setenv("CAPNR_CATALOG", catalog.c_str(), 1); }};
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"show", "2026"},
           {"show", "2026", "--format", "json"},
           {"show", "2026", "--text"},
           {"show", "2026", "--action", "A-01"},
           {"coverage", "2026", "--as-of", "2026-11-30", "--format", "csv"}}) {
    const Ran before = plan(words), after = plan(words, changed);
    EXPECT_EQ(before.code, 0) << before.errors;
    EXPECT_EQ(before.out, after.out) << words.back();
  }
  EXPECT_NE(plan({"show", "2026", "--text"}, changed).out.find(quote), std::string::npos);
  ASSERT_EQ(plan({"new", "2027", "--from", "2026"}).code, 0);
  EXPECT_EQ(plan({"show", "2027", "--format", "json"}, changed).out.find(quote), std::string::npos)
      << "a draft follows it";
}

TEST_P(YearlyPlan, KeepsEvidenceAndMinutesByTheirHash) {
  import_two();
  file("pv.pdf", "procès-verbal");
  ASSERT_EQ(import("action;justificatifs\nA-01;pv.pdf\n").code, 0);
  const Json shown_now = shown();
  const Json attached = action(shown_now, "A-01").find("evidence")->array()->front();
  EXPECT_EQ(*attached.find("sha256")->text(), sha256_of("procès-verbal"));
  EXPECT_EQ(run({"history", "--document", sha256_of("procès-verbal"), "--database", where_}).out,
            "procès-verbal");
  EXPECT_EQ(import("action;justificatifs\nA-02;absent.pdf\n").code, 4);
  ASSERT_EQ(
      plan({"meetings", "2026", "--add", "Comité", "--date", "2026-04-02", "--subject", "Trimestre"}).code,
      0);
  ASSERT_EQ(plan({"meetings", "2026", "--add", "Comité", "--date", "2026-04-02", "--minutes",
                  file("cr.txt", "compte rendu")})
                .code,
            0);
  const Json meetings = *parse_json(plan({"meetings", "2026", "--format", "json"}).out);
  ASSERT_EQ(meetings.array()->size(), 1U);
  EXPECT_EQ(*meetings.array()->front().find("subject")->text(), "Trimestre");
  EXPECT_EQ(*meetings.array()->front().find("sha256")->text(), sha256_of("compte rendu"));
  ASSERT_EQ(plan({"decisions", "2026", "--add", "Reporter", "--date", "2026-04-02", "--action", "A-02"}).code,
            0);
  EXPECT_EQ(plan({"decisions", "2026", "--add", "Reporter", "--date", "2026-04-02", "--action", "A-99"}).code,
            4);
  EXPECT_EQ(parse_json(plan({"decisions", "2026", "--format", "json"}).out)->array()->size(), 1U);
}

TEST_P(YearlyPlan, SaysWhatItLeavesOutAndWhatIsLate) {
  import_two();
  const Json coverage = *parse_json(plan({"coverage", "--as-of", "2026-11-30", "--format", "json"}).out);
  EXPECT_EQ(coverage.find("commitments_without_action")->array()->size(), 54U);
  EXPECT_TRUE(coverage.find("departments_without_action")->array()->empty());
  ASSERT_EQ(coverage.find("late_milestones")->array()->size(), 1U);
  EXPECT_EQ(*coverage.find("late_milestones")->array()->front().find("label")->text(), "Marché notifié");
  const Ran text = plan({"coverage", "--as-of", "2026-11-30"});
  EXPECT_NE(text.out.find("2 commitments of 56 have an action"), std::string::npos) << text.out;
}

TEST_P(YearlyPlan, FeedsItsIndicatorsOnceVoted) {
  import_two();
  const std::vector<std::string> measure = {
      "measure", "--year",      "2026",   "--draws",     "0",      "--indicator", "I-0.1a", "--indicator",
      "I-0.1c",  "--indicator", "I-0.1d", "--indicator", "I-1.0f", "--database",  where_};
  EXPECT_NE(run(measure).out.find("the plan of the year is not voted yet"), std::string::npos);
  vote();
  ASSERT_EQ(plan({"progress", "A-01", "--percent", "50"}).code, 0);
  EXPECT_NE(run(measure).out.find("4 values recorded"), std::string::npos);
  const Json document =
      *parse_json(run({"indicators", "--database", where_, "--format", "json", "--as-of", "2026-12-31"}).out);
  std::map<std::string, double> values;
  std::string source;
  for (const Json& one : *document.find("indicators")->array())
    if (const Json* last = one.find("last"); !last->is_null()) {
      values[*one.find("indicator")->text()] = *last->find("value")->number();
      source = *last->find("sources")->array()->front().find("sha256")->text();
    }
  EXPECT_DOUBLE_EQ(values["I-0.1a"], 100.0 * 2 / 56);
  EXPECT_EQ(values["I-0.1c"], 100);
  EXPECT_EQ(values["I-0.1d"], 25);
  EXPECT_EQ(values["I-1.0f"], 100);
  EXPECT_EQ(source, *shown().find("sha256")->text());
}

TEST_P(YearlyPlan, ListsItsDatesForAnAgenda) {
  import_two();
  const std::string path = (folder_ / "plan.ics").string();
  const Ran ran = plan({"calendar", path});
  EXPECT_EQ(ran.out, "5 dates written to " + path + "\n");
  const std::string text = slurp(path);
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_NE(text.find("SUMMARY:A-01: Marché notifié\r\n"), std::string::npos);
}

TEST_P(YearlyPlan, RefusesWhatCannotBe) {
  const std::vector<std::pair<std::vector<std::string>, int>> refused = {
      {{"new", "2026"}, 5},
      {{"show", "2025"}, 4},
      {{"show", "2026", "--version", "9"}, 4},
      {{"show", "2026", "--action", "A-01"}, 4},
      {{"submit", "2026"}, 3},
      {{"return", "2026"}, 5},
      {{"close", "2026"}, 5},
      {{"compare", "hier", "2026"}, 2},
      {{"progress", "A-01", "--percent", "50"}, 4},
      {{"progress", "A-01"}, 2},
      {{"progress", "A-01", "--percent", "150"}, 2},
      {{"validate", "XYZ"}, 4},
      {{"meetings", "2026", "--add", "Comité"}, 2},
      {{"vote", "2026", "--reference", "x", "--date", "hier"}, 2},
      {{"import", "absent.csv"}, 4},
      {{}, 2}};
  for (const auto& [words, code] : refused) {
    const Ran ran = plan(words);
    EXPECT_EQ(ran.code, code) << (words.empty() ? "" : words.front()) << " " << ran.errors;
    EXPECT_FALSE(ran.errors.empty());
  }
}

class DemonstrationPlan : public OwnFolder {};

TEST_F(DemonstrationPlan, ImportsCleanlyWithItsGaps) {
  import_demo(database_, folder_);
  const auto plan = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "plan");
    words.insert(words.end(), {"--database", database_});
    return run(words);
  };
  ASSERT_EQ(plan({"new", "2026"}).code, 0);
  const Ran imported = plan({"import", (source_dir / demo_plan).string(), "--levers",
                             (source_dir / "examples/ville-demo/levers.toml").string()});
  ASSERT_EQ(imported.code, 0) << imported.errors;
  EXPECT_EQ(imported.errors, "");
  ASSERT_EQ(plan({"submit", "2026"}).code, 0);
  const Json coverage = *parse_json(plan({"coverage", "--as-of", "2026-11-30", "--format", "json"}).out);
  EXPECT_EQ(coverage.find("commitments_without_action")->array()->size(), 9U);
  EXPECT_FALSE(coverage.find("departments_without_action")->array()->empty());
  EXPECT_FALSE(coverage.find("late_milestones")->array()->empty());
  EXPECT_EQ(coverage.find("overspent")->array()->size(), 2U);
}

}  // namespace
}  // namespace capnr::test

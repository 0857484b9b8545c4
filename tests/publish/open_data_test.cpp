// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/open_data.h"

#include <gtest/gtest.h>

#include "publish/open_data_sets.h"
#include "publish/rdf.h"
#include "table/schema_check.h"

namespace capnr {
namespace {

const std::filesystem::path catalog = std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog";
const Date today = date_of(2026, 6, 1);

TargetEntry carbon_target() {
  TargetEntry entry;
  entry.target.key = "carbon-2030";
  entry.target.indicator = "I-1.1a";
  entry.target.baseline.at = {2022, 5400};
  entry.target.goal = {2030, 3240};
  entry.target.path = TargetPath::milestones;
  entry.target.milestones = {{2026, 4500}};
  entry.target.vote = "Délibération 22/0742";
  entry.target.voted_on = date_of(2022, 12, 16);
  return entry;
}

// year:value of each.
std::string shown(const std::vector<PublishedTarget>& targets) {
  std::string out;
  for (const PublishedTarget& one : targets)
    out += to_string(one.date) + ":" + std::to_string(static_cast<int>(one.value)) + " ";
  return out;
}

class OpenDataFiles : public testing::Test {
 protected:
  OpenDataFiles() {
    city_.name = "Ville";
    city_.insee_code = "13055";
  }
  OpenDataInput input() const {
    return {.programme = programme_,
            .choices = choices_,
            .city = city_,
            .year = 2025,
            .entries = entries_,
            .targets = targets_};
  }
  void add(const char* indicator, const char* measure, double value, const char* period, Scope scope = {}) {
    LedgerEntry entry;
    entry.key = {indicator, measure, std::move(scope), *parse_period(period)};
    entry.value = value;
    entry.recorded_by = "Alice";
    entries_.push_back(entry);
  }
  std::vector<std::string> rows() const {
    std::vector<std::string> rows;
    const std::string csv = impact_csv(input());
    for (std::size_t from = csv.find('\n') + 1; from < csv.size(); from = csv.find('\n', from) + 1)
      rows.push_back(csv.substr(from, csv.find('\n', from) - from));
    return rows;
  }

  const Programme programme_ = *load_programme(catalog);
  OpenDataChoices choices_ = *load_open_data_choices(catalog);
  City city_;
  std::vector<LedgerEntry> entries_;
  std::vector<PublishedTarget> targets_;
};

TEST_F(OpenDataFiles, TellTargetsFromMeasuredValues) {
  add("I-1.1a", "", 5000, "2025");
  targets_ = published_targets(std::vector{carbon_target()}, today);
  const std::vector<std::string> found = rows();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NE(found[0].find(",5000,t CO₂e/an,false,impact,annuelle,2025-12-31,true,2025-01-01,"),
            std::string::npos)
      << found[0];
  EXPECT_NE(found[1].find(",4500,t CO₂e/an,true,impact,annuelle,2026-12-31,false,,false,décision de la "
                          "ville,COM,13055,,Décision : Délibération 22/0742."),
            std::string::npos)
      << found[1];
  EXPECT_NE(found[2].find(",3240,t CO₂e/an,true,impact,annuelle,2030-12-31,"), std::string::npos) << found[2];
  const auto check = check_csv(*read_table_schema(catalog / "schemas/impact-service-public-numerique.json"),
                               impact_csv(input()), "impact.csv");
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->first.empty());
}

TEST_F(OpenDataFiles, HoldEveryIndicatorOfTheProgrammeInAFormThatTheSchemaTakes) {
  for (const Commitment& commitment : programme_.commitments)
    for (const Indicator& indicator : commitment.indicators)
      for (const Measure& measure : indicator.measures)
        add(indicator.id.c_str(), measure.key.c_str(), 1, "2025-03");
  choices_.withheld.clear();
  const auto check = check_csv(*read_table_schema(catalog / "schemas/impact-service-public-numerique.json"),
                               impact_csv(input()), "impact.csv");
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->first.empty()) << describe(check->first.front().error, Language::en);
  EXPECT_EQ(check->rows, static_cast<std::int64_t>(entries_.size()));
}

TEST_F(OpenDataFiles, NameOnlyIndicatorsThatTheProgrammeHas) {
  for (const std::vector<std::string>* list : {&choices_.usage, &choices_.withheld})
    for (const std::string& id : *list) EXPECT_NE(programme_.indicator(id), nullptr) << id;
}

TEST_F(OpenDataFiles, LeaveOutWhatIsOfAnotherYearADepartmentOrWithdrawn) {
  add("I-1.8c", "", 1, "2024");
  add("I-1.8c", "", 2, "2024-12-01..2025-01-31");
  add("I-1.8c", "", 3, "2025-12-15..2026-01-15");
  add("I-1.8c", "", 4, "2025", {Scope::Kind::department, "DNSI"});
  add("I-1.8c", "", 5, "2025", {Scope::Kind::site, "Mairie"});
  add("I-9.9z", "", 6, "2025");
  add("I-1.8c", "", 7, "2025-02");
  entries_.back().value.reset();
  add("I-1.8c", "", 8, "2025-06-30");
  const std::vector<std::string> found = rows();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NE(found[0].find(",2,%,"), std::string::npos);
  // A day is no period: the value is that of a date.
  EXPECT_NE(found[1].find(",2025-06-30,false,,"), std::string::npos) << found[1];
}

TEST_F(OpenDataFiles, SayNothingNewOnAnotherDay) {
  add("I-1.1a", "", 5000, "2025");
  const auto digest = [&] { return content_digest(open_data_files(input())); };
  const std::string before = digest();
  entries_[0].recorded_at = "2027-01-01T00:00:00Z";
  entries_[0].recorded_by = "Bob";
  EXPECT_EQ(digest(), before);
  entries_[0].value = 5001;
  EXPECT_NE(digest(), before);
}

TEST(PublishedTargets, AreThoseThatAreVotedAndPursued) {
  EXPECT_EQ(shown(published_targets(std::vector{carbon_target()}, today)),
            "2026-12-31:4500 2030-12-31:3240 ");
  TargetEntry entry = carbon_target();
  entry.target.vote.clear();
  entry.target.voted_on.reset();
  EXPECT_EQ(shown(published_targets(std::vector{entry}, today)), "");
  entry = carbon_target();
  entry.state = TargetState::closed;
  entry.closed_on = date_of(2026, 1, 1);
  EXPECT_EQ(shown(published_targets(std::vector{entry}, today)), "");
  EXPECT_EQ(shown(published_targets(std::vector{carbon_target()}, date_of(2031, 1, 1))), "");
}

TEST(OpenPlan, NamesNobodyAndKeepsWhatIsUnknownEmpty) {
  YearPlan plan;
  plan.plan.year = 2025;
  Action action;
  action.id = "A-1";
  action.title = "=Garder, les portables";
  action.commitments = {"1.9", "1.10"};
  action.department = "DNSI";
  action.people = "Alice Martin";
  action.milestones = {{date_of(2025, 3, 31), "Marché"}, {date_of(2025, 9, 30), "Bilan"}};
  plan.plan.actions = {action};
  plan.plan.words.emplace();
  plan.plan.words->departments = {{"DNSI", "Direction du numérique"}};
  plan.vote = PlanVote{date_of(2024, 12, 16), "24/0742"};
  plan.progress["A-1"].percent = 40;
  plan.progress["A-1"].notes = {{date_of(2025, 5, 1), "note interne", "Bob", 40}};
  const std::string csv = open_plan_csv(plan);
  EXPECT_EQ(csv.substr(csv.find('\n') + 1),
            "2025,A-1,\"'=Garder, les portables\",,\"1.9,1.10\",Direction du numérique,,,,,2025-03-31 Marché "
            "| 2025-09-30 Bilan,,,40,,,24/0742,2024-12-16\n");
}

TEST(OpenDataSets, HaveTheirFrench) {
  for (const OpenDataSet& set : open_data_sets())
    for (const std::string_view words : {set.title, set.description, set.keywords})
      EXPECT_NE(tr(Language::fr, words), words);
}

TEST(Rdf, EscapesWhatWouldEndATextOrAnAddress) {
  RdfGraph graph;
  graph.add("https://v.fr/#a> <b", "dct:title", rdf_text("\"\\\n\t<&]]>\x01\x0B é", "fr"));
  graph.add("https://v.fr/#a> <b", "dct:publisher", rdf_address("https://v.fr/\"{x}|^`\\\x7F"));
  EXPECT_NE(to_turtle(graph).find("\n<https://v.fr/#a%3E%20%3Cb>\n  dct:title \"\\\"\\\\\\n\\t<&]]> é\"@fr "
                                  ";\n  dct:publisher <https://v.fr/%22%7Bx%7D%7C%5E%60%5C%7F> .\n"),
            std::string::npos)
      << to_turtle(graph);
  EXPECT_NE(to_rdf_xml(graph).find("<dct:title xml:lang=\"fr\">&quot;\\\n\t&lt;&amp;]]&gt; é</dct:title>"),
            std::string::npos)
      << to_rdf_xml(graph);
}

TEST(Rdf, KeepsTheTriplesOfASubjectTogetherAndEachOnce) {
  RdfGraph graph;
  graph.add("https://v.fr/#a", "dct:title", rdf_text("un"));
  graph.add("https://v.fr/#b", "dct:title", rdf_text("deux"));
  graph.add("https://v.fr/#a", "dct:title", rdf_text("trois"));
  graph.add("https://v.fr/#a", "dct:title", rdf_text("un"));
  ASSERT_EQ(graph.triples().size(), 3U);
  EXPECT_EQ(graph.triples()[1].object.value, "trois");
  EXPECT_EQ(graph.triples()[2].object.value, "deux");
}

}  // namespace
}  // namespace capnr

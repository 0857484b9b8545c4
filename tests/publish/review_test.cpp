// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/review.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "publish/document_html.h"
#include "publish/review_check.h"

namespace capnr {
namespace {

const Programme& programme() {
  static const Programme one = *load_programme(CAPNR_SOURCE_DIR "/catalog");
  return one;
}

LedgerEntry declared(std::string_view indicator, double value, std::string_view period) {
  LedgerEntry entry;
  entry.key = {std::string(indicator), "", {}, *parse_period(period)};
  entry.value = value;
  entry.unit = programme().indicator(indicator)->measures.front().unit;
  entry.recorded_at = "2026-11-02T08:00:00Z";
  entry.recorded_by = "Alice";
  entry.sources = {{"convention.pdf", "abcd", 0, 0}};
  return entry;
}

Action action(std::string id, std::string title) {
  Action one;
  one.id = std::move(id);
  one.title = std::move(title);
  one.commitments = {"1.9"};
  one.department = "D1";
  return one;
}

// Two actions: the first done, with its money; the second nobody speaks of.
YearPlan plan_of(int year) {
  YearPlan plan;
  plan.plan.year = year;
  plan.plan.actions = {action("A-1", "Prolonger les portables"), action("A-2", "Former les agents")};
  plan.plan.actions[0].budget = 20000;
  plan.plan.actions[0].partners = "Emmaüs <local>";
  plan.plan.actions[0].people = "Bernard Secret";
  plan.plan.actions[1].milestones = {{date_of(year, 3, 1), "Marché notifié"}};
  plan.state = PlanState::voted;
  plan.revision = 4;
  plan.sha256 = "feed";
  plan.vote = PlanVote{date_of(year, 1, 31), "26/0042"};
  plan.progress["A-1"].percent = 100;
  plan.progress["A-1"].date = date_of(year, 9, 1);
  plan.progress["A-1"].spent = 18500;
  return plan;
}

JudgedTarget target(TargetPerimeter perimeter) {
  JudgedTarget one;
  one.entry.target.key = "carbon-2032";
  one.entry.target.indicator = "I-1.1a";
  one.entry.target.unit = "t CO2e/year";
  one.entry.target.perimeter = perimeter;
  one.entry.target.baseline = {{2022, 5000}, ""};
  one.entry.target.goal = {2032, 3000};
  one.entry.target.vote = "23/0412";
  one.entry.recorded_at = "2026-11-02T08:00:00Z";
  one.entry.recorded_by = "Alice";
  one.standing.status = TargetStatus::at_risk;
  one.standing.last = declared("I-1.1a", 4500, "2026");
  one.standing.year = 2026;
  one.standing.asked = 4200;
  return one;
}

Review review_of(std::vector<LedgerEntry> entries = {}) {
  Review review{.year = 2026,
                .as_of = date_of(2026, 12, 1),
                .city = {"Ville", "13055", 800000, 12000, {{"D1", "Direction du numérique", {}}}},
                .programme = programme(),
                .standings = review_standings(programme(), entries, 2026, date_of(2026, 12, 1)),
                .footprint = std::nullopt,
                .compared_from = std::nullopt,
                .purchases = {},
                .disposals = {},
                .plan = std::nullopt,
                .next_plan = std::nullopt,
                .meetings = {},
                .decisions = {},
                .targets = {},
                .closed = false,
                .texts = {}};
  return review;
}

bool misses(const Review& review, std::string_view id) {
  const ReviewCheck check = check_review(review, Language::en);
  return std::ranges::any_of(check.pieces, [&](const MissingPiece& piece) { return piece.id == id; });
}

std::string html_of(const Review& review) {
  return doc::to_html(review_document(review, Language::en));
}

std::string section(const std::string& html, const std::string& id) {
  const std::size_t from = html.find("<section id=\"" + id + "\"");
  return from == std::string::npos ? "" : html.substr(from, html.find("</section>", from) - from);
}

TEST(Review, WithNothingAnswersNoHeading) {
  const ReviewCheck check = check_review(review_of(), Language::en);
  EXPECT_EQ(check.answered(), 0U);
  EXPECT_FALSE(check.complete());
}

TEST(Review, NamesWhatThePlanLeavesOpen) {
  Review review = review_of();
  review.plan = plan_of(2026);
  const ReviewCheck check = check_review(review, Language::en);
  for (const ReviewHeading heading :
       {ReviewHeading::actions, ReviewHeading::actors, ReviewHeading::measures, ReviewHeading::means})
    EXPECT_TRUE(check.answers(heading)) << code(heading);
  for (const char* id :
       {"progress_untold", "late_milestones", "budget_missing", "commitments_without_action", "no_next_plan"})
    EXPECT_TRUE(misses(review, id)) << id;
  EXPECT_FALSE(misses(review, "plan_not_voted"));
}

TEST(Review, WantsAPlanWithMoneyProgressAndSomebody) {
  Review review = review_of();
  review.plan = plan_of(2026);
  review.plan->state = PlanState::draft;
  review.plan->vote.reset();
  review.plan->progress.clear();
  for (Action& one : review.plan->plan.actions) {
    one.budget.reset();
    one.partners.clear();
    one.department.clear();
  }
  for (const char* id : {"plan_not_voted", "no_progress", "no_actor", "no_budget"})
    EXPECT_TRUE(misses(review, id)) << id;
  const ReviewCheck check = check_review(review, Language::en);
  for (const ReviewHeading heading : {ReviewHeading::actions, ReviewHeading::actors, ReviewHeading::means})
    EXPECT_FALSE(check.answers(heading)) << code(heading);
}

TEST(Review, WantsATargetForEachPerimeter) {
  Review review = review_of();
  EXPECT_TRUE(misses(review, "no_target"));
  review.targets = {target(TargetPerimeter::administration)};
  EXPECT_FALSE(misses(review, "no_target"));
  EXPECT_TRUE(misses(review, "perimeter_without_target"));
  review.targets = {target(TargetPerimeter::administration), target(TargetPerimeter::inhabitants),
                    target(TargetPerimeter::partners)};
  EXPECT_FALSE(misses(review, "perimeter_without_target"));
}

TEST(Review, TellsTheActionsWithTheVoteAsTheirSourceAndNoName) {
  Review review = review_of();
  review.plan = plan_of(2026);
  const std::string html = html_of(review);
  EXPECT_NE(section(html, "actions").find("Prolonger les portables"), std::string::npos);
  EXPECT_NE(html.find("(26/0042), SHA-256 feed."), std::string::npos);
  EXPECT_NE(section(html, "actors").find("Emmaüs &lt;local&gt;"), std::string::npos);
  EXPECT_NE(section(html, "actors").find("Direction du numérique"), std::string::npos);
  EXPECT_EQ(html.find("Bernard Secret"), std::string::npos) << "who carries an action is not published";
}

TEST(Review, AddsUpBudgetsAndSaysHowManyActionsHaveNone) {
  Review review = review_of();
  review.plan = plan_of(2026);
  const std::string means = section(html_of(review), "means");
  EXPECT_NE(means.find("<data value=\"20000\">"), std::string::npos) << means;
  EXPECT_NE(means.find("<data value=\"18500\">"), std::string::npos) << means;
  EXPECT_NE(means.find("which no total counts: 1."), std::string::npos) << means;
}

TEST(Review, ShowsTheNextPlanElseWhatIsLeftOfThisOne) {
  Review review = review_of();
  review.plan = plan_of(2026);
  std::string measures = section(html_of(review), "measures");
  EXPECT_NE(measures.find("A-2 Former"), std::string::npos);
  EXPECT_EQ(measures.find("A-1 Prolonger"), std::string::npos) << "it is done";
  review.next_plan = plan_of(2027);
  measures = section(html_of(review), "measures");
  EXPECT_NE(measures.find("Actions planned for 2027"), std::string::npos);
}

TEST(Review, PutsATargetBesideWhatWasMeasured) {
  Review review = review_of();
  review.targets = {target(TargetPerimeter::administration)};
  const std::string objectives = section(html_of(review), "objectives");
  for (const char* what : {"<data value=\"5000\">", "<data value=\"3000\">", "<data value=\"4500\">",
                           "<data value=\"4200\">", "at risk"})
    EXPECT_NE(objectives.find(what), std::string::npos) << what;
  EXPECT_NE(objectives.find("<svg"), std::string::npos) << "its trajectory";
}

TEST(Review, JudgesAYearByItsOwnRuleAndSaysWhatNobodyChecked) {
  const std::vector<LedgerEntry> entries = {declared("I-1.10a", 41, "2026"), declared("I-1.10a", 90, "2027")};
  const std::string rules = section(html_of(review_of(entries)), "law");
  EXPECT_NE(rules.find("at least 50"), std::string::npos) << rules;
  EXPECT_NE(rules.find("<data value=\"41\">"), std::string::npos) << rules;
  EXPECT_NE(rules.find("not met"), std::string::npos) << rules;
  EXPECT_NE(rules.find("†"), std::string::npos) << "read elsewhere than in the decree";
  EXPECT_EQ(rules.find("<data value=\"90\">"), std::string::npos) << "a value of a later year";
}

TEST(Review, NamesTheSourceOfAValueThatSomebodyDeclared) {
  const std::string html = html_of(review_of({declared("I-1.6a", 41, "2026")}));
  EXPECT_NE(html.find("Declared by Alice on"), std::string::npos);
  EXPECT_NE(html.find("convention.pdf, SHA-256 abcd"), std::string::npos);
}

TEST(Review, CallsTheSameFigureTheSameNoteInEachTable) {
  const std::string html = html_of(review_of({declared("I-1.6a", 41, "2026")}));
  const auto note_in = [&](const std::string& id) {
    const std::string words = section(html, id);
    const std::size_t at = words.find("href=\"#n", words.find("<data value=\"41\">"));
    return words.substr(at, words.find('"', at + 6) - at);
  };
  EXPECT_EQ(note_in("uses"), note_in("indicators"));
}

TEST(Review, BeginsASectionWithTheWordsOfPeople) {
  Review review = review_of();
  review.texts = {{1, 2026, "uses", "Un paragraphe <b>.\r\n\r\n- un\n• deux\nUn autre.",
                   "2026-11-30T12:00:00Z", "Alice"}};
  const std::string html = html_of(review), uses = section(html, "uses");
  const std::size_t first = uses.find("<p>Un paragraphe &lt;b&gt;.</p>");
  ASSERT_NE(first, std::string::npos) << uses;
  EXPECT_LT(first, uses.find("No indicator of uses has a value."));
  EXPECT_NE(uses.find("<li>un</li><li>deux</li>"), std::string::npos) << uses;
  EXPECT_NE(html.find("Text of the city, written on 30\u00A0November 2026."), std::string::npos);
  EXPECT_EQ(html.find("Alice"), std::string::npos) << "who wrote is not published";
}

TEST(Review, GivesOneSectionWithTheNotesThatItCalls) {
  const Review review = review_of({declared("I-1.6a", 41, "2026")});
  const doc::Document document = review_document(review, Language::en);
  const std::string uses = doc::section_html(document, "uses").bytes();
  EXPECT_NE(uses.find("<section id=\"uses\""), std::string::npos);
  EXPECT_NE(uses.find("convention.pdf, SHA-256 abcd"), std::string::npos);
  EXPECT_EQ(uses.find("city.toml"), std::string::npos) << "a note of another section";
  EXPECT_TRUE(doc::section_html(document, "nowhere").empty());
}

TEST(Review, HasASectionForEachTextThatIsWritten) {
  Review review = review_of();
  for (const std::string_view id : review_text_sections())
    review.texts.push_back(
        {1, 2026, std::string(id), "Written for " + std::string(id), "2026-11-30", "Alice"});
  const std::string html = html_of(review);
  for (const std::string_view id : review_text_sections())
    EXPECT_NE(section(html, std::string(id)).find("Written for " + std::string(id)), std::string::npos) << id;
}

TEST(Review, KeepsForTheTerminalTheCommandsThatMendIt) {
  const Review review = review_of();
  const std::string command = "capnr import FOLDER";
  EXPECT_NE(review_check_json(check_review(review, Language::en)).find(command), std::string::npos);
  EXPECT_NE(review_check_text(check_review(review, Language::en), {.language = Language::en})
                .find("no inventory is dated of 2026: " + command),
            std::string::npos);
  EXPECT_EQ(html_of(review).find(command), std::string::npos) << "the council has no terminal";
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/sha256.h"
#include "random_plan.h"

namespace capnr {
namespace {

using test::random_plan;

template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "" : describe(result.error(), Language::en);
}

Programme small_programme() {
  Programme programme;
  Commitment longer{"1.9", Axis::sobriety, "axe 1", {"Allonger la durée", "Use longer"}, "« de 5 à 6 ans »",
                    {}};
  Indicator age;
  age.id = "I-1.9a";
  age.name = {"Durée réelle", "Actual time in use"};
  age.measures = {{"median", {}, "years", Direction::up}};
  age.threshold = {"6 ans", ThresholdOrigin::deliberation, false, "", {}};
  longer.indicators = {age};
  programme.commitments = {longer,
                           {"2.1", Axis::accessibility, "axe 2", {"Accessibilité", ""}, "« RGAA »", {}}};
  return programme;
}

Action whole_action() {
  Action action;
  action.id = "A-01";
  action.title = "Garder les portables six ans";
  action.commitments = {"1.9"};
  action.department = "DNSI";
  action.budget = 12000;
  action.start = date_of(2026, 1, 1);
  action.end = date_of(2026, 12, 31);
  action.milestones = {{date_of(2026, 3, 31), "Marché notifié"}};
  action.indicators = {"I-1.9a"};
  return action;
}

StoredPlan stored(const Plan& plan, PlanState state) {
  return {plan.year,
          {3, state, plan_text(plan), sha256_of(plan_text(plan)), {"2026-02-09T08:00:00Z", "Alice"}, {}}};
}

TEST(Plan, IsWrittenInOneWay) {
  Plan plan{2026, "Plan 2026", {whole_action()}, std::nullopt};
  EXPECT_EQ(
      plan_text(plan),
      R"({"actions":[{"budget":12000,"commitments":["1.9"],"department":"DNSI","description":"","end":"2026-12-31",)"
      R"("expected_effect":"","id":"A-01","indicators":["I-1.9a"],"lever":"","milestones":[{"due":"2026-03-31",)"
      R"("label":"Marché notifié"}],"partners":"","people":"","start":"2026-01-01",)"
      R"("title":"Garder les portables six ans","weight":1}],"format":"capnr-plan 1","title":"Plan 2026",)"
      R"("words":null,"year":2026})");
}

RC_GTEST_PROP(Plan, TextGivesThePlanBack, ()) {
  const Plan plan = random_plan();
  const Result<Plan> again = parse_plan(plan_text(plan));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == plan);
  RC_ASSERT(plan_text(*again) == plan_text(plan));
}

TEST(Plan, RefusesAnotherText) {
  EXPECT_EQ(error_of(parse_plan("{}")),
            "this is not the text of a plan: format is missing, or is something else");
  EXPECT_FALSE(parse_plan("{").has_value());
  std::string text = plan_text({2026, "", {whole_action()}, std::nullopt});
  text.replace(text.find("12000"), 5, "\"much\"");
  EXPECT_EQ(error_of(parse_plan(text)),
            "this is not the text of a plan: budget is missing, or is something else");
}

RC_GTEST_PROP(Plan, FrozenTextIgnoresWhatBecomesOfTheCatalogue, ()) {
  Plan plan = random_plan();
  Programme programme = small_programme();
  const std::vector<Department> departments = {{"DNSI", "Numérique", {}}};
  plan.words = words_for(plan, programme, departments);
  const std::string frozen = plan_text(plan);
  const Plan read = *parse_plan(frozen);
  programme.commitments.front().title.fr = *rc::gen::arbitrary<std::string>();
  programme.commitments.pop_back();
  RC_ASSERT(plan_text(read) == frozen);
  RC_ASSERT(words_of(read, programme, {}) == *plan.words);
}

TEST(Plan, KeepsTheWordsOfAllCommitmentsAndOfWhatItsActionsName) {
  Plan plan{2026, "", {whole_action()}, std::nullopt};
  plan.actions[0].lever = "six-ans";
  Lever lever;
  lever.id = "six-ans";
  lever.kind = LeverKind::lengthen_lifetime;
  lever.name_fr = "Garder six ans";
  const std::vector<Department> departments = {{"DSP", "Sports", {}}, {"DNSI", "Numérique", {}}};
  const PlanWords words = words_for(plan, small_programme(), departments, std::vector{lever, Lever{}});
  ASSERT_EQ(words.commitments.size(), 2U);
  EXPECT_EQ(words.commitment("1.9")->quote, "« de 5 à 6 ans »");
  EXPECT_EQ(words.commitment("2.1")->axis, Axis::accessibility);
  EXPECT_EQ(words.commitment("9.9"), nullptr);
  ASSERT_EQ(words.indicators.size(), 1U);
  EXPECT_EQ(words.indicators[0].threshold, "6 ans");
  EXPECT_EQ(words.indicators[0].origin, "deliberation");
  EXPECT_EQ(words.indicators[0].units, std::vector<std::string>{"years"});
  ASSERT_EQ(words.departments.size(), 2U);
  EXPECT_EQ(words.departments[0].code, "DNSI");
  ASSERT_EQ(words.levers.size(), 1U);
  EXPECT_EQ(words.levers[0].kind, "lengthen-lifetime");
}

TEST(Plan, SaysWhatEachActionLacksBeforeItIsSubmitted) {
  Plan plan{2026, "", {}, std::nullopt};
  EXPECT_EQ(error_of(may_submit(plan)),
            "the plan of 2026 has no action yet: capnr plan import FILE brings them");
  plan.actions = {whole_action(), whole_action(), whole_action()};
  EXPECT_EQ(error_of(may_submit(plan)), "");
  plan.actions[1].id = "A-02";
  plan.actions[1].department = "";
  plan.actions[2].id = "A-03";
  plan.actions[2].end.reset();
  EXPECT_EQ(
      error_of(may_submit(plan)),
      "2 actions are not complete: each needs a title, a commitment, a department, a start and an end: A-02 "
      "(department), A-03 (end)");
}

PlanEntry told(PlanEntryKind kind, std::string_view day, std::optional<double> number,
               std::string text = "") {
  return {2026, "A-01", kind, *parse_date(day), number, std::move(text), "", "2026-05-01T08:00:00Z", "Alice"};
}

TEST(Plan, FollowsWhatTheJournalTells) {
  const Plan plan{2026, "", {whole_action()}, std::nullopt};
  std::vector<PlanEntry> entries = {told(PlanEntryKind::progress, "2026-04-30", 40, "lancé"),
                                    told(PlanEntryKind::progress, "2026-03-31", 20),
                                    told(PlanEntryKind::spent, "2026-04-30", 5000),
                                    told(PlanEntryKind::spent, "2026-02-28", 1000),
                                    told(PlanEntryKind::milestone, "2026-04-02", {}, "Marché notifié"),
                                    told(PlanEntryKind::milestone, "2026-04-01", {}, "Marché notifié"),
                                    told(PlanEntryKind::milestone, "2026-04-03", {}, "Pièces reçues"),
                                    told(PlanEntryKind::not_reached, "2026-04-03", {}, "Pièces reçues"),
                                    told(PlanEntryKind::evidence, "2026-04-02", {}, "pv.pdf"),
                                    told(PlanEntryKind::note, "2026-01-05", {}, "réunion")};
  entries.push_back({2026, "DSP", PlanEntryKind::validation, date_of(2026, 1, 20), {}, "lu", "", "", ""});
  const YearPlan year = *year_plan_of(stored(plan, PlanState::voted), entries);
  const ActionProgress& progress = year.followed("A-01");
  EXPECT_EQ(progress.percent, 40);
  EXPECT_EQ(progress.date, date_of(2026, 4, 30));
  EXPECT_EQ(progress.spent, 5000);
  EXPECT_EQ(progress.reached.find("Marché notifié")->second, date_of(2026, 4, 1));
  EXPECT_FALSE(progress.reached.contains("Pièces reçues"));
  ASSERT_EQ(progress.notes.size(), 3U);
  EXPECT_EQ(progress.notes[0].text, "réunion");
  EXPECT_EQ(progress.notes[2].text, "lancé");
  EXPECT_EQ(progress.evidence.front().name, "pv.pdf");
  EXPECT_EQ(year.validations.at("DSP"), date_of(2026, 1, 20));
  EXPECT_FALSE(year.followed("A-99").percent);
  const YearPlan in_march = *year_plan_of(stored(plan, PlanState::voted), entries, date_of(2026, 3, 31));
  EXPECT_EQ(in_march.followed("A-01").percent, 20);
  EXPECT_TRUE(in_march.followed("A-01").reached.empty());
}

TEST(Plan, NextYearTakesOverWhatIsNotDone) {
  Plan plan{2026, "Plan 2026", {whole_action(), whole_action()}, std::nullopt};
  plan.actions[1].id = "A-02";
  plan.actions[1].milestones.push_back({date_of(2026, 9, 30), "Bilan"});
  plan.words.emplace();
  PlanEntry reached = told(PlanEntryKind::milestone, "2026-04-02", {}, "Marché notifié");
  reached.subject = "A-02";
  const std::vector<PlanEntry> entries = {told(PlanEntryKind::progress, "2026-10-31", 100), reached};
  const Plan next = cloned_plan(*year_plan_of(stored(plan, PlanState::closed), entries), 2027);
  EXPECT_EQ(next.year, 2027);
  EXPECT_EQ(next.title, "Plan 2027");
  EXPECT_FALSE(next.words);
  ASSERT_EQ(next.actions.size(), 1U);
  EXPECT_EQ(next.actions[0].id, "A-02");
  ASSERT_EQ(next.actions[0].milestones.size(), 1U);
  EXPECT_EQ(next.actions[0].milestones[0].label, "Bilan");
}

TEST(Plan, ExpectsProgressStraightFromTheStartToTheEnd) {
  Action action = whole_action();
  action.start = date_of(2026, 1, 1);
  action.end = date_of(2026, 1, 10);
  EXPECT_EQ(expected_share(action, date_of(2025, 12, 31)), 0);
  EXPECT_DOUBLE_EQ(*expected_share(action, date_of(2026, 1, 1)), 0.1);
  EXPECT_DOUBLE_EQ(*expected_share(action, date_of(2026, 1, 5)), 0.5);
  EXPECT_EQ(expected_share(action, date_of(2026, 1, 10)), 1);
  EXPECT_EQ(expected_share(action, date_of(2027, 6, 1)), 1);
  action.end.reset();
  EXPECT_FALSE(expected_share(action, date_of(2026, 1, 5)));
}

TEST(PlanState, ComesBackFromItsCode) {
  for (const PlanState state : {PlanState::draft, PlanState::submitted, PlanState::voted, PlanState::closed})
    EXPECT_EQ(plan_state_from(code(state)), state);
  EXPECT_FALSE(plan_state_from("adopted"));
}

RC_GTEST_PROP(PlanState, IsNeverADraftAgainOnceVoted, ()) {
  PlanState state = PlanState::draft;
  bool voted = false;
  for (int i = 0; i < 12; ++i) {
    const auto step = static_cast<PlanStep>(*rc::gen::inRange(0, 6));
    const Result<PlanState> next = next_state(2026, state, step);
    if (!next) continue;
    state = *next;
    voted = voted || step == PlanStep::vote;
    RC_ASSERT(voted == (state == PlanState::voted || state == PlanState::closed));
  }
}

}  // namespace
}  // namespace capnr

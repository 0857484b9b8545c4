// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "signed_in.h"
#include "steering/stored_plans.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

YearPlan plan_of(RunningServer& server) {
  Database database = server.open();
  return RunningServer::good(chosen_plan(database, server.org, 2027));
}

const std::string action =
    "title=Garder%20les%20postes&commitments=1.1&department=DEC&budget-planned=1%20500&start=01/01/"
    "2027&end=31/12/2027&milestones="
    "2027-03-31%20March%C3%A9";

Answer write_action(Browser& browser, const std::string& fields, std::int64_t revision,
                    const std::string& before = "") {
  return browser.post("/plans/2027/modifier",
                      fields + "&revision=" + std::to_string(revision) + "&avant=" + before);
}

}  // namespace

TEST(PlanLife, GoesFromTheFirstDraftToTheVoteAndToWhatThePublicReads) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_TRUE(has(pilot.get("/plans"), "name=\"annee\""));
  EXPECT_EQ(pilot.post("/plans", "annee=2027&titre=Plan%202027").status, 303);
  EXPECT_EQ(write_action(pilot, action, 1).status, 303);
  const YearPlan drafted = plan_of(server);
  ASSERT_EQ(drafted.plan.actions.size(), 1U);
  EXPECT_EQ(drafted.plan.actions[0].id, "A-01");
  EXPECT_EQ(drafted.plan.actions[0].budget, 1500);
  EXPECT_EQ(drafted.plan.actions[0].milestones.size(), 1U);
  EXPECT_TRUE(has(pilot.get("/plans/2027/A-01"), "/plans/2027/modifier?action=A-01"));
  EXPECT_TRUE(has(pilot.get("/plans/2027/modifier?action=A-01"), "Garder les postes"));
  EXPECT_EQ(pilot.post("/plans/2027", "etape=soumettre").status, 303);
  EXPECT_EQ(plan_of(server).state, PlanState::submitted);
  EXPECT_EQ(write_action(pilot, action, 2, "A-01").status, 409) << "what is frozen is not written any more";
  const Answer undated = pilot.post("/plans/2027", "etape=voter&date=&reference=22/1234");
  EXPECT_EQ(undated.status, 400);
  EXPECT_TRUE(has(undated, "id=\"date-error\""));
  EXPECT_TRUE(
      has(pilot.post("/plans/2027", "etape=voter&date=2026-12-16&reference="), "id=\"reference-error\""));
  EXPECT_EQ(pilot.post("/plans/2027", "etape=voter&date=16/12/2026&reference=22/1234").status, 303);
  EXPECT_EQ(plan_of(server).vote->reference, "22/1234");
  EXPECT_TRUE(has(get(server.port(), "/plan-vote"), "Garder les postes"));
  EXPECT_EQ(pilot.post("/plans/2027", "etape=rendre").status, 409) << "what is voted never changes";
  EXPECT_EQ(pilot.post("/plans/2027", "etape=clore").status, 303);
  EXPECT_EQ(plan_of(server).state, PlanState::closed);
  EXPECT_FALSE(has(pilot.get("/plans/2027"), "name=\"etape\""));
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_TRUE(has(admin.get("/administration/journal"), "clore"));
}

TEST(PlanLife, ASubmittedPlanIsGivenBackAndChangedAgain) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  pilot.post("/plans", "annee=2027");
  EXPECT_EQ(pilot.post("/plans/2027", "etape=soumettre").status, 400)
      << "a plan without an action is not for the council";
  write_action(pilot, action, 1);
  pilot.post("/plans/2027", "etape=soumettre");
  EXPECT_EQ(pilot.post("/plans/2027", "etape=rendre&raison=Une%20direction%20manque").status, 303);
  EXPECT_EQ(plan_of(server).state, PlanState::draft);
  EXPECT_EQ(write_action(pilot, action + "&action=A-01", plan_of(server).revision, "A-01").status, 303);
}

TEST(PlanLife, WhatAnActionMayNotSayIsToldBesideItsFieldAndNothingIsWritten) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  pilot.post("/plans", "annee=2027");
  for (const auto& [fields, field] : {std::pair<std::string, std::string>{"title=", "title"},
                                      {"title=X&commitments=99.9", "commitments"},
                                      {"title=X&department=NULLE", "department"},
                                      {"title=X&budget-planned=cher", "budget-planned"},
                                      {"title=X&start=2027-06-01&end=2027-01-01", "end"},
                                      {"title=X&milestones=un%20jour", "milestones"},
                                      {"title=X&indicators=I-99", "indicators"}}) {
    const Answer answer = write_action(pilot, fields, 1);
    EXPECT_EQ(answer.status, 400) << fields;
    EXPECT_TRUE(has(answer, "id=\"" + field + "-error\"")) << fields;
  }
  EXPECT_TRUE(plan_of(server).plan.actions.empty());
  EXPECT_EQ(pilot.post("/plans", "annee=2027").status, 409) << "there is a plan of that year";
  EXPECT_EQ(pilot.post("/plans", "annee=demain").status, 400);
  EXPECT_EQ(pilot.get("/plans/2027/modifier?action=A-99").status, 404);
  EXPECT_EQ(pilot.post("/plans/2027", "etape=danser").status, 400);
}

TEST(PlanLife, TwoWhoWriteAtOnceKeepBothUnlessTheyContradictEachOther) {
  RunningServer server;
  Browser one = browser_of(server, "une", Role::pilot), two = browser_of(server, "deux", Role::pilot);
  one.post("/plans", "annee=2027");
  write_action(one, action, 1);
  const std::int64_t seen = plan_of(server).revision;
  EXPECT_EQ(write_action(one, "action=A-01&title=Garder%20sept%20ans&commitments=1.1", seen, "A-01").status,
            303);
  EXPECT_EQ(write_action(two, "title=Autre%20action&commitments=1.2", seen).status, 303) << "another action";
  EXPECT_EQ(plan_of(server).plan.actions.size(), 2U);
  const Answer contradicts =
      write_action(two, "action=A-01&title=Garder%20huit%20ans&commitments=1.1", seen, "A-01");
  EXPECT_EQ(contradicts.status, 409);
  EXPECT_TRUE(has(contradicts, "Garder huit ans")) << "what was typed is not lost";
  EXPECT_EQ(plan_of(server).plan.action("A-01")->title, "Garder sept ans");
  const Answer compared = two.get("/plans/2027/comparer?de=2&a=3");
  EXPECT_TRUE(has(compared, "Garder les postes")) << compared.body;
  EXPECT_TRUE(has(compared, "Garder sept ans"));
  EXPECT_EQ(two.get("/plans/2027/comparer?de=2&a=99").status, 404);
}

TEST(PlanLife, AnActionIsTakenOutAndTheTableHasTheOthers) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  pilot.post("/plans", "annee=2027");
  write_action(pilot, action, 1);
  write_action(pilot, "title=%3DDeuxi%C3%A8me&commitments=1.2", 2);
  EXPECT_TRUE(has(pilot.get("/plans/2027/plan.csv"), "'=Deuxième")) << "no spreadsheet runs it";
  EXPECT_EQ(write_action(pilot, "retirer=1", plan_of(server).revision, "A-01").status, 303);
  EXPECT_EQ(plan_of(server).plan.actions.size(), 1U);
  EXPECT_FALSE(has(pilot.get("/plans/2027/plan.csv"), "Garder les postes"));
}

TEST(PlanLife, IsThePilotsAffair) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  pilot.post("/plans", "annee=2027");
  Browser contributor = browser_of(server, "contrib", Role::contributor);
  const Answer plan = contributor.get("/plans/2027");
  EXPECT_FALSE(has(plan, "name=\"etape\""));
  EXPECT_FALSE(has(contributor.get("/plans"), "name=\"annee\""));
  EXPECT_EQ(contributor.post("/plans/2027", "etape=soumettre").status, 403);
}

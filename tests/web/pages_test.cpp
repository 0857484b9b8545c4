// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <regex>
#include <set>

#include "evidence/plan_store.h"
#include "people/audit.h"
#include "signed_in.h"
#include "steering/plan.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

void write_plan(RunningServer& server) {
  Plan plan;
  plan.year = 2026;
  plan.title = "Plan <2026>";
  Action action;
  action.id = "A-1";
  action.title = "Garder les postes \"six ans\" <script>alert(1)</script>";
  action.commitments = {"1.1"};
  action.department = "DEC";
  action.start = date_of(2026, 1, 1);
  action.end = date_of(2026, 6, 30);
  action.milestones = {{date_of(2026, 3, 1), "Marché"}};
  plan.actions = {action};
  Database database = server.open();
  RunningServer::good(
      write_draft(database, server.org, 2026, 0, plan_text(plan), {"2026-01-02T00:00:00Z", "Alix"}));
}

}  // namespace

TEST(Pages, AValueIsRecordedWithItsAuthorAndItsLineInTheAuditLog) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", "period=2025&value=63,5&source=tickets").status, 303);
  const Answer page = pilot.get("/indicateurs/I-1.8c");
  EXPECT_TRUE(has(page, "63,5"));
  EXPECT_TRUE(has(page, "Nom de pilote"));
  EXPECT_TRUE(has(page, "tickets"));
  Database database = server.open();
  EXPECT_EQ(RunningServer::good(list_audit(database)).front().action, "value.recorded");
}

TEST(Pages, AValueThatCannotBeIsToldBesideItsField) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const Answer wrong = pilot.post("/indicateurs/I-1.8c", "period=tomorrow&value=63,5");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_TRUE(has(wrong, "id=\"period-error\""));
  EXPECT_TRUE(has(wrong, "href=\"#period\""));
  EXPECT_TRUE(has(wrong, "value=\"63,5\"")) << "what was typed stays";
  EXPECT_EQ(pilot.post("/indicateurs/I-9.9z", "period=2025&value=1").status, 404);
}

TEST(Pages, ACorrectionOfAPersonsValueWantsAReason) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  pilot.post("/indicateurs/I-1.8c", "period=2025&value=60&source=a");
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", "period=2025&value=61&source=a").status, 409);
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", "period=2025&value=61&source=a&reason=recompte").status, 303);
  EXPECT_TRUE(has(pilot.get("/indicateurs/I-1.8c"), "recompte"));
}

TEST(Pages, AContributorGivesTheValuesOfItsDepartmentOnly) {
  RunningServer server;
  Browser contributor = browser_of(server, "contrib", Role::contributor);
  EXPECT_EQ(contributor.post("/indicateurs/I-1.8c", "period=2025&value=60").status, 400);
  EXPECT_EQ(contributor.post("/indicateurs/I-1.8c", "period=2025&value=60&scope=department:DNSI").status,
            400);
  EXPECT_EQ(contributor.post("/indicateurs/I-1.8c", "period=2025&value=60&scope=department:DEC").status, 303);
}

TEST(Pages, AnActionIsToldByItsDepartment) {
  RunningServer server;
  write_plan(server);
  Browser contributor = browser_of(server, "contrib", Role::contributor);
  EXPECT_TRUE(has(contributor.get("/plans/2026/A-1"), "name=\"avancement\""));
  EXPECT_EQ(contributor.post("/plans/2026/A-1", "avancement=40&note=lot 1&jalon=March%C3%A9").status, 303);
  const Answer page = contributor.get("/plans/2026/A-1");
  EXPECT_TRUE(has(page, "lot 1"));
  EXPECT_TRUE(has(page, "40\u00a0%"));
  EXPECT_TRUE(has(page, "Marché\u00a0: atteint"));
  EXPECT_EQ(contributor.post("/plans/2026/A-1", "avancement=140").status, 400);
  EXPECT_EQ(contributor.post("/plans/2026/A-1", "").status, 400);
  EXPECT_EQ(contributor.get("/plans/2026/A-9").status, 404);
  EXPECT_EQ(contributor.get("/plans/2031").status, 404);
}

TEST(Pages, WhatPeopleWroteIsTextEverywhere) {
  RunningServer server;
  write_plan(server);
  Browser admin = browser_of(server, "admin", Role::administrator);
  admin.post("/administration/comptes",
             "login=xx&name=" + web::percent_encoded("<script>alert(2)</script>\"'") + "&role=reader");
  for (const std::string_view path : {"/plans", "/plans/2026", "/plans/2026/A-1", "/tableau-de-bord",
                                      "/administration", "/engagements/1.1", "/administration/comptes/2"}) {
    const Answer page = admin.get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_FALSE(has(page, "<script>alert")) << path;
  }
  EXPECT_TRUE(has(admin.get("/plans/2026/A-1"), "&lt;script&gt;"));
}

TEST(Pages, AnAccountIsAddedWithALinkForItsPassword) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  const Answer added =
      admin.post("/administration/comptes", "login=lou&name=Lou&role=contributor&department=DEC");
  EXPECT_EQ(added.status, 200);
  EXPECT_TRUE(has(added, "/mot-de-passe/"));
  EXPECT_TRUE(has(admin.get("/administration"), "lou"));
  EXPECT_EQ(admin.post("/administration/comptes", "login=lou&name=Lou&role=reader").status, 409);
  EXPECT_EQ(admin.post("/administration/comptes", "login=lee&role=contributor").status, 400);
  EXPECT_FALSE(has(admin.get("/administration"), "lee")) << "nothing is half made";
  EXPECT_TRUE(has(admin.get("/administration/journal"), "compte créé"));
}

TEST(Pages, TheLastAdministratorStays) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_EQ(admin.post("/administration/comptes/1", "etape=off").status, 409);
  EXPECT_EQ(admin.post("/administration/comptes/1", "etape=role&role=reader").status, 409);
  EXPECT_EQ(admin.get("/administration").status, 200);
}

TEST(Pages, TheIndicatorsAreFilteredByAxisStatusAndWords) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  const Answer all = reader.get("/indicateurs"), some = reader.get("/indicateurs?axe=security"),
               none = reader.get("/indicateurs?texte=zzzz");
  EXPECT_TRUE(has(all, "I-0.1a"));
  EXPECT_FALSE(has(some, "I-0.1a"));
  EXPECT_TRUE(has(some, "<option value=\"security\" selected>"));
  EXPECT_FALSE(has(none, "<table"));
}

TEST(Pages, TheIndicatorsAndTheCommitmentsComeAPageAtATime) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  for (const std::string list : {"/indicateurs", "/engagements"}) {
    std::vector<std::string> ids;
    std::string query;
    for (std::size_t page = 1; page < 100; ++page) {
      const Answer answer = reader.get(list + "?axe=&page=" + std::to_string(page));
      const std::regex id("<th scope=\"row\"><a href=\"" + list + "/([^\"#]*)");
      for (std::sregex_iterator one(answer.body.begin(), answer.body.end(), id), end; one != end; ++one)
        ids.push_back((*one)[1]);
      if (!has(answer, "&amp;page=" + std::to_string(page + 1)) &&
          !has(answer, "?page=" + std::to_string(page + 1)))
        break;
    }
    const std::set<std::string> each(ids.begin(), ids.end());
    const std::vector<Commitment> commitments = programme()->commitments;
    std::size_t expected = commitments.size();
    if (list == "/indicateurs") {
      expected = 0;
      for (const Commitment& one : commitments) expected += one.indicators.size();
    }
    EXPECT_EQ(each.size(), expected) << list;
  }
}

TEST(Pages, ACityWithoutAnythingSaysWhatToDoNext) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  EXPECT_TRUE(has(reader.get("/plans"), "pas encore de plan"));
  EXPECT_TRUE(has(reader.get("/inventaire"), "pas encore d’inventaire"));
  EXPECT_TRUE(has(reader.get("/cibles"), "capnr targets set"));
  EXPECT_TRUE(has(reader.get("/plan-vote"), "Le conseil n’a pas encore voté de plan."));
}

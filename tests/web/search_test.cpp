// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "demo_city.h"
#include "evidence/plan_store.h"
#include "signed_in.h"
#include "steering/plan.h"
#include "steering/scenario_store.h"
#include "web/sought_words.h"
#include "work/job.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

Answer search(Browser& browser, std::string_view words, std::string_view more = "") {
  return browser.get("/recherche?q=" + web::percent_encoded(words) + std::string(more));
}

// A plan, a scenario, a job and an account of an organisation, each with "Zèbre" in its texts.
void write_zebras(RunningServer& server, OrgId org, const std::string& mark) {
  Database database = server.open();
  Plan plan;
  plan.year = 2026;
  plan.title = "Plan Zèbre " + mark;
  Action action;
  action.id = "A-1";
  action.title = "Action zèbre " + mark;
  action.commitments = {"1.1"};
  plan.actions = {action};
  RunningServer::good(write_draft(database, org, 2026, 0, plan_text(plan), {"2026-01-02T00:00:00Z", "Alix"}));
  RunningServer::good(keep_scenario(
      database, org, {"Scénario ZÈBRE " + mark, "switch-off=1", "2026-11-30T12:00:00Z", "Alix"}));
  RunningServer::good(ask_job(database, {org, "zebre-" + mark, "{}"}, {std::nullopt, noon}));
  add_account(server, "zebre-" + mark, Role::reader, org);
}

// The addresses that a page of results leads to, without the parts of the page itself.
std::set<std::string> found_links(const Answer& answer) {
  std::set<std::string> links;
  const std::size_t main = answer.body.find("<main"), end = answer.body.find("</main>");
  constexpr std::string_view mark = "href=\"";
  for (std::size_t at = answer.body.find(mark, main); at < end; at = answer.body.find(mark, at + 1)) {
    const std::size_t from = at + mark.size();
    std::string link = answer.body.substr(from, answer.body.find('"', from) - from);
    for (std::size_t amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;"))
      link.replace(amp, 5, "&");
    if (link.front() != '#') links.insert(link);
  }
  return links;
}

}  // namespace

TEST(SoughtWords, AreFoundInAnyOrderWhateverTheirCaseAndAccents) {
  EXPECT_TRUE(web::SoughtWords("numerique").are_in("Direction du Numérique"));
  EXPECT_TRUE(web::SoughtWords("NUMÉRIQUE direction").are_in("Direction du numérique"));
  EXPECT_TRUE(web::SoughtWords("  oeuvre  ").are_in("Main-d’œuvre"));
  EXPECT_FALSE(web::SoughtWords("numerique ecoles").are_in("Direction du Numérique"));
}

TEST(SoughtWords, AWordKeepsTheOrderOfItsParts) {
  EXPECT_TRUE(web::SoughtWords("I-1.9a").are_in("I-1.9a – Durée"));
  EXPECT_FALSE(web::SoughtWords("I-1.9a").are_in("I-9a.1"));
}

TEST(SoughtWords, SignsAloneAskNothing) {
  EXPECT_TRUE(web::SoughtWords(" - ** ").empty());
  EXPECT_TRUE(web::SoughtWords("-").are_in("anything"));
  EXPECT_EQ(web::SoughtWords("a bcd").longest(), 3U);
}

TEST(Search, IsAFieldOfEachPageForWhoHasSignedIn) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  for (const std::string_view path : {"/tableau-de-bord", "/compte", "/inventaire", "/"}) {
    const Answer page = reader.get(path);
    EXPECT_TRUE(has(page, "<form role=\"search\" class=\"seek\" method=\"get\" action=\"/recherche\">"))
        << path;
    EXPECT_TRUE(has(page, "<script type=\"module\"")) << path;
  }
  EXPECT_TRUE(has(reader.get("/en/dashboard"), "action=\"/en/search\""));
  EXPECT_FALSE(has(get(server.port(), "/"), "role=\"search\""));
  EXPECT_FALSE(has(get(server.port(), "/"), "<script"));
}

TEST(Search, FindsWhatTheCityKeepsByWordsInAnyOrder) {
  RunningServer server;
  write_zebras(server, server.org, "ici");
  Browser admin = browser_of(server, "admin", Role::administrator);
  const Answer zebras = search(admin, "zebre");
  EXPECT_TRUE(has(zebras, "href=\"/plans/2026/A-1\""));
  EXPECT_TRUE(has(zebras, "href=\"/plans/2026\""));
  EXPECT_TRUE(has(zebras, "href=\"/simulateur?switch-off=1\""));
  EXPECT_TRUE(has(zebras, "href=\"/travaux/1\""));
  EXPECT_TRUE(has(zebras, "zebre-ici"));
  EXPECT_TRUE(has(search(admin, "ici action"), "href=\"/plans/2026/A-1\""));
  EXPECT_TRUE(has(search(admin, "numerique"), "href=\"/empreinte/explorer?department=DNSI\""));
  EXPECT_TRUE(has(search(admin, "I-1.8c"), "href=\"/indicateurs/I-1.8c\""));
  EXPECT_TRUE(has(search(admin, "inventaires"), "href=\"/inventaire\""));
  EXPECT_TRUE(has(admin.get("/en/search?q=zebre"), "href=\"/en/plans/2026/A-1\""));
  EXPECT_TRUE(has(search(admin, "zebre"), "value=\"zebre\"")) << "what was typed stays in the field";
}

TEST(Search, GroupsWithTheirCountsAndTheWayToTheOthers) {
  RunningServer server;
  import_demo_city(server);
  Browser reader = browser_of(server, "lecture", Role::reader);
  const Answer page = search(reader, "port");
  EXPECT_TRUE(has(page, "<section id=\"equipements\""));
  EXPECT_TRUE(has(page, "href=\"/inventaire/2026-10-31?texte=port\""));
  const std::string mark = "la liste de ces résultats (";
  const std::size_t at = page.body.find(mark, page.body.find("equipements-h"));
  ASSERT_NE(at, std::string::npos);
  const std::string count = page.body.substr(at + mark.size(), page.body.find(')', at) - at - mark.size());
  EXPECT_TRUE(has(reader.get("/inventaire/2026-10-31?texte=port"), count + " lignes d’équipement sur"))
      << "the list that it leads to is as long";
  const Answer one_kind = search(reader, "port", "&dans=pages");
  EXPECT_FALSE(has(one_kind, "<section id=\"equipements\""));
}

TEST(Search, FindsEquipmentByItsNameAndItsModel) {
  RunningServer server;
  import_demo_city(server);
  Browser reader = browser_of(server, "lecture", Role::reader);
  EXPECT_TRUE(has(search(reader, "port-dte24-00000"), "equipement?nom=PORT-DTE24-00000"));
  const Answer other = reader.get("/inventaire/2026-10-31?texte=" + web::percent_encoded("00000 PORT dte24"));
  EXPECT_TRUE(has(other, "PORT-DTE24-00000")) << "the list takes words in any order too";
}

TEST(Search, SaysWhatToDoWhenItHasNothingToShow) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  EXPECT_TRUE(has(reader.get("/recherche"), "Écrivez des mots dans le champ"));
  for (const std::string_view typed : {"a", "-", "a b c"})
    EXPECT_TRUE(has(search(reader, typed), "C’est trop court")) << typed;
  EXPECT_TRUE(has(search(reader, std::string(500, 'x')), "C’est trop long"));
  EXPECT_TRUE(has(search(reader, "xyzzyx"), "Rien de ce que vous pouvez ouvrir"));
  EXPECT_TRUE(has(search(reader, "ecole", "&dans=nowhere"), "Rien de ce que vous pouvez ouvrir"));
  const Answer hostile = search(reader, "<script>alert(1)</script>");
  EXPECT_EQ(hostile.status, 200);
  EXPECT_FALSE(has(hostile, "<script>alert"));
}

// Each role finds what it may open, and everything that it finds opens.
TEST(Search, NobodyFindsWhatTheyMayNotOpen) {
  RunningServer server;
  import_demo_city(server);
  write_zebras(server, server.org, "ici");
  for (const Role role : {Role::reader, Role::contributor, Role::pilot, Role::administrator}) {
    Browser browser = browser_of(server, "moi-" + std::string(code(role)), role);
    const bool pilot = role == Role::pilot || role == Role::administrator;
    const Answer zebras = search(browser, "zebre");
    EXPECT_TRUE(has(zebras, "/plans/2026/A-1")) << code(role);
    EXPECT_EQ(has(zebras, "/travaux/"), pilot) << code(role);
    EXPECT_EQ(has(zebras, "/administration/"), role == Role::administrator) << code(role);
    EXPECT_EQ(has(search(browser, "zebre", "&dans=travaux"), "/travaux/"), pilot) << code(role);
    EXPECT_EQ(has(search(browser, "zebre", "&dans=comptes"), "zebre-ici"), role == Role::administrator)
        << code(role);
    std::set<std::string> links = found_links(zebras);
    for (const std::string_view words : {"port", "numerique", "19", "administration", "import", "jeton"})
      links.merge(found_links(search(browser, words)));
    EXPECT_GT(links.size(), 10U);
    for (const std::string& link : links)
      EXPECT_EQ(browser.get(link).status, 200) << code(role) << " " << link;
  }
  EXPECT_EQ(get(server.port(), "/recherche?q=zebre").status, 303);
}

TEST(Search, FindsNothingOfAnotherOrganisation) {
  RunningServer server;
  Database database = server.open();
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  other.departments = {{"ZEB", "Direction des zèbres", std::nullopt}};
  const OrgId there = RunningServer::good(save_city(database, other));
  write_zebras(server, there, "ailleurs");
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_TRUE(has(search(admin, "zebre"), "Rien de ce que vous pouvez ouvrir"));
  EXPECT_TRUE(has(search(admin, "ailleurs"), "Rien de ce que vous pouvez ouvrir"));
  EXPECT_TRUE(has(search(admin, "zebres"), "Rien de ce que vous pouvez ouvrir"));
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "demo_city.h"
#include "evidence/plan_store.h"
#include "people/audit.h"
#include "publish/simulation.h"
#include "signed_in.h"
#include "steering/lever_book.h"
#include "steering/stored_plans.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

struct Reader {
  Reader() : browser(server.port()) {
    import_demo_city(server);
    browser = browser_of(server, "lecture", Role::reader);
  }
  Answer get(const std::string& target) { return browser.get(target); }
  RunningServer server;
  Browser browser;
};

const std::string longer = "/simulateur?lengthen-lifetime=1&lengthen-lifetime.years_after=7";

LeverCatalogue catalogue() {
  return RunningServer::good(load_lever_catalogue(std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog"));
}

// The engine on its own, as the command uses it.
Simulation simulation_of(RunningServer& server, const std::vector<std::string>& levers, int until) {
  LeverBook book;
  for (const std::string& lever : levers)
    book.levers.push_back(RunningServer::good(lever_from_text(lever, catalogue(), 2027)));
  Database database = server.open();
  const StoredInventory last =
      RunningServer::good(find_inventory(database, server.org, date_of(2026, 10, 31)));
  const InventoryData data = RunningServer::good(load_inventory(database, server.org, last.id));
  const MethodProfile profile = RunningServer::good(profile_named("numecoeval"));
  CharacteriseOptions how;
  how.keep = dimensions_needed(book);
  Footprint footprint =
      characterise(data, sum_weights(data, profile, last.header.date), open_factors(), profile, how);
  const ScenarioModel model =
      RunningServer::good(ScenarioModel::make(std::move(footprint), data, open_factors(), book));
  return RunningServer::good(simulate(model, open_factors(), {until, 0, 1, 1}));
}

}  // namespace

TEST(Simulator, GivesTheFiguresOfTheEngine) {
  Reader reader;
  const Answer page = reader.get(longer + "&horizon=2032");
  ASSERT_EQ(page.status, 200);
  const Simulation expected = simulation_of(reader.server, {"lengthen-lifetime:years_after=7"}, 2032);
  ASSERT_EQ(expected.criteria.front(), Criterion::gwp);
  EXPECT_TRUE(has(page, format_number(expected.avoided.front().value, Language::fr)));
  for (const SimulatedYear& year : expected.years)
    EXPECT_TRUE(has(page, format_number(year.scenario.front().value, Language::fr))) << year.year;
  EXPECT_TRUE(has(page, "entre ")) << "with its interval";
  EXPECT_TRUE(has(page, "capnr simulate --inventory 2026-10-31 --set open --until 2032 --lever "))
      << "and the command that gives the same";
}

TEST(Simulator, LeversOnTheSameMachinesAreNotCountedTwice) {
  Reader reader;
  const Answer page = reader.get(longer + "&buy-refurbished=1&buy-refurbished.share=0,5&horizon=2030");
  const Simulation expected =
      simulation_of(reader.server, {"lengthen-lifetime:years_after=7", "buy-refurbished:share=0.5"}, 2030);
  EXPECT_TRUE(has(page, format_number(expected.avoided.front().value, Language::fr)));
  EXPECT_TRUE(has(page, "Ces leviers commutent"));
}

TEST(Simulator, BeforeALeverIsChosenItSaysWhatToDo) {
  Reader reader;
  const Answer page = reader.get("/simulateur");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Choisissez un ou plusieurs leviers"));
  EXPECT_TRUE(has(page, "name=\"switch-off\""));
  EXPECT_FALSE(has(page, "name=\"switch-off.share\"")) << "its settings come once it is chosen";
  EXPECT_TRUE(has(reader.get("/simulateur?switch-off=1"), "name=\"switch-off.share\""));
}

TEST(Simulator, ASettingThatCannotBeIsToldBesideItsField) {
  Reader reader;
  for (const std::string wrong : {"beaucoup", "-1", "1e99", "%3Cscript%3E"}) {
    const Answer page = reader.get("/simulateur?lengthen-lifetime=1&lengthen-lifetime.years_after=" + wrong);
    EXPECT_EQ(page.status, 400) << wrong;
    EXPECT_TRUE(has(page, "id=\"lengthen-lifetime.years_after-error\"")) << wrong;
    EXPECT_FALSE(has(page, "<script>")) << wrong;
  }
  EXPECT_EQ(reader.get("/simulateur?replace-type=1&replace-type.to=a,b").status, 400);
  EXPECT_EQ(reader.get("/simulateur?replace-type=1").status, 400) << "it has no default for what replaces";
  EXPECT_EQ(reader.get(longer + "&horizon=1900").status, 400);
  EXPECT_EQ(reader.get(longer + "&budget=10&cible=10").status, 400);
  EXPECT_EQ(reader.get(longer + "&inventaire=2031-01-01").status, 404);
}

TEST(Simulator, ABudgetChoosesAmongTheLevers) {
  Reader reader;
  const std::string both =
      longer + "&lengthen-lifetime.cost_once=1000&lengthen-lifetime.cost_per_year=0&switch-off=1" +
      "&switch-off.cost_once=5000000&switch-off.cost_per_year=0";
  const Answer page = reader.get(both + "&budget=2000");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "id=\"plan\""));
  EXPECT_TRUE(has(page, "id=\"abattement-dessin-t\""));
  EXPECT_FALSE(has(reader.get(both), "id=\"plan\""));
  EXPECT_TRUE(has(reader.get(both + "&cible=1"), "id=\"plan\""));
  const Answer unreached = reader.get(both + "&cible=1000000000");
  EXPECT_EQ(unreached.status, 200) << "the simulation stays, without the plan";
  EXPECT_TRUE(has(unreached, "id=\"trajectoire\""));
  EXPECT_FALSE(has(unreached, "id=\"plan\""));
}

TEST(Simulator, TheEffectAloneIsWhatThePageHolds) {
  Reader reader;
  const Answer page = reader.get(longer);
  const Answer effect = reader.get("/simulateur/effet" + longer.substr(std::string("/simulateur").size()));
  EXPECT_EQ(effect.status, 200);
  EXPECT_FALSE(has(effect, "<html"));
  const std::string chart = effect.body.substr(effect.body.find("<svg"), 400);
  EXPECT_TRUE(has(page, chart));
}

TEST(Simulator, TheFileIsThatOfTheCommand) {
  Reader reader;
  const Answer file =
      reader.get("/simulateur/simulation.csv" + longer.substr(std::string("/simulateur").size()));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(has(file, "gwp"));
  EXPECT_EQ(reader.get("/simulateur/simulation.csv").status, 400);
}

TEST(Simulator, ItsScriptIsKeptForeverUnderItsOwnAddress) {
  Reader reader;
  const Answer page = reader.get("/simulateur");
  const std::size_t at = page.body.find("/script/");
  ASSERT_NE(at, std::string::npos);
  const std::string address = page.body.substr(at, page.body.find('"', at) - at);
  const Answer script = reader.get(address);
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(script.headers.at("content-type"), "text/javascript; charset=utf-8");
  EXPECT_NE(script.headers.at("cache-control").find("immutable"), std::string::npos);
  EXPECT_EQ(reader.get("/script/0123456789abcdef.js").status, 404);
}

TEST(Simulator, ACityWithoutInventoryIsToldHowToHaveOne) {
  RunningServer server;
  Browser browser = browser_of(server, "lecture", Role::reader);
  EXPECT_TRUE(has(browser.get("/simulateur"), "capnr import"));
}

TEST(Scenarios, APilotKeepsASimulationThatEverybodyOpensAgain) {
  Reader reader;
  Browser pilot = browser_of(reader.server, "pilote", Role::pilot);
  EXPECT_EQ(pilot.post(longer + "&horizon=2032", "geste=garder&nom=Six ans %3Cb%3E").status, 303);
  const Answer list = reader.get("/simulateur");
  EXPECT_TRUE(has(list, "Six ans &lt;b&gt;"));
  EXPECT_TRUE(
      has(list, "/simulateur?lengthen-lifetime=1&amp;lengthen-lifetime.years_after=7&amp;horizon=2032"));
  EXPECT_TRUE(has(list, "Nom de pilote"));
  EXPECT_EQ(pilot.post(longer, "geste=garder&nom=Six ans %3Cb%3E").status, 409) << "nothing is overwritten";
  const Answer unnamed = pilot.post(longer, "geste=garder&nom=");
  EXPECT_EQ(unnamed.status, 400);
  EXPECT_TRUE(has(unnamed, "id=\"nom-error\""));
  EXPECT_EQ(pilot.post("/simulateur", "geste=garder&nom=Rien").status, 400) << "there is no lever";
  Database database = reader.server.open();
  EXPECT_EQ(RunningServer::good(list_audit(database)).front().action, "scenario.kept");
}

TEST(Scenarios, AReaderSeesThemAndKeepsNone) {
  Reader reader;
  EXPECT_FALSE(has(reader.get(longer), "name=\"nom\""));
  EXPECT_EQ(reader.browser.post(longer, "geste=garder&nom=Six ans").status, 403);
}

TEST(Scenarios, LeversBecomeActionsOfADraft) {
  Reader reader;
  Browser pilot = browser_of(reader.server, "pilote", Role::pilot);
  const std::string both = longer +
                           "&lengthen-lifetime.cost_once=1000&lengthen-lifetime.cost_per_year=0&lengthen-"
                           "lifetime.departments=DRH&switch-off=1";
  EXPECT_EQ(pilot.post(both, "geste=actions&annee=2027").status, 303);
  Database database = reader.server.open();
  const auto plan = RunningServer::good(plan_of_year(database, reader.server.org, 2027));
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->plan.actions.size(), 2U);
  EXPECT_EQ(plan->plan.actions[0].id, "A-01");
  EXPECT_EQ(plan->plan.actions[0].department, "DRH");
  EXPECT_EQ(plan->plan.actions[0].budget, 1000);
  EXPECT_EQ(plan->plan.actions[1].budget, std::nullopt) << "a cost that is not given is unknown";
  EXPECT_NE(plan->plan.actions[0].expected_effect.find("évités jusqu’en"), std::string::npos);
  EXPECT_EQ(pilot.post(both, "geste=actions&annee=2027").status, 303);
  EXPECT_EQ(RunningServer::good(plan_of_year(database, reader.server.org, 2027))->plan.actions.back().id,
            "A-04");
  EXPECT_EQ(pilot.post(both, "geste=actions&annee=bientôt").status, 400);
}

TEST(Scenarios, APlanThatIsNoDraftTakesNoAction) {
  Reader reader;
  Browser pilot = browser_of(reader.server, "pilote", Role::pilot);
  ASSERT_EQ(pilot.post(longer, "geste=actions&annee=2027").status, 303);
  Database database = reader.server.open();
  const auto plan = RunningServer::good(plan_of_year(database, reader.server.org, 2027));
  RunningServer::good(submit_plan(database, reader.server.org, 2027, plan->revision, plan_text(plan->plan),
                                  {"2026-12-01T00:00:00Z", "Alix"}));
  const Answer refused = pilot.post(longer, "geste=actions&annee=2027");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(has(refused, "id=\"annee-error\""));
}

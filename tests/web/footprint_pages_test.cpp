// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "demo_city.h"
#include "footprint/engine.h"
#include "publish/comparison.h"
#include "signed_in.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

// What the page says; the rest holds secrets of its own.
std::string main_of(const Answer& answer) {
  return answer.body.substr(answer.body.find("<main"));
}

constexpr std::string_view first_machine = "PORT-DTE24-00000";

// A city with its figures, and somebody who reads them.
struct Reader {
  Reader() : browser(server.port()) {
    import_demo_city(server);
    browser = browser_of(server, "lecture", Role::reader);
  }
  Answer get(const std::string& target) { return browser.get(target); }
  RunningServer server;
  Browser browser;
};

Footprint footprint_of_2026(RunningServer& server) {
  Database database = server.open();
  const auto stored = RunningServer::good(list_inventories(database, server.org));
  for (const StoredInventory& one : stored) {
    if (one.header.date != date_of(2026, 10, 31)) continue;
    const InventoryData data = RunningServer::good(load_inventory(database, server.org, one.id));
    const MethodProfile profile = RunningServer::good(profile_named("numecoeval"));
    return characterise(data, sum_weights(data, profile, one.header.date), open_factors(), profile);
  }
  throw std::runtime_error("no inventory of 2026");
}

}  // namespace

TEST(Explorer, GivesTheFiguresOfTheEngineWithIntervalAndCoverage) {
  Reader reader;
  const Answer page = reader.get("/empreinte/explorer?par=phase");
  ASSERT_EQ(page.status, 200);
  const ResultTable table =
      tabulate(footprint_of_2026(reader.server), {Dimension::phase, Dimension::criterion});
  std::size_t seen = 0;
  for (const ResultRow& row : table.rows) {
    if (row.key.back() != "gwp") continue;
    EXPECT_TRUE(has(page, format_number(row.value, Language::fr))) << row.key.front();
    ++seen;
  }
  EXPECT_EQ(seen, phase_count);
  EXPECT_TRUE(has(page, "entre "));
  EXPECT_TRUE(has(page, "couverture\u00a0: "));
  EXPECT_TRUE(has(page, "<svg class=\"chart\""));
}

TEST(Explorer, EachLineLeadsFurtherDownToTheEquipment) {
  Reader reader;
  const Answer departments = reader.get("/empreinte/explorer");
  EXPECT_TRUE(has(departments, "par=type&amp;critere=gwp&amp;department=Cabinet%20du%20maire"))
      << "a department leads to its types";
  const Answer types = reader.get("/empreinte/explorer?par=type&department=Cabinet%20du%20maire");
  EXPECT_TRUE(has(types, "/inventaire/2026-10-31?direction=Cabinet%20du%20maire")) << "and to its equipment";
  EXPECT_TRUE(has(types, "par=phase&amp;critere=gwp&amp;department=Cabinet%20du%20maire&amp;type=Portable"));
  const Answer list = reader.get("/inventaire/2026-10-31?direction=Cabinet%20du%20maire&type=Portable");
  EXPECT_TRUE(has(list, "/inventaire/2026-10-31/equipement?nom=PORT-CAB"));
}

TEST(Explorer, FiltersNarrowTheTotalAndSayHowToLeave) {
  Reader reader;
  const Answer page =
      reader.get("/empreinte/explorer?par=phase&department=Cabinet%20du%20maire&status=En%20service");
  Footprint footprint = footprint_of_2026(reader.server);
  std::erase_if(footprint.groups, [&](const Group& group) {
    return footprint.texts[group.key[static_cast<std::size_t>(Dimension::department)]] !=
               "Cabinet du maire" ||
           footprint.texts[group.key[static_cast<std::size_t>(Dimension::status)]] != "En service";
  });
  for (const ResultRow& row : tabulate(footprint, {Dimension::criterion}).rows)
    if (row.key.front() == "gwp") {
      EXPECT_TRUE(has(page, format_number(row.value, Language::fr)));
    }
  EXPECT_TRUE(has(page, "tout regarder\u00a0: "));
  EXPECT_TRUE(has(page, "name=\"status\" value=\"En service\"")) << "the form keeps the other filters";
  EXPECT_TRUE(has(reader.get("/empreinte/explorer?department=nulle-part"), "retirez un filtre"));
}

TEST(Explorer, DividesByAnyPairOfDimensions) {
  Reader reader;
  for (const std::string first : {"department", "type", "item", "phase", "criterion", "year", "datacentre"}) {
    for (const std::string second : {"", "phase", "criterion", "year", "department"}) {
      std::string address = "/empreinte/explorer";
      const std::string query = "?par=" + first + "&puis=" + second;
      EXPECT_EQ(reader.get(address + query).status, 200) << query;
      EXPECT_EQ(reader.get(address + ".csv" + query).status, 200) << query;
    }
  }
}

TEST(Explorer, TheFileHasTheLinesThatThePageShows) {
  Reader reader;
  const Answer file = reader.get("/empreinte/explorer.csv?par=phase&critere=adpe");
  EXPECT_EQ(file.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(file.body.starts_with("phase;criterion;value;unit;quantity;covered;p5;p95;pack;gap\n"));
  EXPECT_EQ(std::ranges::count(file.body, '\n'), 1 + static_cast<long>(phase_count));
  const Answer years = reader.get("/empreinte/explorer.csv?par=year");
  for (const std::string year : {"2024;gwp", "2025;gwp", "2026;gwp"}) EXPECT_TRUE(has(years, year)) << year;
}

TEST(Explorer, RefusesWhatItDoesNotKnowWithAReason) {
  Reader reader;
  EXPECT_EQ(reader.get("/empreinte/explorer?par=moon").status, 400);
  EXPECT_EQ(reader.get("/empreinte/explorer?puis=user_kind").status, 400);
  EXPECT_EQ(reader.get("/empreinte/explorer?critere=%3Cscript%3E").status, 400);
  EXPECT_EQ(reader.get("/empreinte/explorer?inventaire=2031-01-01").status, 404);
  EXPECT_EQ(reader.get("/empreinte/explorer?jeu=../../etc").status, 404);
  const Answer told = reader.get("/empreinte/explorer?critere=%3Cscript%3E");
  EXPECT_FALSE(has(told, "<script>"));
}

TEST(Explorer, AnotherFactorSetGivesOtherFigures) {
  Reader reader;
  const Answer open = reader.get("/empreinte/explorer?par=phase"),
               other = reader.get("/empreinte/explorer?par=phase&jeu=boavizta");
  EXPECT_EQ(other.status, 200);
  EXPECT_TRUE(has(other, "Jeu de facteurs boavizta"));
  EXPECT_NE(main_of(open), main_of(other));
}

TEST(Explorer, ShowsAnotherStateAsSoonAsTheDatabaseChanges) {
  Reader reader;
  const Answer before = reader.get("/empreinte/explorer?par=phase");
  EXPECT_EQ(main_of(reader.get("/empreinte/explorer?par=phase")), main_of(before));
  Database database = reader.server.open();
  const auto all = RunningServer::good(list_inventories(database, reader.server.org));
  RunningServer::good(remove_inventory(database, reader.server.org, all.back().id));
  EXPECT_NE(main_of(reader.get("/empreinte/explorer?par=phase")), main_of(before));
}

TEST(Explorer, ACityWithoutInventoryIsToldHowToHaveOne) {
  RunningServer server;
  Browser browser = browser_of(server, "lecture", Role::reader);
  const Answer page = browser.get("/empreinte/explorer");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "capnr import"));
}

TEST(EquipmentPage, GivesTheFormulaWithItsNumbersAndWhereTheyStand) {
  Reader reader;
  const Answer page = reader.get("/inventaire/2026-10-31/equipement?nom=" + std::string(first_machine));
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "glpi_ordinateurs.csv, ligne 2"));
  EXPECT_TRUE(has(page, " / L"));
  EXPECT_TRUE(has(page, "Fabrication\u00a0: "));
  EXPECT_TRUE(
      has(reader.get("/en/inventory/2026-10-31/equipment?critere=adpe&nom=" + std::string(first_machine)),
          "kg\u00a0Sb"));
}

TEST(EquipmentPage, AnEquipmentThatIsNotThereGetsTheNearestNames) {
  Reader reader;
  const Answer page = reader.get("/inventaire/2026-10-31/equipement?nom=PORT-DTE24-0000");
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(has(page, first_machine));
  EXPECT_EQ(reader.get("/inventaire/2026-10-31/equipement").status, 404);
  EXPECT_EQ(reader.get("/inventaire/2031-10-31/equipement?nom=" + std::string(first_machine)).status, 404);
}

TEST(ComparisonPage, SplitsTheChangeAsTheComparisonDoes) {
  Reader reader;
  const Answer page = reader.get("/empreinte/comparer?avant=2024-12-31&apres=2026-10-31");
  ASSERT_EQ(page.status, 200);
  Database database = reader.server.open();
  std::vector<Footprint> sides;
  for (const StoredInventory& one : RunningServer::good(list_inventories(database, reader.server.org))) {
    if (one.header.date == date_of(2025, 12, 31)) continue;
    const InventoryData data = RunningServer::good(load_inventory(database, reader.server.org, one.id));
    const MethodProfile profile = RunningServer::good(profile_named("numecoeval"));
    sides.push_back(characterise(data, sum_weights(data, profile, one.header.date), open_factors(), profile));
  }
  ASSERT_EQ(sides.size(), 2U);
  const Comparison compared = compare(sides[0], sides[1], {Dimension::type});
  const ComparedCriterion& climate = compared.criteria.front();
  EXPECT_TRUE(has(page, format_number(climate.total0, Language::fr)));
  EXPECT_TRUE(has(page, format_number(climate.total1, Language::fr)));
  EXPECT_TRUE(has(page, shown_change(climate.classes.front().terms.activity, climate.total0, Language::fr)));
  EXPECT_TRUE(has(page, "<svg class=\"chart\""));
  EXPECT_TRUE(has(page, "couverture\u00a0: "));
}

TEST(ComparisonPage, RefusesOneInventoryTwiceAndWhatIsNotThere) {
  Reader reader;
  EXPECT_EQ(reader.get("/empreinte/comparer?avant=2026-10-31&apres=2026-10-31").status, 400);
  EXPECT_EQ(reader.get("/empreinte/comparer?avant=2020-10-31").status, 404);
  EXPECT_EQ(reader.get("/empreinte/comparer?par=phase").status, 400);
}

TEST(ComparisonPage, ACityWithOneInventoryIsToldThatItTakesTwo) {
  RunningServer server;
  Browser browser = browser_of(server, "lecture", Role::reader);
  EXPECT_TRUE(has(browser.get("/empreinte/comparer"), "Il faut deux inventaires"));
}

TEST(ComparisonPage, TheFileIsThatOfTheCommand) {
  Reader reader;
  const Answer file = reader.get("/empreinte/comparer.csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(has(file, "quantity_unit;criterion;unit;state;"));
}

TEST(FactorSetsPage, GivesBothFiguresWithTheCoverageOfEach) {
  Reader reader;
  const Answer page = reader.get("/empreinte/facteurs?jeu_a=open&jeu_b=boavizta");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Couverture de boavizta"));
  for (const ResultRow& row : tabulate(footprint_of_2026(reader.server), {Dimension::criterion}).rows)
    if (row.key.front() == "gwp") {
      EXPECT_TRUE(has(page, format_number(row.value, Language::fr)));
    }
  EXPECT_EQ(reader.get("/empreinte/facteurs?jeu_b=nothing").status, 404);
  EXPECT_TRUE(has(reader.get("/empreinte/facteurs.csv"), ";gwp;"));
}

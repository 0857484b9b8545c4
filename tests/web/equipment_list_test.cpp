// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <fstream>
#include <regex>

#include "demo_city.h"
#include "signed_in.h"
#include "table/table.h"
#include "web/equipment_order.h"
#include "work/scratch_folder.h"

using namespace capnr;
using namespace capnr::test;

namespace {

constexpr std::string_view list = "/inventaire/2026-10-31";

struct Reader {
  Reader() : browser(server.port()) {
    import_demo_city(server);
    browser = browser_of(server, "lecture", Role::reader);
  }
  Answer get(const std::string& query) { return browser.get(std::string(list) + query); }
  RunningServer server;
  Browser browser;
};

// The names of the equipment on a page, from the top.
std::vector<std::string> names_on(const Answer& page) {
  const std::regex name("equipement\\?nom=([^\"]*)\"");
  std::vector<std::string> names;
  for (std::sregex_iterator one(page.body.begin(), page.body.end(), name), end; one != end; ++one)
    names.push_back((*one)[1]);
  return names;
}

}  // namespace

TEST(EquipmentList, SortsAllThePagesByAColumnUpwardsAndDownwards) {
  Reader reader;
  std::vector<std::string> all;
  Database database = reader.server.open();
  for (const StoredInventory& one : RunningServer::good(list_inventories(database, reader.server.org)))
    if (one.header.date == date_of(2026, 10, 31))
      RunningServer::good(
          each_equipment(database, reader.server.org, one.id, [&](const EquipmentView& row) -> Result<> {
            if (row.type == "Portable") all.emplace_back(row.name);
            return {};
          }));
  ASSERT_GT(all.size(), 60U) << "more than three pages";
  std::ranges::sort(all);
  const std::vector<std::string> second = names_on(reader.get("?type=Portable&tri=nom&page=2"));
  EXPECT_EQ(second, std::vector<std::string>(all.begin() + 20, all.begin() + 40));
  const std::vector<std::string> last = names_on(reader.get("?type=Portable&tri=-nom"));
  EXPECT_EQ(last, std::vector<std::string>(all.rbegin(), all.rbegin() + 20));
  EXPECT_TRUE(names_on(reader.get("?type=Portable&tri=nom&page=1000000")).empty());
}

TEST(EquipmentList, SaysWhichColumnItIsSortedByAndWhereEachHeadingLeads) {
  Reader reader;
  const Answer plain = reader.get("?type=Portable");
  EXPECT_EQ(plain.body.find("aria-sort"), std::string::npos);
  EXPECT_NE(plain.body.find("?type=Portable&amp;tri=achat\">Achat</a>"), std::string::npos);
  const Answer upwards = reader.get("?type=Portable&tri=achat");
  EXPECT_NE(upwards.body.find("aria-sort=\"ascending\"><a href=\"" + std::string(list) +
                              "?type=Portable&amp;tri=-achat\">Achat</a>"),
            std::string::npos);
  EXPECT_NE(upwards.body.find("<input type=\"hidden\" name=\"tri\" value=\"achat\""), std::string::npos)
      << "so do other filters";
  EXPECT_NE(upwards.body.find("tri=achat&amp;page=2"), std::string::npos) << "the next page keeps the order";
  const Answer downwards = reader.get("?type=Portable&tri=-achat");
  EXPECT_NE(downwards.body.find("aria-sort=\"descending\"><a href=\"" + std::string(list) +
                                "?type=Portable\">Achat</a>"),
            std::string::npos)
      << "a third click gives back the order of import";
  EXPECT_EQ(names_on(reader.get("?type=Portable&tri=couleur")), names_on(plain))
      << "an unknown column is none";
}

TEST(EquipmentList, RowsThatDoNotSayWhatTheyAreSortedByComeLastBothWays) {
  EquipmentClass words;
  std::vector<Equipment> rows(3);
  rows[0].name = "sans date";
  rows[1].name = "vieux";
  rows[1].purchase = date_of(2019, 1, 1);
  rows[2].name = "neuf";
  rows[2].purchase = date_of(2025, 1, 1);
  const auto places = [&](std::string_view order) {
    web::EquipmentPlaces found(web::EquipmentOrder::from(order), 0, 25);
    for (const Equipment& row : rows) {
      EquipmentView view;
      view.name = row.name;
      view.purchase = row.purchase;
      found.add({view, words});
    }
    return std::move(found).take();
  };
  EXPECT_EQ(places("achat"), (std::vector<std::size_t>{1, 2, 0}));
  EXPECT_EQ(places("-achat"), (std::vector<std::size_t>{2, 1, 0}));
  EXPECT_EQ(places("nom"), (std::vector<std::size_t>{2, 0, 1}));
}

TEST(EquipmentList, GivesTheSameRowsAsCsvAndAsXlsx) {
  Reader reader;
  const Answer csv = reader.browser.get(std::string(list) + "/equipements.csv?type=Portable&texte=port-d");
  const Answer xlsx = reader.browser.get(std::string(list) + "/equipements.xlsx?type=Portable&texte=port-d");
  ASSERT_EQ(csv.status, 200);
  ASSERT_EQ(xlsx.status, 200);
  EXPECT_EQ(xlsx.headers.at("content-type"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  const ScratchFolder folder = RunningServer::good(ScratchFolder::make());
  const auto rows_of = [&](const Answer& answer, const char* name) {
    const std::filesystem::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << answer.body;
    std::vector<std::vector<std::string>> rows;
    RunningServer::good(read_table(path, {}, [&](const Row& row) -> Result<Flow> {
      rows.emplace_back(row.cells.begin(), row.cells.end());
      return Flow::proceed;
    }));
    return rows;
  };
  const auto expected = rows_of(csv, "a.csv"), given = rows_of(xlsx, "a.xlsx");
  EXPECT_GT(expected.size(), 2U);
  EXPECT_EQ(given, expected);
}

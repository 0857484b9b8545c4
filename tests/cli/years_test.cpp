// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr footprint --by year: the inventories of the city side by side, each what it is alone.

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

const std::vector<std::string> dates = {"2024-12-31", "2025-12-31", "2026-10-31"};

class Years : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    import_demo(database_, folder_);
  }
  std::string footprint(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"footprint", "--database", database_};
    all.insert(all.end(), more.begin(), more.end());
    const Ran ran = run(all);
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return ran.out;
  }
  std::string of_inventory(const std::string& date, std::vector<std::string> more) const {
    more.insert(more.end(), {"--inventory", date});
    return footprint(more);
  }
  Json json(const std::vector<std::string>& more) const {
    auto document = parse_json(footprint(more));
    EXPECT_TRUE(document);
    return document ? *document : Json();
  }
  Json json_of(const std::string& date, std::vector<std::string> more) const {
    more.insert(more.end(), {"--inventory", date});
    return json(more);
  }
};

double total_of(const Json& document, std::string_view criterion, std::string_view member) {
  for (const Json& one : *document.find("criteria")->array()) {
    if (*one.find("criterion")->text() == criterion) return *one.find(member)->number();
  }
  return -1;
}

TEST_F(Years, AsCsvAreTheRowsOfEachInventoryOneBelowTheOther) {
  for (const std::vector<std::string>& how : std::vector<std::vector<std::string>>{
           {"--by", "year"},
           {"--by", "type,year,phase", "--draws", "30"},
           {"--by", "department,year,application", "--view", "flow", "--profile", "ademe-rcp"},
           {"--by", "year,status", "--set", "boavizta", "--criterion", "gwp,adpe"}}) {
    std::vector<std::string> words = {"--format", "csv"};
    words.insert(words.end(), how.begin(), how.end());
    std::string expected;
    for (const std::string& date : dates) {
      const std::string alone = of_inventory(date, words);
      EXPECT_GT(split(alone, '\n').size(), 2U);
      expected += expected.empty() ? alone : alone.substr(alone.find('\n') + 1);
    }
    EXPECT_EQ(footprint(words), expected) << how[1];
  }
}

TEST_F(Years, AsJsonKeepTheTotalsCoverageAndIntervalsOfEach) {
  const std::vector<std::string> how = {"--by", "year,phase", "--draws", "30", "--format", "json"};
  const Json all = json(how);
  EXPECT_EQ(*all.find("format")->text(), "capnr-footprint-years");
  EXPECT_EQ(all.find("criteria"), nullptr) << "no total of several years";
  const auto& years = *all.find("years")->array();
  const auto& rows = *all.find("rows")->array();
  ASSERT_EQ(years.size(), dates.size());
  std::size_t row = 0;
  for (std::size_t y = 0; y < dates.size(); ++y) {
    const Json alone = json_of(dates[y], how);
    EXPECT_EQ(*years[y].find("year")->text(), dates[y].substr(0, 4));
    EXPECT_EQ(*years[y].find("inventory")->find("date")->text(), dates[y]);
    EXPECT_EQ(*years[y].find("as_of")->text(), dates[y]);
    for (const std::string_view member : {"value", "p5", "p95", "coverage"})
      EXPECT_EQ(total_of(years[y], "gwp", member), total_of(alone, "gwp", member)) << dates[y] << member;
    for (const Json& expected : *alone.find("rows")->array()) {
      ASSERT_LT(row, rows.size());
      for (const auto& [member, value] : *expected.object()) {
        const Json* const found = rows[row].find(member);
        ASSERT_NE(found, nullptr) << member;
        if (value.number() != nullptr) {
          EXPECT_EQ(*found->number(), *value.number()) << member;
        }
        if (value.text() != nullptr) {
          EXPECT_EQ(*found->text(), *value.text()) << member;
        }
        EXPECT_EQ(found->is_null(), value.is_null()) << member;
      }
      ++row;
    }
  }
  EXPECT_EQ(row, rows.size());
}

TEST_F(Years, InATerminalShowTheTotalOfEachAndNoSum) {
  const std::vector<std::string> how = {"--by", "year", "--criterion", "gwp", "--draws", "30"};
  const std::string shown = footprint(how);
  double sum = 0;
  for (const std::string& date : dates) {
    std::vector<std::string> words = how;
    words.insert(words.end(), {"--format", "json"});
    const double total = total_of(json_of(date, words), "gwp", "value");
    sum += total;
    EXPECT_NE(shown.find(format_number(total, Language::en)), shown.npos) << shown;
    EXPECT_NE(shown.find("\n" + date.substr(0, 4) + "\n"), shown.npos) << "what it does not cover";
  }
  EXPECT_EQ(shown.find(format_number(sum, Language::en)), shown.npos);
}

TEST_F(Years, OfTwoInventoriesOfOneYearAreCalledByTheirDates) {
  const auto file = write(folder_ / "parc.csv", "name;type;quantity\nPC-1;Portable;3\n");
  const Ran spring = run({"import", file.string(), "--database", database_, "--date", "2026-03-31"});
  ASSERT_EQ(spring.code, 0) << spring.errors;
  const std::string csv = footprint({"--by", "year", "--criterion", "gwp", "--format", "csv"});
  std::vector<std::string> words;
  for (const std::string_view line : split(csv, '\n')) words.emplace_back(line.substr(0, line.find(';')));
  EXPECT_EQ(words, (std::vector<std::string>{"year", "2024", "2025", "2026-03-31", "2026-10-31", ""}));
}

TEST_F(Years, UntilADayAreThoseDatedBeforeItAndTheLastIsComputedAsOfIt) {
  const std::vector<std::string> how = {"--by", "year", "--format", "csv", "--as-of", "2026-01-31"};
  const std::string csv = footprint(how);
  std::vector<std::string> until = {"--by", "year", "--format", "csv"};
  const std::string first = of_inventory("2024-12-31", until);
  const std::string last = of_inventory("2025-12-31", how);
  EXPECT_EQ(csv, first + last.substr(last.find('\n') + 1));
  EXPECT_NE(csv.find("\n2026;"), csv.npos);
}

TEST_F(Years, ChooseNoneWhereOneIsAskedByItsName) {
  const std::string csv = of_inventory("2025", {"--by", "year", "--criterion", "gwp", "--format", "csv"});
  EXPECT_EQ(split(csv, '\n').size(), 3U) << csv;
}

}  // namespace
}  // namespace capnr::test

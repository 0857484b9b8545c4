// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr lifetimes and capnr renewals, from files to figures.

#include <cmath>

#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

class LifetimesCommand : public OwnFolder {
 protected:
  // Two inventories of four laptops bought on 1 January 2019; the last folder is the newest.
  void import_city() {
    const auto city = folder_ / "city";
    write(city / "city.toml",
          "name = \"Petite\"\ninsee_code = \"13999\"\n"
          "[[inventories]]\ndate = 2024-12-31\nfolder = \"a\"\n"
          "[[inventories]]\ndate = 2026-12-31\nfolder = \"b\"\n"
          "[[departments]]\ncode = \"DRH\"\nname = \"Ressources humaines\"\nfte = 10\n");
    const std::string header = "name,type,department,status,quantity,purchase_date,decommissioning_date\n";
    write(city / "a/equipment.csv", header +
                                        "PC-1,Laptop,DRH,In use,1,2019-01-01,\n"
                                        "PC-2,Laptop,DRH,In use,1,2019-01-01,\n"
                                        "PC-3,Laptop,Ressources humaines,In use,1,2019-01-01,\n"
                                        "PC-4,Laptop,DRH,In use,1,2019-01-01,\n"
                                        "PC-5,Laptop,DRH,Retired,1,2015-01-01,\n");
    write(city / "b/equipment.csv", header +
                                        "PC-1,Laptop,DRH,Retired,1,2019-01-01,2025-01-01\n"
                                        "PC-3,Laptop,Ressources humaines,In use,1,2019-01-01,\n"
                                        "PC-4,Laptop,DRH,In stock,1,2024-01-01,\n"
                                        "PC-6,Laptop,DRH,In use,1,,\n"
                                        "TEL-1,Smartphone,DRH,In use,3,2025-06-01,\n");
    const Ran ran = run({"import", city.string(), "--database", database_});
    ASSERT_EQ(ran.code, 0) << ran.errors;
  }
  Ran capnr(std::vector<std::string> all, const RunOptions& options = {}) const {
    all.insert(all.end(), {"--database", database_});
    return run(all, options);
  }
  Json json(const std::vector<std::string>& all) const {
    const Ran ran = capnr(all);
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const auto parsed = parse_json(ran.out);
    EXPECT_TRUE(parsed.has_value()) << ran.out;
    return parsed ? *parsed : Json{};
  }
};

double number(const Json& of, std::string_view key) {
  const Json* member = of.find(key);
  return member != nullptr && member->number() != nullptr ? *member->number() : std::nan("");
}

std::string text(const Json& of, std::string_view key) {
  const Json* member = of.find(key);
  return member != nullptr && member->text() != nullptr ? *member->text() : "";
}

TEST_F(LifetimesCommand, FollowsMachinesFromOneInventoryToTheNext) {
  import_city();
  const Json all = json({"lifetimes", "--format", "json", "--only", "laptop", "--policy", "laptop=7"});
  EXPECT_EQ(number(all, "gone_before_first_inventory"), 1);
  const Json::Array& classes = *all.find("classes")->array();
  ASSERT_EQ(classes.size(), 1U);
  const Json& laptops = classes[0];
  EXPECT_EQ(text(laptops, "type"), "laptop");
  EXPECT_EQ(number(laptops, "machines"), 5);
  EXPECT_EQ(number(laptops, "withdrawn_at_a_date"), 1);
  EXPECT_EQ(number(laptops, "vanished"), 1) << "PC-2";
  EXPECT_EQ(number(laptops, "undated"), 1) << "PC-6";
  EXPECT_EQ(number(laptops, "in_curve"), 4);
  // PC-4 bought in 2024 is three years old; PC-1 leaves at 2192/365 years among three, PC-2 at the end of 2025 among two.
  const Json::Array& alive = *laptops.find("alive")->array();
  EXPECT_EQ(number(alive[0], "share"), 1);
  EXPECT_EQ(number(alive[0], "at_risk"), 3);
  EXPECT_EQ(number(alive[1], "share"), 1) << "PC-1 was six years old and two days";
  EXPECT_NEAR(number(*laptops.find("median_years"), "value"), 2556 / 365.0, 1e-12);
  EXPECT_NEAR(number(laptops, "mean_age_withdrawn"), (2192 + 2556) / 2.0 / 365, 1e-12);
  const Json::Array& early = *all.find("premature")->array();
  ASSERT_EQ(early.size(), 1U);
  EXPECT_EQ(text(early[0], "name"), "PC-1");
  EXPECT_EQ(text(early[0], "expected_from"), "policy");
}

TEST_F(LifetimesCommand, ADepartmentIsOneByItsCodeOrItsName) {
  import_city();
  const Ran ran = capnr({"lifetimes", "--by", "department", "--only", "laptop", "--format", "csv"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.out.find("\nRessources humaines;5;"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("DRH"), std::string::npos) << ran.out;
}

TEST_F(LifetimesCommand, AnEarlierInventoryKnowsNothingOfTheNext) {
  import_city();
  const Json all = json({"lifetimes", "--format", "json", "--inventory", "2024"});
  EXPECT_EQ(text(all, "as_of"), "2024-12-31");
  EXPECT_EQ(number((*all.find("classes")->array())[0], "withdrawn"), 0);
}

TEST_F(LifetimesCommand, SaysWhyTheMeanAgeMisleadsInBothLanguages) {
  import_demo(database_, folder_);
  const Ran english = capnr({"lifetimes"});
  ASSERT_EQ(english.code, 0) << english.errors;
  EXPECT_NE(english.out.find("Why not the mean age of what was withdrawn"), std::string::npos) << english.out;
  EXPECT_NE(english.out.find("no longer listed"), std::string::npos) << english.out;
  const Ran french = capnr({"lifetimes"}, {.language = "fr"});
  EXPECT_NE(french.out.find("Ordinateur portable"), std::string::npos) << french.out;
  for (const std::string_view left : {"withdrawn", "machines are", "Alive"})
    EXPECT_EQ(french.out.find(left), std::string::npos) << left;
}

// On 31 December 2026: PC-3 of 2019 (due 2025: backlog), PC-4 in stock, PC-6 without a date, three phones of June 2025.
TEST_F(LifetimesCommand, RenewalsAreNumbersEurosAndCarbonByYear) {
  import_city();
  const Json all = json({"renewals", "--policy", "laptop=6,phone=3", "--price", "laptop=900", "--until",
                         "2033", "--format", "json"});
  const Json& backlog = *all.find("backlog");
  EXPECT_EQ(number(*backlog.find("total"), "number"), 1);
  EXPECT_EQ(number(*backlog.find("total")->find("eur"), "known"), 900);
  EXPECT_GT(number(*backlog.find("total")->find("kgco2e"), "known"), 50);
  const Json::Array& years = *all.find("years")->array();
  ASSERT_EQ(years.size(), 8U);
  EXPECT_EQ(number(*years[0].find("total"), "number"), 0);
  const Json& phones = *years[2].find("total");
  EXPECT_EQ(number(years[2], "year"), 2028);
  EXPECT_EQ(number(phones, "number"), 3);
  EXPECT_TRUE(std::isnan(number(*phones.find("eur"), "known"))) << "no price is not zero";
  EXPECT_EQ(number(*phones.find("eur"), "units_without"), 3);
  const Json& laptops = (*all.find("types")->array())[0];
  EXPECT_EQ(number(laptops, "undated"), 1);
  EXPECT_EQ(number(laptops, "stock_that_could_serve"), 1);
  // A phone bought in 2028 is renewed in 2031; what makes up the backlog, in 2032.
  EXPECT_EQ(number(*years[5].find("total"), "number"), 3);
  EXPECT_EQ(number(*years[6].find("total"), "number"), 1);
  const double per_laptop = number(laptops, "manufacturing_kgco2e");
  EXPECT_NEAR(number(*backlog.find("total")->find("kgco2e"), "known"), per_laptop, 1e-9);
}

TEST_F(LifetimesCommand, PricesComeFromAFileToo) {
  import_city();
  const auto prices = write(folder_ / "prices.csv", "type;eur\nlaptop;850,5\nSmartphone;300\n");
  const Ran ran =
      capnr({"renewals", "--policy", "laptop=6,phone=3", "--prices", prices.string(), "--format", "csv"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.out.find("backlog;laptop;1;850.5;"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("2028;smartphone;3;900;"), std::string::npos) << ran.out;
  write(prices, "type;eur\nlaptop;dear\n");
  const Ran bad = capnr({"renewals", "--policy", "laptop=6", "--prices", prices.string()});
  EXPECT_EQ(bad.code, 3);
  EXPECT_NE(bad.errors.find("row 2"), std::string::npos) << bad.errors;
}

TEST_F(LifetimesCommand, RenewalsSayWhatTheyLeaveOut) {
  import_demo(database_, folder_);
  const Ran ran = capnr({"renewals", "--policy", "computer=6,phone=3", "--price", "laptop=900"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  for (const std::string_view said :
       {"Backlog", "No policy, so no renewal:", "No price, so no euros:", "Smartphone"})
    EXPECT_NE(ran.out.find(said), std::string::npos) << said << "\n" << ran.out;
  EXPECT_EQ(capnr({"renewals"}).code, 2);
  EXPECT_EQ(capnr({"renewals", "--policy", "laptop=6", "--until", "1999"}).code, 2);
}

// Six agents of the human resources, five with a second computer; one laptop unseen since January.
TEST_F(LifetimesCommand, TheFleetIsCountedByPseudonyms) {
  const auto city = folder_ / "city";
  write(city / "city.toml",
        "name = \"Petite\"\ninsee_code = \"13999\"\nfte = 40\n[[inventories]]\ndate = 2026-10-31\nfolder = "
        "\"a\"\n"
        "[[departments]]\ncode = \"DRH\"\nname = \"Ressources humaines\"\nfte = 20\n");
  std::string rows = "name,type,department,quantity,purchase_date,last_seen_date,operating_system,user\n";
  for (int i = 0; i < 11; ++i)
    rows += "PC-" + std::to_string(i) + ",Laptop,DRH,1,2023-01-01," + (i == 0 ? "2026-01-05" : "2026-10-30") +
            ",Windows 10,agent" + std::to_string(i % 6) + "\n";
  rows += "E,Screen,DRH,30,,,,\n";
  write(city / "a/equipment.csv", rows);
  const auto key = write(folder_ / "key", "a secret of the city\n");
  const Ran imported = run({"import", city.string(), "--database", database_, "--user-key", key.string()});
  ASSERT_EQ(imported.code, 0) << imported.errors;
  const Json all = json({"fleet", "--format", "json", "--policy", "laptop=6"});
  EXPECT_EQ(number((*all.find("dormant")->array())[0], "dormant"), 1);
  EXPECT_EQ(number((*all.find("dormant")->array())[0], "seen"), 10);
  const Json& department = (*all.find("departments")->array())[0];
  EXPECT_EQ(text(department, "department"), "Ressources humaines");
  EXPECT_EQ(number(*department.find("agents"), "value"), 6);
  EXPECT_TRUE(std::isnan(number(*department.find("with_two_computers"), "value")))
      << "one alone has one computer";
  EXPECT_EQ(number(department, "screens_per_agent"), 1.5);
  const Json& windows = (*all.find("systems")->array())[0];
  EXPECT_EQ(text(windows, "end_of_support"), "2025-10-14");
  EXPECT_EQ(number(windows, "before_their_time"), 11);
  // The names themselves are nowhere in the database.
  EXPECT_EQ(slurp(database_).find("agent0"), std::string::npos);
  const Ran french = capnr({"fleet"}, {.language = "fr"});
  EXPECT_NE(french.out.find("Windows 10"), std::string::npos) << french.out;
  EXPECT_EQ(french.out.find("support ends"), std::string::npos) << french.out;
  EXPECT_EQ(capnr({"fleet", "--unseen-days", "0"}).code, 2);
  EXPECT_EQ(run({"import", city.string(), "--database", database_, "--again", "--user-key",
                 write(folder_ / "short", "abc").string()})
                .code,
            3);
}

TEST_F(LifetimesCommand, RefusesWhatItDoesNotKnow) {
  import_city();
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--by", "colour"},
                                                {"--policy", "laptop"},
                                                {"--vanished", "never"},
                                                {"--ages", "-1"},
                                                {"--format", "xml"},
                                                {"--premature"}}) {
    std::vector<std::string> all = {"lifetimes"};
    all.insert(all.end(), words.begin(), words.end());
    EXPECT_EQ(capnr(all).code, 2) << words[0];
  }
  EXPECT_EQ(capnr({"lifetimes", "--only", "submarine"}).code, 4);
}

}  // namespace
}  // namespace capnr::test

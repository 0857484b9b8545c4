// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "program.h"
#include "register_city.h"
#include "table/json.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
using test::Ran;

const fs::path examples = test::source_dir / "examples/ville-demo";

class Query : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    test::import_demo(where_, folder_);
  }
  Ran capnr(std::vector<std::string> words) const {
    words.insert(words.end(), {"--database", where_});
    return test::run(words);
  }
  Ran query(std::string_view sql, std::string_view heading = "indicator = \"I-1.12c\"\n") const {
    const fs::path file = folder_ / "city/indicators/x.toml";
    test::write(file, std::string(heading) + "query = '''\n" + std::string(sql) + "\n'''\n");
    return capnr({"query", file.string()});
  }
  Ran measure() const {
    return capnr({"measure", "--draws", "0", "--year", "2026", "--city-folder", (folder_ / "city").string()});
  }
  Json history(const std::string& indicator) const {
    return *parse_json(capnr({"history", indicator, "--format", "json"}).out);
  }
};
CAPNR_ON_EACH_DATABASE(Query);

TEST_P(Query, ComputesTheExamplesWithTheSameFiguresOnEachDatabase) {
  const auto shown = [&](const char* file) {
    const std::string out = capnr({"query", (examples / "indicators" / file).string()}).out;
    return out.substr(out.rfind("city "));
  };
  EXPECT_EQ(shown("supplier-concentration.toml"), "city   0.1745\u00A0/ 1\n");
  EXPECT_EQ(shown("redundant-applications.toml"), "city       0\n");
  const Ran free = capnr({"query", (examples / "indicators/free-workstations.toml").string()});
  EXPECT_NE(free.out.find("department:DEE"), std::string::npos) << free.errors;
  EXPECT_EQ(capnr({"history", "I-4.3d", "--format", "json"}).out, "[]\n") << "nothing is recorded";
}

TEST_P(Query, IsMeasuredWithTheOthersAndSaysWhereItComesFrom) {
  fs::create_directories(folder_ / "city/indicators");
  for (const char* name : {"free-workstations.toml", "supplier-concentration.toml"})
    fs::copy_file(examples / "indicators" / name, folder_ / "city/indicators" / name);
  const Ran measured = measure();
  ASSERT_EQ(measured.code, 0) << measured.errors << measured.out;
  const Json history_of = history("I-4.3d");
  const Json& entry = history_of.array()->front();
  EXPECT_EQ(*entry.find("origin")->text(), "sql");
  EXPECT_TRUE(entry.find("formula")->text()->starts_with("sql supplier-concentration "));
  const auto& sources = *entry.find("sources")->array();
  ASSERT_EQ(sources.size(), 2U);
  EXPECT_EQ(*sources[0].find("reference")->text(), "indicators/supplier-concentration.toml");
  EXPECT_EQ(sources[0].find("sha256")->text()->size(), 64U);
  EXPECT_EQ(*sources[1].find("reference")->text(), "inventory 2026-10-31");
  EXPECT_GT(history("I-4.3a").array()->size(), 20U) << "one for each department";
  EXPECT_NE(measure().out.find("0 values recorded, 0 corrected"), std::string::npos);
}

TEST_P(Query, StandsForTheFormulaOfTheProgram) {
  query("SELECT 41", "indicator = \"I-1.7e\"\n");
  ASSERT_EQ(measure().code, 0);
  const Json history_of = history("I-1.7e");
  ASSERT_EQ(history_of.array()->size(), 1U);
  EXPECT_EQ(*history_of.array()->front().find("value")->number(), 41);
}

TEST_P(Query, ThatIsRefusedLetsTheOthersBeRecordedAndSaysWhy) {
  query("DELETE FROM equipment");
  const Ran measured = measure();
  EXPECT_EQ(measured.code, 3);
  EXPECT_NE(
      test::on_one_line(measured.out).find("x.toml, row 3, column 1: a query only reads: DELETE is refused"),
      std::string::npos)
      << measured.out;
  EXPECT_EQ(history("I-1.12c").array()->size(), 0U);
  EXPECT_GT(history("I-1.1a").array()->size(), 0U);
}

TEST_P(Query, ThatWritesReadsElsewhereOrNeverEndsIsRefusedWithItsReason) {
  const std::tuple<const char*, int, const char*> refused[] = {
      {"UPDATE equipment SET quantity = 0", 3, "row 3, column 1: a query only reads: UPDATE is refused"},
      {"SELECT count(*)\nFROM org", 3, "row 4, column 6: org is none of the views"},
      {"SELECT count(*) FROM other.equipment", 3, "other.equipment is none of the views"},
      {"ATTACH 'other.db' AS other", 3, "ATTACH is refused"},
      {"SELECT pg_sleep(1000)", 3, "no such function: pg_sleep"},
      {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", 6,
       "has not ended after 5000 ms"},
      {"SELECT 'many'", 3, "gives a text where a number is expected"},
      {"SELECT a.name, 1 FROM equipment a, equipment b", 6, "more than 1000 rows"},
      {"SELECT -4", 3, "-4"}};
  for (const auto& [sql, code, why] : refused) {
    const Ran ran = query(sql, "indicator = \"I-1.12d\"\n");
    EXPECT_EQ(ran.code, code) << sql;
    EXPECT_NE(ran.errors.find(why), std::string::npos) << sql << ": " << ran.errors;
  }
}

TEST_P(Query, SaysWhatItCannotFind) {
  EXPECT_EQ(capnr({"query"}).code, 2);
  EXPECT_EQ(capnr({"query", (folder_ / "absent.toml").string()}).code, 4);
  EXPECT_NE(capnr({"query", "--views"}).out.find("purchases (date, label"), std::string::npos);
  EXPECT_NE(query("SELECT sum(annual_gb) FROM traffic WHERE name = 'none'").out.find("gives no number"),
            std::string::npos);
}

}  // namespace
}  // namespace capnr

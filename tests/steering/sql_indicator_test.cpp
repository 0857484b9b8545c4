// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/sql_indicator.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace capnr {
namespace {

namespace fs = std::filesystem;

class SqlIndicators : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("capnr_sql_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "indicators");
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path put(const std::string& name, std::string_view text) {
    const fs::path path = folder_ / "indicators" / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  static const Programme& programme() {
    static const Programme loaded = *load_programme(fs::path(CAPNR_SOURCE_DIR) / "catalog");
    return loaded;
  }
  std::string error_of(std::string_view toml) {
    const auto read = read_sql_indicator(put("x.toml", toml), programme());
    return read ? "none" : describe(read.error(), Language::en);
  }
  SqlIndicator read(std::string_view toml) { return *read_sql_indicator(put("x.toml", toml), programme()); }

  fs::path folder_;
};

constexpr std::string_view redundant =
    "# Families\nindicator = \"I-1.12c\"\ngrade = \"declared\"\nquery = \"\"\"\nSELECT count(*)\nFROM "
    "nowhere\n\"\"\"\n";

QueryAnswer answer(std::vector<std::string> columns, std::vector<std::vector<QueryCell>> rows) {
  return {std::move(columns), std::move(rows), {}};
}

TEST_F(SqlIndicators, ReadWhatTheFileSays) {
  const SqlIndicator one = read(redundant);
  EXPECT_EQ(one.name, "x");
  EXPECT_EQ(one.indicator, "I-1.12c");
  EXPECT_EQ(one.grade, Grade::declared);
  EXPECT_EQ(one.query, "SELECT count(*)\nFROM nowhere\n");
  EXPECT_EQ(one.query_line, 5);
  EXPECT_EQ(one.sha256.size(), 64U);
  const Error error = in_file(one, Error{.message = "x", .where = {.row = 2, .column = "6"}});
  EXPECT_EQ(error.where.row, 6);
  EXPECT_EQ(error.where.file, one.path);
}

TEST_F(SqlIndicators, HaveAnotherVersionWhenTheQueryChanges) {
  const std::string before = read(redundant).formula();
  EXPECT_EQ(before, "sql x " + before.substr(6));
  EXPECT_EQ(before.size(), 18U);
  EXPECT_EQ(read("# Another remark\n" + std::string(redundant)).formula(), before);
  EXPECT_NE(read("indicator = \"I-1.12c\"\nquery = \"SELECT 1\"\n").formula(), before);
}

TEST_F(SqlIndicators, RefuseWhatTheProgrammeDoesNotHave) {
  EXPECT_NE(error_of("indicator = \"I-9.9z\"\nquery = \"SELECT 1\"\n").find("there is no indicator I-9.9z"),
            std::string::npos);
  EXPECT_NE(error_of("indicator = \"I-4.3a\"\nquery = \"SELECT 1\"\n").find("row 1"), std::string::npos)
      << "it has measures, one must be named";
  EXPECT_NE(error_of("indicator = \"I-1.12c\"\n").find("the key query is missing"), std::string::npos);
  EXPECT_NE(error_of("indicator = \"I-1.12c\"\nquery = \"SELECT 1\"\nsql = \"x\"\n").find("sql"),
            std::string::npos);
  EXPECT_NE(error_of("indicator = \"I-1.12c\"\nquery = \"SELECT 1\"\ngrade = \"sure\"\n").find("sure"),
            std::string::npos);
  EXPECT_NE(error_of("indicator = \"I-1.12c\"\nquery = \"SELECT 1\"\nscope = \"street\"\n").find("street"),
            std::string::npos);
}

TEST_F(SqlIndicators, AreOneForAMeasure) {
  EXPECT_TRUE(load_sql_indicators("", programme())->empty());
  EXPECT_TRUE(load_sql_indicators(folder_ / "absent", programme())->empty());
  put("b.toml", redundant);
  put("notes.txt", "not read");
  EXPECT_EQ(load_sql_indicators(folder_, programme())->size(), 1U);
  put("a.toml", redundant);
  const auto twice = load_sql_indicators(folder_, programme());
  ASSERT_FALSE(twice);
  EXPECT_NE(describe(twice.error(), Language::en).find("computes I-1.12c already"), std::string::npos);
}

TEST_F(SqlIndicators, GiveOneNumberOrOneForEachName) {
  const SqlIndicator one = read(redundant);
  const Calculation number = *values_of(one, answer({"n"}, {{std::int64_t{3}}}));
  ASSERT_EQ(number.values.size(), 1U);
  EXPECT_EQ(number.values[0].value, 3);
  EXPECT_EQ(number.values[0].grade, Grade::declared);
  EXPECT_EQ(number.values[0].scope, Scope{});
  const Calculation named = *values_of(
      one,
      answer({"department", "n"}, {{std::string("DNSI"), 1.5}, {nullptr, 4.0}, {std::string("X"), nullptr}}));
  ASSERT_EQ(named.values.size(), 2U);
  EXPECT_EQ(named.values[0].scope, (Scope{Scope::Kind::department, "DNSI"}));
  EXPECT_EQ(named.values[1].scope, Scope{});
}

TEST_F(SqlIndicators, SayWhyThereIsNoNumber) {
  const SqlIndicator one = read(redundant);
  for (const QueryAnswer& empty : {answer({"n"}, {}), answer({"n"}, {{nullptr}})})
    EXPECT_NE(values_of(one, empty)->missing.find("gives no number"), std::string::npos);
  const std::pair<QueryAnswer, const char*> wrong[] = {
      {answer({"a", "b", "c"}, {}), "3 columns"},
      {answer({"n"}, {{1.0}, {2.0}}), "2 rows without a name"},
      {answer({"n"}, {{std::string("12")}}), "a text where a number is expected, in the column n"},
      {answer({"n"}, {{std::numeric_limits<double>::infinity()}}), "infinite"},
      {answer({"d", "n"}, {{1.0, 2.0}}), "a number where a name is expected"},
      {answer({"d", "n"}, {{std::string("A"), 2.0}, {std::string("A"), 3.0}}),
       "two numbers for department:A"}};
  for (const auto& [given, why] : wrong) {
    const Result<Calculation> refused = values_of(one, given);
    ASSERT_FALSE(refused) << why;
    EXPECT_NE(describe(refused.error(), Language::en).find(why), std::string::npos)
        << describe(refused.error(), Language::en);
  }
}

}  // namespace
}  // namespace capnr

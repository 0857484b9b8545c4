// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "program.h"
#include "table/json.h"

namespace capnr {
namespace {

using test::Ran;
using test::run;

// The demonstration city's sample: three years of inventories.
class Measure : public test::OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    test::import_demo(database_, folder_);
  }
  Ran capnr(std::vector<std::string> words) {
    words.insert(words.end(), {"--database", database_});
    return run(words);
  }
  Json values(const std::string& year) {
    return *parse_json(
        capnr({"indicators", "--format", "json", "--as-of", "2026-12-31", "--year", year}).out);
  }
  static double value_of(const Json& document, std::string_view indicator, std::string_view measure = "") {
    for (const Json& one : *document.find("indicators")->array())
      if (*one.find("indicator")->text() == indicator && *one.find("measure")->text() == measure)
        return one.find("last")->is_null() ? std::nan("") : *one.find("last")->find("value")->number();
    return std::nan("");
  }
};

TEST_F(Measure, GivesTheFigureThatFootprintGives) {
  ASSERT_EQ(capnr({"measure", "--draws", "0"}).code, 0);
  for (const char* year : {"2024", "2025", "2026"}) {
    const Json footprint = *parse_json(capnr({"footprint", "--inventory", year, "--format", "json"}).out);
    const Json& carbon = footprint.find("criteria")->array()->front();
    ASSERT_EQ(*carbon.find("criterion")->text(), "gwp");
    const double total = *carbon.find("value")->number();
    const Json indicators = values(year);
    EXPECT_EQ(value_of(indicators, "I-1.1a"), total / 1000) << year;
    EXPECT_NEAR(value_of(indicators, "I-1.1b"), total / 12000, 1e-9) << "the city has 12,000 agents";
  }
}

TEST_F(Measure, RecordsNothingTheSecondTime) {
  ASSERT_EQ(capnr({"measure"}).code, 0);
  const Ran again = capnr({"measure"});
  EXPECT_NE(again.out.find("0 values recorded, 0 corrected"), std::string::npos)
      << again.out.substr(again.out.size() - 80);
}

TEST_F(Measure, LeavesADeclaredValueUntilToldOtherwise) {
  ASSERT_EQ(capnr({"declare", "I-1.7e", "9", "--period", "2026"}).code, 0);
  ASSERT_EQ(capnr({"measure", "--year", "2026", "--draws", "0"}).code, 0);
  EXPECT_EQ(value_of(values("2026"), "I-1.7e"), 9);
  ASSERT_EQ(capnr({"measure", "--year", "2026", "--replace-declared", "--draws", "0"}).code, 0);
  EXPECT_NE(value_of(values("2026"), "I-1.7e"), 9);
  const Json history = *parse_json(capnr({"history", "I-1.7e", "--format", "json"}).out);
  EXPECT_EQ(history.array()->size(), 2U);
}

TEST_F(Measure, RecordsNothingWhenAskedOnlyToShow) {
  const Ran ran = capnr({"measure", "--dry-run", "--draws", "0"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("I-1.1a"), std::string::npos);
  EXPECT_TRUE(std::isnan(value_of(values("2026"), "I-1.1a")));
}

TEST_F(Measure, LeavesClosedYearsAndRefusesThemByName) {
  ASSERT_EQ(capnr({"years", "--close", "2024"}).code, 0);
  EXPECT_EQ(capnr({"measure", "--year", "2024"}).code, 5);
  EXPECT_EQ(capnr({"measure", "--draws", "0"}).code, 0);
  EXPECT_TRUE(std::isnan(value_of(values("2024"), "I-1.1a")));
  EXPECT_FALSE(std::isnan(value_of(values("2025"), "I-1.1a")));
}

TEST_F(Measure, SaysWhatItCannotCompute) {
  const Ran unknown = capnr({"measure", "--indicator", "I-1.8c"});
  EXPECT_EQ(unknown.code, 4);
  EXPECT_NE(unknown.errors.find("I-1.8c is not computed by the program"), std::string::npos)
      << unknown.errors;
  EXPECT_EQ(capnr({"measure", "--year", "2019"}).code, 4);
  const Ran first = capnr({"measure", "--year", "2024", "--draws", "0"});
  EXPECT_NE(first.out.find("there is no inventory of an earlier year"), std::string::npos);
}

}  // namespace
}  // namespace capnr

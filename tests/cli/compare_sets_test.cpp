// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr footprint --compare-sets: each side is what the same command answers with --set.

#include <cmath>
#include <map>

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

class CompareSets : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    import_demo(database_, folder_);
  }
  Ran footprint(std::vector<std::string> more, const RunOptions& options = {}) const {
    std::vector<std::string> all = {"footprint", "--database", database_};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }
};

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view line : split(csv, '\n')) {
    if (line.empty()) continue;
    auto& cells = rows.emplace_back();
    for (const std::string_view cell : split(line, ';')) cells.emplace_back(cell);
  }
  return rows;
}

// By "phase criterion": the value and the packs of capnr footprint --set NAME --format csv.
std::map<std::string, std::pair<std::string, std::string>> alone(const std::string& csv) {
  std::map<std::string, std::pair<std::string, std::string>> rows;
  for (const auto& cells : cells_of(csv)) rows[cells[0] + " " + cells[1]] = {cells[2], cells[8]};
  return rows;
}

TEST_F(CompareSets, EachSideIsTheFootprintUnderThatSetAndItsPacks) {
  const Ran both = footprint({"--compare-sets", "open,boavizta", "--format", "csv"});
  ASSERT_EQ(both.code, 0) << both.errors;
  const auto open = alone(footprint({"--set", "open", "--format", "csv"}).out);
  const auto boavizta = alone(footprint({"--set", "boavizta", "--format", "csv"}).out);
  const auto rows = cells_of(both.out);
  ASSERT_EQ(rows[0],
            (std::vector<std::string>{"phase", "criterion", "unit", "quantity", "value_a", "coverage_a",
                                      "packs_a", "value_b", "coverage_b", "packs_b", "ratio"}));
  std::size_t in_one = 0, in_both = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const std::string key = row[0] + " " + row[1];
    const auto side = [&](const auto& of) {
      const auto found = of.find(key);
      return found == of.end() ? std::pair<std::string, std::string>() : found->second;
    };
    EXPECT_EQ(row[4], side(open).first) << key;
    EXPECT_EQ(row[6], side(open).second) << key;
    EXPECT_EQ(row[7], side(boavizta).first) << key;
    EXPECT_EQ(row[9], side(boavizta).second) << key;
    if (row[4].empty() != row[7].empty()) ++in_one;
    if (!row[4].empty() && !row[7].empty()) ++in_both;
    EXPECT_EQ(row[4].empty() || row[7].empty() || row[4] == "0", row[10].empty()) << key;
  }
  EXPECT_GT(in_one, 0U) << "the two sets do not cover the same";
  EXPECT_GT(in_both, 0U);
}

TEST_F(CompareSets, WhatASetDoesNotCoverIsNullInJsonAndSaidOnTheTerminal) {
  const Ran json = footprint({"--compare-sets", "open,boavizta", "--format", "json"});
  ASSERT_EQ(json.code, 0) << json.errors;
  const auto document = parse_json(json.out);
  ASSERT_TRUE(document);
  std::size_t nulls = 0;
  for (const Json& row : *document->find("rows")->array()) {
    for (const std::string_view side : {"a", "b"}) {
      const Json& of = *row.find(side);
      const bool covered = *of.find("coverage")->number() > 0;
      EXPECT_EQ(covered, of.find("value")->number() != nullptr);
      EXPECT_TRUE(covered || of.find("packs")->array()->empty());
      nulls += covered ? 0 : 1;
    }
  }
  EXPECT_GT(nulls, 0U);
  const Ran english = footprint({"--compare-sets", "open,boavizta"});
  EXPECT_NE(english.out.find("not covered"), english.out.npos);
  const Ran french = footprint({"--compare-sets", "open,boavizta"}, {.language = "fr"});
  EXPECT_NE(french.out.find("non couvert"), french.out.npos) << french.out;
  for (const char* word : {"Before", "After", "Covered", "Packs of", "as of", "not covered", "Totals"})
    EXPECT_EQ(french.out.find(word), french.out.npos) << word << "\n" << french.out;
}

TEST_F(CompareSets, WorkOnAFileToo) {
  const auto file = write(folder_ / "parc.csv", "name;type;model\nPC-1;Portable;\nSRV-1;Serveur;\n");
  const Ran ran = run({"footprint", "--from", file.string(), "--as-of", "2026-10-31", "--compare-sets",
                       "open,boavizta", "--by", "type", "--format", "csv"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.out.find("Portable;gwp;"), ran.out.npos);
}

TEST_F(CompareSets, SayWhatTheyCannotDo) {
  EXPECT_EQ(footprint({"--compare-sets", "open"}).code, 2);
  EXPECT_EQ(footprint({"--compare-sets", "open,boavizta", "--format", "pcr-si"}).code, 2);
  EXPECT_EQ(footprint({"--compare-sets", "open,nowhere"}).code, 4);
}

}  // namespace
}  // namespace capnr::test

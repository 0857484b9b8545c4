// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "rows.h"

using namespace capnr;

namespace {

Reading json_rows(const std::string& text, const ReadOptions& options = {}) {
  return rows_of_file_with("table.json", text, options);
}

}  // namespace

TEST(JsonTable, FlattensTheAnswerOfAnInventoryService) {
  const Reading reading = json_rows(R"({"total": 2, "rows": [
    {"id": 1, "name": "PC-1", "model": {"id": 7, "name": "Latitude 5400"}, "cost": 1250.50, "active": true},
    {"id": 2, "model": {"name": null, "end": {"date": "2024-03-01"}}, "tags": ["a", "b"], "active": false}
  ]})");
  ASSERT_FALSE(reading.error) << describe(*reading.error, Language::en);
  EXPECT_EQ(reading.format.format, FileFormat::json);
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"id", "name", "model.id", "model.name", "cost", "active",
                                               "model.end.date", "tags"},
                                              {"1", "PC-1", "7", "Latitude 5400", "1250.50", "true", "", ""},
                                              {"2", "", "", "", "", "false", "2024-03-01", "a\nb"}}));
  EXPECT_EQ(reading.numbers, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST(JsonTable, ReadsAnArrayOfObjectsAndTheDataMember) {
  EXPECT_EQ(json_rows("[{\"a\":1},{\"b\":\"x\"}]").rows,
            (std::vector<Cells>{{"a", "b"}, {"1", ""}, {"", "x"}}));
  EXPECT_EQ(json_rows("\xEF\xBB\xBF {\"other\": [[1], {\"z\": 2}], \"data\": [{\"a\":1}]}").rows,
            (std::vector<Cells>{{"a"}, {"1"}}));
  EXPECT_EQ(json_rows("[{\"disks\":[{\"size\":1,\"kind\":\"x\"},{\"size\":2}]}]").rows,
            (std::vector<Cells>{{"disks.size", "disks.kind"}, {"1\n2", "x"}}));
  EXPECT_TRUE(json_rows("[]").rows.empty());
  EXPECT_FALSE(json_rows("[]").error);
}

TEST(JsonTable, NamesTheRowOfAFault) {
  EXPECT_EQ(json_rows("[{\"a\":1},{\"a\":1,\"a\":2}]").error->where.row, 3);
  EXPECT_EQ(json_rows("[{\"a.b\":1,\"a\":{\"b\":2}}]").error->where.row, 2);
  EXPECT_EQ(json_rows("[{\"a\":1},5]").error->where.row, 3);
  EXPECT_EQ(json_rows("[{\"a\":1},{\"b\":x}]").error->where.row, 3);
  EXPECT_EQ(json_rows("[{\"a\":1},{\"b\":").error->kind, Kind::bad_input);
  EXPECT_EQ(json_rows("{\"a\":1}").error->kind, Kind::bad_input);
}

TEST(JsonTable, KeepsWithinItsLimits) {
  EXPECT_EQ(json_rows("[{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}]").error->kind,
            Kind::limit);
  EXPECT_EQ(json_rows("[{\"a\":\"" + std::string(2'000'000, 'x') + "\"}]").error->kind, Kind::limit);
  EXPECT_EQ(json_rows("[{\"a\":1,\"b\":2,\"c\":3}]", {.limits = {.columns = 2}}).error->kind, Kind::limit);
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "\"abcdef\",";
  EXPECT_EQ(json_rows("[{\"a\":[" + many + "1]}]").error->kind, Kind::limit);
}

TEST(JsonTable, ReadsRowsAcrossTheBoundariesOfItsBuffer) {
  std::string text = "[";
  for (int i = 0; i < 20'000; ++i)
    text += "{\"name\":\"PC-é-" + std::to_string(i) + "\",\"n\":" + std::to_string(i) + ".25},\n";
  text += "{\"name\":\"last\"}]";
  const Reading reading = json_rows(text);
  ASSERT_FALSE(reading.error);
  ASSERT_EQ(reading.rows.size(), 20'002U);
  EXPECT_EQ(reading.rows[15'001], (Cells{"PC-é-15000", "15000.25"}));
}

TEST(JsonTable, StopsWhenTheCallerSaysSo) {
  int seen = 0;
  const auto path = scratch_file("stop.json");
  ASSERT_TRUE(write_file(path, "[{\"a\":1},{\"a\":2},{\"a\":3}]"));
  EXPECT_TRUE(read_table(
      path, {}, [&](const Row&) -> Result<Flow> { return ++seen == 2 ? Flow::stop : Flow::proceed; }));
  EXPECT_EQ(seen, 2);
}

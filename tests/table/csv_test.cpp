// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "rows.h"
#include "table/csv_reader.h"

using namespace capnr;

namespace {

std::vector<Cells> rows(std::string_view text, char separator = ';') {
  return csv_rows(text, {.separator = separator}).rows;
}

}  // namespace

TEST(Csv, SplitsRecordsOnEveryKindOfLineEnd) {
  const std::vector<Cells> expected = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
  EXPECT_EQ(rows("a;b\n1;2\n3;4\n"), expected);
  EXPECT_EQ(rows("a;b\r\n1;2\r\n3;4\r\n"), expected);
  EXPECT_EQ(rows("a;b\r1;2\r3;4\r"), expected);
  EXPECT_EQ(rows("a;b\n1;2\r\n3;4"), expected);
}

TEST(Csv, KeepsSeparatorsQuotesAndLineEndsOfQuotedCells) {
  EXPECT_EQ(rows("\"a;b\";\"say \"\"yes\"\"\"\n\"two\r\nlines\";\"\"\n"),
            (std::vector<Cells>{{"a;b", "say \"yes\""}, {"two\r\nlines", ""}}));
  EXPECT_EQ(rows("\"\"\"\"\n"), (std::vector<Cells>{{"\""}}));
  EXPECT_EQ(rows("\"\"\"a\"\"\"\n"), (std::vector<Cells>{{"\"a\""}}));
}

TEST(Csv, TakesAQuoteInsideAnUnquotedCellAsText) {
  EXPECT_EQ(rows("Ecran 24\";1\nEcran 27\" \"HD\";2\nc;3\n"),
            (std::vector<Cells>{{"Ecran 24\"", "1"}, {"Ecran 27\" \"HD\"", "2"}, {"c", "3"}}));
  EXPECT_EQ(rows("\"a\"b\"c;1\n"), (std::vector<Cells>{{"ab\"c", "1"}}));
}

TEST(Csv, GivesRaggedRowsAsTheyAre) {
  EXPECT_EQ(rows("a;b;c\n1\n1;2;3;4\n;\n"),
            (std::vector<Cells>{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}, {"", ""}}));
}

TEST(Csv, CountsEmptyLinesWithoutGivingThem) {
  const Reading reading = csv_rows("a;b\n\n\r\n1;2\n\"\"\n", {.separator = ';'});
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"a", "b"}, {"1", "2"}, {""}}));
  EXPECT_EQ(reading.numbers, (std::vector<std::int64_t>{1, 4, 5}));
}

TEST(Csv, NumbersRecordsWhateverLinesTheirCellsSpan) {
  EXPECT_EQ(csv_rows("a;\"x\n\n\ny\"\nb;1\n", {.separator = ';'}).numbers, (std::vector<std::int64_t>{1, 2}));
}

TEST(Csv, HasNoRowWhenThereIsNoText) {
  EXPECT_TRUE(csv_rows("").rows.empty());
  EXPECT_TRUE(csv_rows("\xEF\xBB\xBF").rows.empty());
  EXPECT_FALSE(csv_rows("\n\n").error);
}

TEST(Csv, NamesTheRowWhereAQuoteOpensAndNeverCloses) {
  const Reading reading = csv_rows("a;b\n1;2\n3;\"four\n5;6\n", {.separator = ';'});
  EXPECT_EQ(reading.rows.size(), 2U);
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::bad_input);
  EXPECT_EQ(reading.error->where.row, 3);
}

TEST(Csv, NamesTheRowOfANulByte) {
  using namespace std::string_view_literals;
  for (const std::string_view text : {"a;b\n1;2\n3;x\0y\n"sv, "a;b\n1;2\n3;\"x\0\"\n"sv, "a;b\n1;2\n\0"sv}) {
    const Reading reading = csv_rows(text, {.separator = ';'});
    ASSERT_TRUE(reading.error);
    EXPECT_EQ(reading.error->where.row, 3);
    EXPECT_EQ(reading.rows.size(), 2U);
  }
}

TEST(Csv, StopsWhenTheCallerSaysSo) {
  int seen = 0;
  auto result = read_csv(ByteSource::of("a\nb\nc\n"), {}, [&](const Row&) -> Result<Flow> {
    return ++seen == 2 ? Flow::stop : Flow::proceed;
  });
  EXPECT_TRUE(result);
  EXPECT_EQ(seen, 2);
}

TEST(Csv, GivesTheCallersErrorBack) {
  auto result = read_csv(ByteSource::of("a\nb\n"), {}, [&](const Row& row) -> Result<Flow> {
    return fail(Kind::conflict, "no", {}, {.row = row.number});
  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Kind::conflict);
}

TEST(Csv, FindsTheSeparatorFromTheContent) {
  EXPECT_EQ(likely_separator("nom;type;prix\na;b;1,5\nc;d;2,5\n", true), ';');
  EXPECT_EQ(likely_separator("name,type,price\na,b;x,1.5\nc,d,2.5\n", true), ',');
  EXPECT_EQ(likely_separator("name\ttype\na, b\tc\n", true), '\t');
  EXPECT_EQ(likely_separator("name|type\na, b|c\n", true), '|');
  EXPECT_EQ(likely_separator("\"a,b\";\"c,d\"\n\"e,f\";\"g\"\n", true), ';');
  EXPECT_EQ(likely_separator("one column\nwithout any\n", true), ';');
  EXPECT_EQ(likely_separator("Export du parc, 2024\n\na;b;c\n1;2;3\n4;5;6\n", true), ';');
}

TEST(Csv, ObeysTheSeparatorLineOfExcelAndDoesNotGiveIt) {
  const Reading reading = csv_rows("sep=,\r\na;b,c\r\n");
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"a;b", "c"}}));
  EXPECT_EQ(reading.numbers, (std::vector<std::int64_t>{2}));
  EXPECT_EQ(reading.format.separator, ',');
}

TEST(Csv, ReadsAFileByItsContentWhateverItsName) {
  const Reading reading = rows_of_file_with("content.txt", "a\tb\n1\t2\n");
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(reading.format.separator, '\t');
  EXPECT_EQ(reading.format.format, FileFormat::csv);
}

TEST(Csv, SaysThatAFileIsMissingOrAFolder) {
  EXPECT_EQ(file_rows(scratch_file("absent.csv")).error->kind, Kind::not_found);
  EXPECT_EQ(file_rows(scratch_file("").parent_path()).error->kind, Kind::bad_input);
}

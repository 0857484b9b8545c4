// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/table_writer.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "table/encoding.h"

using namespace capnr;

namespace {

const std::vector<Cells> table = {{"nom", "achat", "prix", "note"},
                                  {"PC-é", "2024-03-01", "-12.5", "two\nlines; \"quoted\""},
                                  {"007", "1899-01-01", "1000000", "a, b\tc"},
                                  {"", "01/03/2024", "12345678901234567890", "last"}};

Reading written_and_read(const std::string& name, const TableFormat& format,
                         const std::vector<Cells>& rows = table) {
  const auto path = scratch_file(name + std::string(extension_of(written_format(format))));
  auto writer = TableWriter::create(path, format);
  EXPECT_TRUE(writer);
  for (const Cells& cells : rows) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    EXPECT_TRUE(writer->row(views));
  }
  EXPECT_TRUE(writer->commit());
  return file_rows(path);
}

}  // namespace

TEST(TableWriter, CsvKeepsSeparatorEncodingAndMark) {
  for (const char separator : {';', ',', '\t', '|'}) {
    const Reading reading = written_and_read("t", {.separator = separator, .byte_order_mark = true});
    EXPECT_EQ(reading.rows, table);
    EXPECT_EQ(reading.format.separator, separator);
    EXPECT_TRUE(reading.format.byte_order_mark);
  }
  const Reading windows = written_and_read("w", {.encoding = Encoding::windows_1252});
  EXPECT_EQ(windows.rows, table);
  EXPECT_EQ(windows.format.encoding, Encoding::windows_1252);
  const Reading wide = written_and_read("u", {.encoding = Encoding::utf16le, .byte_order_mark = true});
  EXPECT_EQ(wide.rows, table);
  EXPECT_EQ(wide.format.encoding, Encoding::utf16le);
}

TEST(TableWriter, SpreadsheetsComeBackAsXlsxWithTheSameCells) {
  for (const FileFormat format : {FileFormat::xlsx, FileFormat::ods}) {
    const Reading reading = written_and_read("s", {.format = format, .sheet = "Parc"});
    EXPECT_EQ(reading.rows, table);
    EXPECT_EQ(reading.format.format, FileFormat::xlsx);
    EXPECT_EQ(reading.format.sheet, "Parc");
  }
}

TEST(TableWriter, JsonComesBackWithTheSameKeys) {
  const Reading reading = written_and_read("j", {.format = FileFormat::json});
  EXPECT_EQ(reading.rows, table);
  const Reading ragged =
      written_and_read("r", {.format = FileFormat::json}, {{"a", "a"}, {"1"}, {"1", "2", "3"}});
  EXPECT_EQ(ragged.rows, (std::vector<Cells>{{"a", "a'", "column 3"}, {"1", "", ""}, {"1", "2", "3"}}));
}

TEST(TableWriter, NeutralisesFormulasInCsvButNotNumbers) {
  const Reading reading = written_and_read("f", {}, {{"a", "b"}, {"=1+1", "-5"}, {"@x", "+33 6"}});
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"a", "b"}, {"'=1+1", "-5"}, {"'@x", "'+33 6"}}));
}

TEST(TableWriter, LeavesNothingWithoutCommit) {
  const auto path = scratch_file("abandoned.csv");
  std::filesystem::remove(path);
  {
    auto writer = TableWriter::create(path, {});
    const std::vector<std::string_view> cells = {"a"};
    ASSERT_TRUE(writer->row(cells));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

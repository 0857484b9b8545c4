// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include <gtest/gtest.h>

#include "table/xlsx_writer.h"
#include "zip_samples.h"

using namespace capnr;

namespace {

Reading sheet_rows(const std::string& sheet_data, const std::string& shared = "",
                   const std::string& styles = "", const std::string& properties = "") {
  return file_rows(zip_with("sheet.xlsx", xlsx_parts(sheet_data, shared, styles, properties)));
}

// Replaces a part of a sound file.
Reading with_part(const std::string& name, const std::string& content, const ReadOptions& options = {}) {
  Parts parts = xlsx_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  for (auto& [entry, old] : parts) {
    if (entry == name) old = content;
  }
  return file_rows(zip_with("part.xlsx", parts), options);
}

}  // namespace

TEST(Xlsx, ReadsWhatExcelsWriterWrites) {
  const auto path = scratch_file("written.xlsx");
  auto writer = XlsxWriter::create(path, "Équipements [2024]");
  ASSERT_TRUE(writer);
  const std::vector<std::string_view> names = {"nom", "quantité", "achat", "note"};
  ASSERT_TRUE(writer->header(names));
  writer->text("PC & <été> \"1\"").number(12.5).date(date_of(2024, 3, 1)).text("=1+1");
  ASSERT_TRUE(writer->end_row());
  writer->text("").number(std::nan("")).date(date_of(1899, 5, 1)).text("two\nlines");
  ASSERT_TRUE(writer->end_row());
  writer->text("last").number(1e6).date({}).text("_x0041_\x01 _x");
  ASSERT_TRUE(writer->end_row());
  ASSERT_TRUE(writer->commit());

  const Reading reading = file_rows(path);
  ASSERT_FALSE(reading.error) << describe(*reading.error, Language::en);
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"nom", "quantité", "achat", "note"},
                                              {"PC & <été> \"1\"", "12.5", "2024-03-01", "=1+1"},
                                              {"", "", "1899-05-01", "two\nlines"},
                                              {"last", "1000000", "", "_x0041_\x01 _x"}}));
  EXPECT_EQ(reading.format.format, FileFormat::xlsx);
  EXPECT_EQ(reading.format.sheet, "Équipements  2024 ");
}

TEST(Xlsx, WriterLeavesNothingWithoutCommit) {
  const auto path = scratch_file("abandoned.xlsx");
  std::filesystem::remove(path);
  {
    auto writer = XlsxWriter::create(path, "s");
    writer->text("x");
    ASSERT_TRUE(writer->end_row());
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".part"));
  EXPECT_FALSE(XlsxWriter::create("/nowhere/x.xlsx", "s"));
}

TEST(Xlsx, WriterRefusesACellThatTheFormatCannotHold) {
  auto writer = XlsxWriter::create(scratch_file("long.xlsx"), "s");
  writer->text(std::string(40'000, 'x'));
  EXPECT_EQ(writer->end_row().error().kind, Kind::limit);
}

TEST(Xlsx, ReadsSharedInlineAndFormulaTexts) {
  const Reading reading = sheet_rows(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" "
      "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
      "<c r=\"C1\" t=\"str\"><f>A1</f><v>shown</v></c><c r=\"D1\"><f>1+1</f><v>2</v></c></row>",
      "<si><t>first</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>");
  EXPECT_EQ(reading.rows, (std::vector<Cells>{{"rich", "inline", "shown", "2"}}));
}

TEST(Xlsx, ReadsBooleansErrorsAndNumbersWithoutTheirNoise) {
  const Reading reading = sheet_rows(
      "<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c "
      "t=\"e\"><v>#N/A</v></c><c><v>3.2000000000000002</v></c>"
      "<c><v>1E6</v></c><c><v>-1.5E-3</v></c><c><v>0.1</v></c></row>");
  EXPECT_EQ(reading.rows,
            (std::vector<Cells>{{"true", "false", "#N/A", "3.2", "1000000", "-0.0015", "0.1"}}));
}

TEST(Xlsx, ShowsDatesByTheirNumberFormatInBothSystems) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"0.00 &quot;day&quot;\"/>"
      "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
      "numFmtId=\"20\"/></cellXfs>";
  const std::string row =
      "<row r=\"1\"><c s=\"0\"><v>45352</v></c><c s=\"1\"><v>45352</v></c><c s=\"2\"><v>45352.4375</v></c><c "
      "s=\"3\"><v>45352</v></c>"
      "<c s=\"4\"><v>0.4375</v></c><c s=\"1\"><v>-5</v></c><c s=\"9\"><v>7</v></c><c "
      "t=\"d\"><v>2024-03-01T00:00:00</v></c></row>";
  EXPECT_EQ(sheet_rows(row, "", styles).rows[0], (Cells{"45352", "2024-03-01", "2024-03-01 10:30:00", "45352",
                                                        "10:30:00", "-5", "7", "2024-03-01"}));
  EXPECT_EQ(sheet_rows(row, "", styles, "date1904=\"1\"").rows[0][1], "2028-03-02");
}

TEST(Xlsx, PutsSparseCellsInTheirColumnsAndFillsShortRows) {
  const Reading reading = sheet_rows(
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"AB2\"><v>28</v></c></row><row r=\"5\"><c "
      "r=\"B5\"><v>2</v></c><c><v>3</v></c></row>"
      "<row r=\"6\"><c r=\"A6\"/></row>");
  EXPECT_EQ(reading.numbers, (std::vector<std::int64_t>{2, 5}));
  ASSERT_EQ(reading.rows.size(), 2U);
  EXPECT_EQ(reading.rows[0].size(), 28U);
  EXPECT_EQ(reading.rows[0][27], "28");
  EXPECT_EQ(reading.rows[1].size(), 28U);
  EXPECT_EQ(reading.rows[1][1], "2");
  EXPECT_EQ(reading.rows[1][2], "3");
}

TEST(Xlsx, TakesTheFirstSheetInSightOrTheOneNamed) {
  const auto path = zip_with("sheets.xlsx", xlsx_parts("<row r=\"1\"><c><v>5</v></c></row>"));
  EXPECT_EQ(file_rows(path).format.sheet, "Parc");
  EXPECT_EQ(file_rows(path, {.sheet = "Caché"}).rows[0][0], "1");
  const Reading missing = file_rows(path, {.sheet = "Autre"});
  ASSERT_TRUE(missing.error);
  EXPECT_EQ(missing.error->kind, Kind::not_found);
  EXPECT_EQ(missing.error->parameters[1].second, "Caché, Parc");
  EXPECT_EQ(detect_format(path)->format, FileFormat::xlsx);
  EXPECT_EQ(detect_format(path)->sheet, "Parc");
}

TEST(Xlsx, DecodesTheCharactersThatXmlCannotHold) {
  EXPECT_EQ(
      sheet_rows(
          "<row r=\"1\"><c t=\"inlineStr\"><is><t>a_x000D_&#10;b_x0009_c_x005F_x0041_</t></is></c></row>")
          .rows[0][0],
      "a\nb\tc_x0041_");
}

TEST(Xlsx, RefusesADocumentTypeAndItsEntities) {
  for (const char* part :
       {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) {
    const Reading reading =
        with_part(part,
                  "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row "
                  "r=\"1\"><c t=\"str\">"
                  "<v>&e;</v></c></row></sheetData></worksheet>");
    ASSERT_TRUE(reading.error) << part;
    EXPECT_EQ(reading.error->message,
              "the file holds a document type declaration, which no spreadsheet needs; it is refused");
    EXPECT_TRUE(reading.rows.empty());
  }
}

TEST(Xlsx, RefusesAZipBomb) {
  const Reading reading =
      with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + std::string(60'000'000, ' '));
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::limit);
  const Reading large = with_part("xl/sharedStrings.xml", "<sst>" + std::string(100'000, ' ') + "</sst>",
                                  {.limits = {.unpacked_bytes = 50'000}});
  ASSERT_TRUE(large.error);
  EXPECT_EQ(large.error->kind, Kind::limit);
}

TEST(Xlsx, RefusesAFewBytesThatStandForManyTexts) {
  const std::string shared = "<si><t>" + std::string(1'000'000, 'x') + "</t></si>";
  std::string wide = "<row r=\"1\">", tall;
  for (int i = 1; i <= 4000; ++i) {
    wide += "<c t=\"s\"><v>0</v></c>";
    tall += "<row r=\"" + std::to_string(i) + "\"><c t=\"s\"><v>0</v></c></row>";
  }
  EXPECT_EQ(sheet_rows(wide + "</row>", shared).error->kind, Kind::limit);
  const auto path = zip_with("tall.xlsx", xlsx_parts(tall, shared));
  std::int64_t rows = 0;
  const auto read =
      read_table(path, {.limits = {.unpacked_bytes = 100'000'000}}, [&](const Row&) -> Result<Flow> {
        ++rows;
        return Flow::proceed;
      });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, Kind::limit);
  EXPECT_EQ(rows, 100);
}

TEST(Xlsx, RefusesATagThatNeverEndsInBoundedMemory) {
  const Reading reading = with_part(
      "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"" + std::string(9'000'000, 'A'));
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::limit);
}

TEST(Xlsx, RefusesEntriesThatLeadOutOfTheArchiveAndEncryptedOnes) {
  Parts parts = xlsx_parts("<row r=\"1\"><c><v>1</v></c></row>");
  for (const char* name : {"../evil", "/etc/passwd", "a/../../b", "c:\\x", "a\\b"}) {
    Parts tricked = parts;
    tricked.emplace_back(name, "x");
    EXPECT_EQ(file_rows(zip_with("tricks.xlsx", tricked)).error->kind, Kind::bad_input) << name;
  }
  const Reading locked = file_rows(zip_with("locked.xlsx", parts, "secret"));
  ASSERT_TRUE(locked.error);
  EXPECT_EQ(locked.error->message, "the file is protected by a password; save it without one");
}

TEST(Xlsx, SaysThatAnOldOrProtectedExcelFileMustBeSavedAgain) {
  const Reading reading =
      rows_of_file_with("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(100, 'x'));
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->message.substr(0, 26), "this is an old Excel file ");
}

TEST(Xlsx, NamesTheRowOfADamagedSheet) {
  const Reading reading =
      with_part("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</x>");
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->where.row, 2);
  EXPECT_EQ(reading.rows.size(), 1U);
  EXPECT_TRUE(sheet_rows("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/>").error);
  EXPECT_TRUE(sheet_rows("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>").error);
  EXPECT_EQ(sheet_rows("<row r=\"1\"><c r=\"ZZZ1\"><v>7</v></c></row>").error->kind, Kind::limit);
  EXPECT_TRUE(rows_of_file_with("cut.xlsx", "PK\x03\x04 and no more").error);
}

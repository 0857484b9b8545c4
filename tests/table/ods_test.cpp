// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gtest/gtest.h>

#include "zip_samples.h"

using namespace capnr;

namespace {

Reading sheet_rows(const std::string& rows, const ReadOptions& options = {}) {
  return file_rows(zip_with("sheet.ods", ods_parts(ods_table(rows))), options);
}

std::string cell(const std::string& text, const std::string& attributes = "") {
  return "<table:table-cell office:value-type=\"string\" " + attributes + "><text:p>" + text +
         "</text:p></table:table-cell>";
}

std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

}  // namespace

TEST(Ods, ReadsTheAuditGridThatLibreOfficeWrote) {
  const std::filesystem::path path =
      std::filesystem::path(CAPNR_SOURCE_DIR) / "tests/table/samples/audit_grid.ods";
  const Reading first = file_rows(path);
  ASSERT_FALSE(first.error);
  EXPECT_EQ(first.format.sheet, "Mode_d'emploi");
  EXPECT_EQ(first.rows[0][0], "RGAA 4.1.2 – GRILLE D'ÉVALUATION");
  const Reading criteria = file_rows(path, {.sheet = "Critères"});
  ASSERT_FALSE(criteria.error);
  const auto numbered = std::count_if(criteria.rows.begin(), criteria.rows.end(), [](const Cells& cells) {
    return cells.size() > 1 && cells[1].size() >= 3 && cells[1][0] >= '1' && cells[1][0] <= '9' &&
           cells[1].find('.') != std::string::npos && cells[1].size() <= 5;
  });
  EXPECT_EQ(numbered, 106);
}

TEST(Ods, TakesValuesRatherThanWhatIsShown) {
  const Reading reading =
      sheet_rows(row("<table:table-cell office:value-type=\"float\" office:value=\"1234.5\"><text:p>1 "
                     "234,50</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"percentage\" office:value=\"0.75\"><text:p>75 "
                     "%</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"currency\" office:value=\"1E6\"><text:p>1 "
                     "M€</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"date\" "
                     "office:date-value=\"2024-03-01\"><text:p>01/03/24</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"date\" "
                     "office:date-value=\"2024-03-01T10:30:00\"><text:p>x</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"boolean\" "
                     "office:boolean-value=\"true\"><text:p>VRAI</text:p></table:table-cell>"
                     "<table:table-cell office:value-type=\"time\" "
                     "office:time-value=\"PT10H05M09S\"><text:p>x</text:p></table:table-cell>"));
  ASSERT_FALSE(reading.error);
  EXPECT_EQ(reading.rows[0],
            (Cells{"1234.5", "0.75", "1000000", "2024-03-01", "2024-03-01 10:30:00", "true", "10:05:09"}));
}

TEST(Ods, JoinsParagraphsAndKeepsBlanksButNotNotes) {
  const Reading reading = sheet_rows(row(
      "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>one<text:s "
      "text:c=\"3\"/>two</text:p>"
      "<text:p>th<text:span>ree<text:tab/></text:span><text:line-break/>four</text:p></table:table-cell>"));
  EXPECT_EQ(reading.rows[0][0], "one   two\nthree\t\nfour");
}

TEST(Ods, ExpandsRepeatedCellsAndRowsThatHoldSomething) {
  const Reading reading = sheet_rows(
      row(cell("a") + "<table:table-cell table:number-columns-repeated=\"2\"/>" +
          cell("b", "table:number-columns-repeated=\"2\"") +
          "<table:table-cell table:number-columns-repeated=\"16379\"/>") +
      row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"3\"") +
      "<table:table-row-group>" + row(cell("c"), "table:number-rows-repeated=\"2\"") +
      "</table:table-row-group>" + row("<table:table-cell/>", "table:number-rows-repeated=\"1048569\""));
  ASSERT_FALSE(reading.error);
  EXPECT_EQ(reading.rows,
            (std::vector<Cells>{{"a", "", "", "b", "b"}, {"c", "", "", "", ""}, {"c", "", "", "", ""}}));
  EXPECT_EQ(reading.numbers, (std::vector<std::int64_t>{1, 5, 6}));
}

TEST(Ods, RefusesBombsMadeOfRepetitions) {
  EXPECT_EQ(sheet_rows(row(cell("x", "table:number-columns-repeated=\"1000000000\""))).error->kind,
            Kind::limit);
  EXPECT_EQ(sheet_rows(row(cell("x"), "table:number-rows-repeated=\"99999999999999999999\"")).error->kind,
            Kind::limit);
  EXPECT_EQ(sheet_rows(row(cell("x"), "table:number-rows-repeated=\"5000000\"")).error->kind, Kind::limit);
  EXPECT_EQ(
      sheet_rows(row("", "table:number-rows-repeated=\"9223372036854775807\"") + row(cell("x"))).error->kind,
      Kind::limit);
  EXPECT_EQ(sheet_rows(row(cell("x<text:s text:c=\"99999999999\"/>"))).error->kind, Kind::limit);
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<text:span>";
  EXPECT_EQ(sheet_rows(row(cell(deep))).error->kind, Kind::limit);
}

TEST(Ods, FindsASheetByItsName) {
  const auto path =
      zip_with("two.ods", ods_parts(ods_table(row(cell("1")), "Un") + ods_table(row(cell("2")), "Deux")));
  EXPECT_EQ(file_rows(path).rows[0][0], "1");
  EXPECT_EQ(file_rows(path, {.sheet = "Deux"}).rows[0][0], "2");
  EXPECT_EQ(file_rows(path, {.sheet = "Trois"}).error->kind, Kind::not_found);
  EXPECT_EQ(detect_format(path)->format, FileFormat::ods);
  EXPECT_TRUE(file_rows(zip_with("none.ods", ods_parts(""))).error);
}

TEST(Ods, RefusesProtectedFilesAndDocumentTypes) {
  Parts parts = ods_parts(ods_table(row(cell("1"))));
  parts[2].second = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
  EXPECT_EQ(file_rows(zip_with("locked.ods", parts)).error->message,
            "the file is protected by a password; save it without one");
  parts = ods_parts("");
  parts[1].second = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
  EXPECT_EQ(file_rows(zip_with("entity.ods", parts)).error->message,
            "the file holds a document type declaration, which no spreadsheet needs; it is refused");
}

TEST(Ods, AnArchiveThatIsNoSpreadsheetIsSaidSo) {
  EXPECT_EQ(file_rows(zip_with("letter.odt", {{"mimetype", "application/vnd.oasis.opendocument.text"}}))
                .error->kind,
            Kind::bad_input);
  EXPECT_EQ(file_rows(zip_with("letter.docx", {{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}))
                .error->kind,
            Kind::bad_input);
  EXPECT_EQ(file_rows(zip_with("binary.xlsb", {{"[Content_Types].xml", "x"}, {"xl/workbook.bin", "x"}}))
                .error->kind,
            Kind::bad_input);
}

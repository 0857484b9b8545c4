// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_writer.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rows.h"

using namespace capnr;

TEST(CsvWriter, QuotesOnlyWhatNeedsIt) {
  std::string out;
  CsvWriter(out)
      .text("a")
      .text("b;c")
      .text("say \"yes\"")
      .text("two\nlines")
      .text("")
      .number(0.5)
      .integer(-3)
      .end_row();
  EXPECT_EQ(out, "a;\"b;c\";\"say \"\"yes\"\"\";\"two\nlines\";;0.5;-3\n");
}

TEST(CsvWriter, EndsLinesWithReturnAndLineFeedWhenAsked) {
  std::string out;
  CsvWriter(out, ',', false, true).text("a").end_row().text("b").end_row();
  EXPECT_EQ(out, "a\r\nb\r\n");
}

TEST(CsvWriter, NeutralisesFormulasForSpreadsheetsOnly) {
  for (const std::string cell : {"=1+1", "+33", "-2", "@x", "\tx", "\rx"}) {
    std::string plain, guarded;
    CsvWriter(plain).verbatim(cell).end_row();
    CsvWriter(guarded, ';', true).text(cell).end_row();
    EXPECT_EQ(csv_rows(guarded, {.separator = ';'}).rows[0][0], "'" + cell);
    EXPECT_EQ(csv_rows(plain, {.separator = ';'}).rows[0][0], cell);
  }
  std::string numbers;
  CsvWriter(numbers, ';', true)
      .number(-2.5)
      .integer(-3)
      .verbatim("-4")
      .number(std::nan(""))
      .text("a=b")
      .end_row();
  EXPECT_EQ(numbers, "-2.5;-3;-4;;a=b\n");
}

RC_GTEST_PROP(CsvWriter, WhatItWritesReadsBackTheSame, ()) {
  const auto cell =
      rc::gen::container<std::string>(rc::gen::element('a', ';', ',', '"', '\n', '\r', ' ', '='));
  const auto rows = *rc::gen::resize(
      30, rc::gen::container<std::vector<Cells>>(rc::gen::nonEmpty(rc::gen::container<Cells>(cell))));
  const bool crlf = *rc::gen::arbitrary<bool>();
  std::string out;
  CsvWriter writer(out, ';', false, crlf);
  for (const Cells& row : rows) {
    for (const std::string& text : row) writer.text(text);
    writer.end_row();
  }
  RC_ASSERT(csv_rows(out, {.separator = ';'}).rows == rows);
}

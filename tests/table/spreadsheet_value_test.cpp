// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/spreadsheet_value.h"

#include <gtest/gtest.h>

using namespace capnr;

TEST(SpreadsheetValue, SerialDaysFollowTheStandard) {
  // ECMA-376 part 1, 18.17.4.1 and what Excel shows.
  EXPECT_EQ(date_of_serial(1, false), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, false), "1900-02-28");
  EXPECT_EQ(date_of_serial(60, false), "1900-02-29");
  EXPECT_EQ(date_of_serial(61, false), "1900-03-01");
  EXPECT_EQ(date_of_serial(45292, false), "2024-01-01");
  EXPECT_EQ(date_of_serial(2958465, false), "9999-12-31");
  EXPECT_EQ(date_of_serial(0, true), "1904-01-01");
  EXPECT_EQ(date_of_serial(43830, true), "2024-01-01");
  EXPECT_EQ(date_of_serial(45292.999999999, false), "2024-01-02");
  EXPECT_EQ(date_of_serial(45292.5, false), "2024-01-01 12:00:00");
  for (const double none : {0.0, -1.0, 2958466.0, 1e300}) EXPECT_FALSE(date_of_serial(none, false));
}

TEST(SpreadsheetValue, NumberFormatsTellDatesFromNumbers) {
  for (const char* code : {"yyyy-mm-dd", "dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "m/d/yy h:mm", "mmm-yy",
                           "mmmm", "\"le\" dd/mm"}) {
    EXPECT_EQ(shown_by_format(code), ShownAs::date) << code;
  }
  for (const char* code : {"h:mm", "hh:mm:ss", "mm:ss"})
    EXPECT_NE(shown_by_format(code), ShownAs::number) << code;
  for (const char* code : {"General", "0.00", "#,##0.00\\ [$€-40C]", "0\" days\"", "[h]:mm:ss", "@",
                           "0.00E+00", "[Red]0", "_-* #,##0\\ _d_-", "\\d0", ""}) {
    EXPECT_EQ(shown_by_format(code), ShownAs::number) << code;
  }
}

TEST(SpreadsheetValue, NumbersLoseTheirNoiseOnly) {
  EXPECT_EQ(spreadsheet_number("3.2000000000000002"), "3.2");
  EXPECT_EQ(spreadsheet_number("1E+6"), "1000000");
  EXPECT_EQ(spreadsheet_number("007"), "007");
  EXPECT_EQ(spreadsheet_number("0.1"), "0.1");
  EXPECT_EQ(spreadsheet_number("1E+300"), "1e+300");
  EXPECT_EQ(spreadsheet_number("12 apples"), "12 apples");
}

TEST(SpreadsheetValue, TimesAreReadWithoutOverflow) {
  EXPECT_EQ(time_of_iso("PT10H30M00S"), "10:30:00");
  EXPECT_EQ(time_of_iso("PT0M5.5S"), "00:00:05");
  EXPECT_EQ(time_of_iso("PT99999999999999999999H"), "PT99999999999999999999H");
  EXPECT_EQ(time_of_iso("noon"), "noon");
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <gtest/gtest.h>

using namespace capnr;

TEST(Date, ReadsTheThreeFormsThatCitiesWrite) {
  const Date expected = date_of(2024, 2, 29);
  for (const char* text : {"2024-02-29", "20240229", "29/02/2024", " 29/2/2024 ", "2024-02-29 10:30:00",
                           "2024-02-29T10:30:00Z", "29-02-2024", "29/02/2024 08:00"}) {
    EXPECT_EQ(parse_date(text), expected) << text;
  }
}

TEST(Date, RefusesDaysThatDoNotExistAndOtherText) {
  for (const char* text : {"2023-02-29", "20231301", "31/04/2024", "", "2024", "0000-01-01", "12/2024",
                           "2024-02-29x", "29/02/24", "abcdefgh", "99999999", "2024-2-9x"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, WritesWhatItReads) {
  for (const char* text : {"1900-01-01", "1970-01-01", "2024-12-31", "2099-06-15"}) {
    EXPECT_EQ(to_string(*parse_date(text)), text);
  }
}

TEST(Date, CountsYearsAsDaysOver365) {
  EXPECT_DOUBLE_EQ(years_between(date_of(2020, 7, 8), date_of(2024, 11, 20)), 4.372602739726028);
}

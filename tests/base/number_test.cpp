// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/text.h"

using namespace capnr;

TEST(Number, ReadsWhatFrenchAndEnglishExportsWrite) {
  EXPECT_EQ(parse_number("1234.5"), 1234.5);
  EXPECT_EQ(parse_number("1234,5"), 1234.5);
  EXPECT_EQ(parse_number("1 234,5"), 1234.5);
  EXPECT_EQ(parse_number("1\xC2\xA0"
                         "234,5"),
            1234.5);
  EXPECT_EQ(parse_number("1\xE2\x80\xAF"
                         "234\xE2\x80\xAF"
                         "567"),
            1234567);
  EXPECT_EQ(parse_number("1.234.567,8"), 1234567.8);
  EXPECT_EQ(parse_number("1,234,567.8"), 1234567.8);
  EXPECT_EQ(parse_number("1,5", true), std::nullopt);
  EXPECT_EQ(parse_number("1,500", true), 1500);
  EXPECT_EQ(parse_number("-3e-7"), -3e-7);
  EXPECT_EQ(parse_number("+.5"), 0.5);
  EXPECT_EQ(parse_number(",5"), 0.5);
}

TEST(Number, RefusesTheRest) {
  for (const char* text : {"", " ", "12 %", "abc", "1 2", "12 34", "1e999", "nan", "inf", "0x10", "1,2,3",
                           "--1", "1-2", "N/A"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(Number, ShortTextReadsBackAsTheSameDouble) {
  for (const double value : {0.1, 1e-7, 6.988143e9, 1.0 / 3, std::numeric_limits<double>::max()}) {
    EXPECT_EQ(parse_number(to_text(value)), value);
  }
}

TEST(Number, IsShownWithFourSignificantDigits) {
  EXPECT_EQ(format_number(1234.56, Language::fr),
            "1\xE2\x80\xAF"
            "235");
  EXPECT_EQ(format_number(1234567.8, Language::en), "1,235,000");
  EXPECT_EQ(format_number(0.051234, Language::fr), "0,05123");
  EXPECT_EQ(format_number(12.5, Language::en), "12.5");
  EXPECT_EQ(format_number(-2, Language::fr), "−2");
  EXPECT_EQ(format_number(0, Language::fr), "0");
  EXPECT_EQ(format_number(1.234e-7, Language::en), "1.234 × 10⁻⁷");
  EXPECT_EQ(format_number(std::nan(""), Language::fr), "–");
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <gtest/gtest.h>

using namespace capnr;

TEST(Text, FoldsAccentsCaseAndPunctuation) {
  EXPECT_EQ(folded("N° d'Inventaire"), "n d inventaire");
  EXPECT_EQ(folded("  Écran—24\"  "), "ecran 24");
  EXPECT_EQ(folded("Œuvre"), "oeuvre");
  EXPECT_EQ(folded("Date d’achat"), "date d achat");
}

TEST(Text, TrimsEveryKindOfBlank) {
  EXPECT_EQ(trimmed("\xEF\xBB\xBF\xC2\xA0 a b\t\xE2\x80\xAF\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
}

TEST(Text, RecognisesWellFormedUtf8) {
  EXPECT_TRUE(is_utf8("plain ascii text, longer than eight bytes"));
  EXPECT_TRUE(is_utf8("é € 😀 œ"));
  for (const char* bad :
       {"\xE9t\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "abc\xE2\x82", "\x80"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

TEST(Text, SplitsOnEverySeparator) {
  EXPECT_EQ(split("a;;b", ';').size(), 3U);
  EXPECT_EQ(split("", ';').size(), 1U);
}

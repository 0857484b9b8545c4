// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "rows.h"

using namespace capnr;

namespace {

const std::string sample = "département;prix\nÉcole à Œuvre – n° 3;12 €\n";
const std::vector<Cells> expected = {{"département", "prix"}, {"École à Œuvre – n° 3", "12 €"}};

}  // namespace

TEST(Encoding, IsFoundFromTheContent) {
  EXPECT_EQ(csv_rows(sample).format.encoding, Encoding::utf8);
  EXPECT_EQ(csv_rows(sample).rows, expected);

  const Reading marked = csv_rows("\xEF\xBB\xBF" + sample);
  EXPECT_EQ(marked.rows, expected);
  EXPECT_TRUE(marked.format.byte_order_mark);

  const Reading windows = csv_rows(encoded(sample, Encoding::windows_1252));
  EXPECT_EQ(windows.rows, expected);
  EXPECT_EQ(windows.format.encoding, Encoding::windows_1252);

  for (const Encoding wide : {Encoding::utf16le, Encoding::utf16be}) {
    const Reading reading = csv_rows(encoded("\xEF\xBB\xBF" + sample, wide));
    EXPECT_EQ(reading.rows, expected);
    EXPECT_EQ(reading.format.encoding, wide);
  }
}

TEST(Encoding, OfTheCallerWins) {
  const Reading reading = csv_rows("a\x80\n", {.encoding = Encoding::latin1});
  EXPECT_EQ(reading.rows[0][0], "a\xC2\x80");
  EXPECT_EQ(csv_rows("é\n", {.encoding = Encoding::windows_1252}).rows[0][0], "Ã©");
  EXPECT_EQ(csv_rows(encoded("é;x\n", Encoding::utf16le), {.encoding = Encoding::utf16le}).rows[0][0], "é");
}

TEST(Encoding, OfAFileWhoseFirstAccentComesLateIsStillFound) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "PC-" + std::to_string(i) + ";plain\n";
  const Reading windows = csv_rows(text + encoded("Œuvre;é\n", Encoding::windows_1252));
  EXPECT_EQ(windows.rows.back(), (Cells{"Œuvre", "é"}));
  EXPECT_EQ(windows.format.encoding, Encoding::windows_1252);
  EXPECT_EQ(csv_rows(text + "Œuvre;é\n").rows.back(), (Cells{"Œuvre", "é"}));
}

TEST(Encoding, OfALastByteIsFoundWithoutLineEnd) {
  EXPECT_EQ(csv_rows("caf\xE9").rows[0][0], "café");
  EXPECT_EQ(csv_rows("\xE9").rows[0][0], "é");
}

TEST(Encoding, MixedInOneFileIsAnErrorThatNamesTheRow) {
  const Reading reading = csv_rows("é;è\nà;ù\nbad;\xE9\n");
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->where.row, 3);
  EXPECT_EQ(reading.rows.size(), 2U);
}

TEST(Encoding, CutUtf16IsAnError) {
  const std::string text = encoded(
      "\xEF\xBB\xBF"
      "a;b\nc;d",
      Encoding::utf16le);
  EXPECT_TRUE(csv_rows(text.substr(0, text.size() - 1)).error);
  EXPECT_TRUE(csv_rows(std::string_view("\xFF\xFE\x00\xD8\x61\x00", 6)).error);
}

TEST(Encoding, BoundariesOfChunksDoNotCutCharacters) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "é€😀;Œuvre " + std::to_string(i) + "\n";
  const Reading whole = csv_rows(text, {.separator = ';'});
  for (std::size_t chunk = 16; chunk < 90; ++chunk) {
    EXPECT_EQ(csv_rows(text, {.separator = ';', .chunk_bytes = chunk}).rows, whole.rows) << chunk;
    EXPECT_EQ(
        csv_rows(encoded("\xEF\xBB\xBF" + text, Encoding::utf16be), {.separator = ';', .chunk_bytes = chunk})
            .rows,
        whole.rows)
        << chunk;
  }
}

TEST(Encoding, WritesWhatItReads) {
  EXPECT_EQ(encoded("é€\xE2\x98\x83", Encoding::windows_1252), "\xE9\x80?");
  EXPECT_EQ(encoded("é€", Encoding::latin1), "\xE9?");
}

RC_GTEST_PROP(Encoding, TheValidPrefixIsTheLongestOne, (const std::string& noise)) {
  const std::string bytes = "é" + noise + "€\xE2\x82";
  const std::size_t valid = utf8_prefix(bytes);
  RC_ASSERT(is_utf8(std::string_view(bytes).substr(0, valid)));
  for (std::size_t longer = valid + 1; longer <= bytes.size(); ++longer) {
    RC_ASSERT(!is_utf8(std::string_view(bytes).substr(0, longer)));
  }
}

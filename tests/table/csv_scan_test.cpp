// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_scan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rows.h"

using namespace capnr;

namespace {

// A second oracle, written from the rules alone: the whole text at once, a character at a time.
Reading obvious_rows(std::string_view text, char separator) {
  Reading reading;
  Cells cells;
  std::string cell;
  std::int64_t number = 1;
  bool quoted = false, nothing = true, at_start = true;
  auto end_cell = [&] {
    cells.push_back(cell);
    cell.clear();
    at_start = true;
  };
  auto end_row = [&] {
    if (!nothing) {
      end_cell();
      reading.rows.push_back(cells);
      reading.numbers.push_back(number);
    }
    cells.clear();
    ++number;
    nothing = at_start = true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
      continue;
    }
    if (c == '\r' || c == '\n') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_row();
      continue;
    }
    nothing = false;
    if (c == separator) {
      end_cell();
    } else if (c == '"' && at_start) {
      quoted = true;
      at_start = false;
    } else {
      cell += c;
      at_start = false;
    }
  }
  if (quoted) {
    reading.error = Error{.where = {.row = number}};
  } else if (!nothing) {
    end_row();
  }
  return reading;
}

void expect_same(const Reading& expected, const Reading& found) {
  RC_ASSERT(expected.error.has_value() == found.error.has_value());
  if (expected.error) RC_ASSERT(expected.error->where.row == found.error->where.row);
  RC_ASSERT(expected.rows == found.rows);
  RC_ASSERT(expected.numbers == found.numbers);
}

std::vector<CsvScan> scanners() {
  std::vector<CsvScan> all = {scan_scalar, scan_sse2};
  if (has_avx2()) all.push_back(scan_avx2);
  return all;
}

// Mostly structure, so that short texts hold the hard cases.
rc::Gen<std::string> csv_text() {
  return rc::gen::container<std::string>(rc::gen::weightedElement<char>(
      {{6, 'a'}, {2, ' '}, {4, ';'}, {1, ','}, {5, '"'}, {3, '\n'}, {2, '\r'}}));
}

// Well-formed cells, long enough for the wide scanners to go on from block to block.
rc::Gen<std::string> well_formed_csv() {
  const auto cell =
      rc::gen::element<std::string>("", "x", "\"\"", "\"a;b\"", "\"two\nlines\"", "\"say \"\"yes\"\"\"",
                                    "a longer cell of plain text, as most are", "\"\"\"\"");
  const auto end = rc::gen::element<std::string>(";", ";", ";", "\n", "\r\n");
  return rc::gen::map(
      rc::gen::container<std::vector<std::pair<std::string, std::string>>>(rc::gen::pair(cell, end)),
      [](const std::vector<std::pair<std::string, std::string>>& pieces) {
        std::string text;
        for (int again = 0; again < 4; ++again) {
          for (const auto& [content, ending] : pieces) text += content + ending;
        }
        return text;
      });
}

}  // namespace

RC_GTEST_PROP(CsvScan, EveryScannerGivesTheRowsOfTheObviousParser, ()) {
  const std::string text = *rc::gen::resize(300, csv_text());
  const Reading expected = obvious_rows(text, ';');
  for (const CsvScan scan : scanners())
    expect_same(expected, csv_rows(text, {.separator = ';', .scan = scan}));
}

RC_GTEST_PROP(CsvScan, WellFormedTextGivesTheSameRowsUnderEveryScanner, ()) {
  const std::string text = *well_formed_csv();
  const Reading expected = obvious_rows(text, ';');
  for (const CsvScan scan : scanners())
    expect_same(expected, csv_rows(text, {.separator = ';', .scan = scan}));
}

RC_GTEST_PROP(CsvScan, RowsDoNotDependOnWhereChunksEnd, ()) {
  const std::string text = *rc::gen::oneOf(rc::gen::resize(300, csv_text()), well_formed_csv());
  const Reading expected = obvious_rows(text, ';');
  for (const CsvScan scan : scanners()) {
    for (const std::size_t chunk : {16U, 17U, 23U, 64U, 100U}) {
      expect_same(expected, csv_rows(text, {.separator = ';', .chunk_bytes = chunk, .scan = scan}));
    }
  }
}

RC_GTEST_PROP(CsvScan, TheWideScannersMarkWhatTheScalarOneMarks, ()) {
  const std::string text = *well_formed_csv() + std::string(64, ' ');
  const auto size = static_cast<std::uint32_t>(text.size() - 64);
  auto marks = [&](CsvScan scan) {
    std::vector<std::uint32_t> found(text.size() + 64);
    CsvScanState state;
    const CsvScanned scanned = scan(text.data(), 0, size, ';', state, found.data());
    RC_ASSERT(!scanned.stray);
    found.resize(static_cast<std::size_t>(scanned.end - found.data()));
    return found;
  };
  for (const CsvScan scan : scanners()) RC_ASSERT(marks(scan) == marks(scan_scalar));
}

TEST(CsvScan, EveryBoundaryOfARealisticFileGivesTheSameRows) {
  std::string text = "nom;type;note\r\n";
  for (int i = 0; i < 40; ++i)
    text += "PC-" + std::to_string(i) + ";\"Portable; 14\"\"\";\"ligne 1\r\nligne 2 é €\"\r\n";
  const Reading expected = csv_rows(text, {.separator = ';', .scan = scan_scalar});
  ASSERT_EQ(expected.rows.size(), 41U);
  for (const CsvScan scan : scanners()) {
    for (std::size_t chunk = 16; chunk < 300; ++chunk) {
      const Reading found = csv_rows(text, {.separator = ';', .chunk_bytes = chunk, .scan = scan});
      ASSERT_EQ(found.rows, expected.rows) << chunk;
      ASSERT_EQ(found.numbers, expected.numbers) << chunk;
    }
  }
}

TEST(CsvScan, AStrayQuoteInEveryRowOfALongFileIsText) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Ecran 24\";\"a;b\";" + std::to_string(i) + "\n";
  for (const CsvScan scan : scanners()) {
    const Reading reading = csv_rows(text, {.separator = ';', .scan = scan});
    ASSERT_EQ(reading.rows.size(), 5000U);
    EXPECT_EQ(reading.rows[4999], (Cells{"Ecran 24\"", "a;b", "4999"}));
  }
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

// Finding where the cells of a CSV text end, the hot loop of an import. One contract, several
// implementations: the scalar one is a plain state machine and the oracle; the others look at 64 bytes at a
// time (a bit per byte, quoted stretches by a prefix xor of the quotes: Langdale and Lemire, "Parsing
// gigabytes of JSON per second", VLDB Journal 28, 2019). All must give the same marks.
//
// A quote opens a quoted cell only as the cell's first byte; anywhere else outside quotes it is text, as
// spreadsheets read it. The wide scanners stop before such a stray quote, since it breaks the parity that
// they rely on: the caller takes that record with scan_scalar.

namespace capnr {

/// What one call leaves to the next. A new one at the beginning of a record.
struct CsvScanState {
  enum class At : std::uint8_t { cell_start, text, quoted, quote_in_quoted };
  At at = At::cell_start;       ///< of the scalar scanner
  std::uint64_t in_quotes = 0;  ///< of the wide ones: all ones or zero
  std::uint64_t may_open = 1;   ///< whether a quote may stand as the next byte: 1 or 0
};

struct CsvScanned {
  std::uint32_t* end = nullptr;  ///< of the marks
  bool stray = false;            ///< stopped before a stray quote; the marks before it are good
  bool quotes = true;            ///< whether there is a quote in what was scanned; true when nobody looked
};

/// Writes at `marks` the positions in text[from, to) of separators and line ends (\r and \n) outside quotes,
/// and of every NUL byte. Room for to - from + 64 marks; the wide scanners may read up to 63 bytes after
/// `to`.
using CsvScan = CsvScanned (*)(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                               CsvScanState& state, std::uint32_t* marks);

CsvScanned scan_scalar(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                       CsvScanState& state, std::uint32_t* marks);
CsvScanned scan_sse2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks);
CsvScanned scan_avx2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks);

/// Whether this processor can run scan_avx2.
bool has_avx2();

/// The fastest that this processor can run.
CsvScan best_csv_scan();

}  // namespace capnr

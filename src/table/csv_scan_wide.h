// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "table/csv_scan.h"

// Private to csv_scan_sse2.cpp and csv_scan_avx2.cpp, which are compiled for different processors: everything
// is local to each, and no standard function may be called here, since the linker could keep the copy that an
// older processor cannot run.

namespace capnr::wide {
namespace {  // NOLINT(google-build-namespaces): each of the two sources has its own copy, see above

// Bit i is the parity of the quotes up to byte i included.
inline std::uint64_t prefix_xor(std::uint64_t bits) {
  bits ^= bits << 1U;
  bits ^= bits << 2U;
  bits ^= bits << 4U;
  bits ^= bits << 8U;
  bits ^= bits << 16U;
  bits ^= bits << 32U;
  return bits;
}

// Most blocks of 64 bytes hold up to eight marks: writing eight and keeping as many as there are avoids a
// misprediction a block.
inline std::uint32_t* put_marks(std::uint64_t bits, std::uint32_t base, std::uint32_t* marks) {
  const int count = __builtin_popcountll(bits);
  for (int done = 0; done < count; done += 8) {
    for (int i = 0; i < 8; ++i) {
      // With no bit left the count of zeros is undefined: bit 63 stands in, and what is written is not kept.
      marks[done + i] = base + static_cast<std::uint32_t>(__builtin_ctzll(bits | (1ULL << 63U)));
      bits &= bits - 1;
    }
  }
  return marks + count;
}

/// Block64: loads 64 bytes; equal(c) has a bit for each byte that equals c.
template <class Block64>
CsvScanned scan(const char* text, std::uint32_t from, std::uint32_t to, char separator, CsvScanState& state,
                std::uint32_t* marks) {
  std::uint64_t in_quotes = state.in_quotes, may_open = state.may_open, any_quotes = 0;
  for (std::uint32_t base = from; base < to; base += 64) {
    const Block64 block(text + base);
    const std::uint64_t within = to - base >= 64 ? ~0ULL : (1ULL << (to - base)) - 1;
    const std::uint64_t quotes = block.equal('"') & within;
    any_quotes |= quotes;
    const std::uint64_t breaks = block.equal(separator) | block.equal('\n') | block.equal('\r');
    const std::uint64_t quoted = prefix_xor(quotes) ^ in_quotes;
    const std::uint64_t after = ((breaks | quotes) << 1U) | may_open;
    const std::uint64_t stray = quotes & quoted & ~after;
    std::uint64_t found = ((breaks & ~quoted) | block.equal('\0')) & within;
    if (stray != 0) {
      found &= (stray & -stray) - 1;
      return {.end = put_marks(found, base, marks), .stray = true};
    }
    marks = put_marks(found, base, marks);
    in_quotes = static_cast<std::uint64_t>(static_cast<std::int64_t>(quoted) >> 63);
    may_open = (breaks | quotes) >> 63U;
  }
  // A last block that is not whole: its state is wrong, and no caller goes on from it (see CsvReader).
  state.in_quotes = in_quotes;
  state.may_open = may_open;
  return {.end = marks, .quotes = any_quotes != 0};
}

}  // namespace
}  // namespace capnr::wide

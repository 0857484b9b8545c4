// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_scan_wide.h"

#if defined(__x86_64__)
#include <emmintrin.h>

namespace capnr {
namespace {

struct Block {
  __m128i part[4];
  explicit Block(const char* text) {
    for (int i = 0; i < 4; ++i) part[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text) + i);
  }
  std::uint64_t equal(char c) const {
    const __m128i pattern = _mm_set1_epi8(c);
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 4; ++i) {
      const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(part[i], pattern)));
      bits |= static_cast<std::uint64_t>(mask) << (16U * i);
    }
    return bits;
  }
};

}  // namespace

CsvScanned scan_sse2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks) {
  return wide::scan<Block>(text, from, to, separator, state, marks);
}

}  // namespace capnr
#else
namespace capnr {
CsvScanned scan_sse2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks) {
  return scan_scalar(text, from, to, separator, state, marks);
}
}  // namespace capnr
#endif

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_scan_wide.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace capnr {
namespace {

struct Block {
  __m256i low, high;
  explicit Block(const char* text)
      : low(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(text))),
        high(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(text) + 1)) {}
  std::uint64_t equal(char c) const {
    const __m256i pattern = _mm256_set1_epi8(c);
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, pattern)));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, pattern)));
    return (static_cast<std::uint64_t>(second) << 32U) | first;
  }
};

}  // namespace

CsvScanned scan_avx2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks) {
  return wide::scan<Block>(text, from, to, separator, state, marks);
}

}  // namespace capnr
#else
namespace capnr {
CsvScanned scan_avx2(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                     CsvScanState& state, std::uint32_t* marks) {
  return scan_scalar(text, from, to, separator, state, marks);
}
}  // namespace capnr
#endif

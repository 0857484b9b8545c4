// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_scan.h"

namespace capnr {

CsvScanned scan_scalar(const char* text, std::uint32_t from, std::uint32_t to, char separator,
                       CsvScanState& state, std::uint32_t* marks) {
  using At = CsvScanState::At;
  At at = state.at;
  for (std::uint32_t i = from; i < to; ++i) {
    const char c = text[i];
    if (c == '\0') {
      *marks++ = i;
    } else if (at == At::quoted) {
      if (c == '"') at = At::quote_in_quoted;
    } else if (c == separator || c == '\n' || c == '\r') {
      *marks++ = i;
      at = At::cell_start;
    } else if (c == '"' && at != At::text) {
      at = At::quoted;  // the first byte of a cell, or the second of a doubled quote
    } else {
      at = At::text;
    }
  }
  state.at = at;
  return {.end = marks};
}

#if defined(__x86_64__)
bool has_avx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

CsvScan best_csv_scan() {
  static const CsvScan best = has_avx2() ? scan_avx2 : scan_sse2;
  return best;
}
#else
bool has_avx2() {
  return false;
}
CsvScan best_csv_scan() {
  return scan_scalar;
}
#endif

}  // namespace capnr

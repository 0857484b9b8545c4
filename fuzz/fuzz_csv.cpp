// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Every scanner must give the same rows at every chunk size. The first byte of the input chooses the chunk,
// the encoding and the separator; the rest is the file.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "table/csv_reader.h"

using namespace capnr;

namespace {

// A fingerprint of all rows and of how the reading ended.
std::uint64_t fingerprint(std::string_view text, const CsvSettings& settings) {
  std::uint64_t hash = 0;
  const auto read = read_csv(ByteSource::of(text), settings, [&](const Row& row) -> Result<Flow> {
    hash = hash_bytes("row", hash ^ static_cast<std::uint64_t>(row.number));
    for (const std::string_view cell : row.cells) {
      if (!is_utf8(cell)) std::abort();
      hash = hash_bytes(cell, hash);
    }
    return Flow::proceed;
  });
  if (!read)
    return hash_bytes(read.error().message, hash ^ static_cast<std::uint64_t>(read.error().where.row));
  return hash_bytes({&read->separator, 1}, hash ^ static_cast<std::uint64_t>(read->encoding));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  CsvSettings settings{.limits = {.cell_bytes = 4096, .columns = 64}, .chunk_bytes = 16 + (choice & 0x1FU)};
  if ((choice & 0x20U) != 0) settings.separator = ';';
  if ((choice & 0x40U) != 0) settings.encoding = static_cast<Encoding>(size % 5);
  settings.scan = scan_scalar;
  const std::uint64_t expected = fingerprint(text, settings);
  settings.scan = scan_sse2;
  if (fingerprint(text, settings) != expected) std::abort();
  if (has_avx2()) {
    settings.scan = scan_avx2;
    if (fingerprint(text, settings) != expected) std::abort();
  }
  return 0;
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// An input that begins as a zip is a file; any other is the content.xml of one.

#include <cstdint>

#include "table/ods_reader.h"
#include "zip_of.h"

using namespace capnr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string made = text.starts_with("PK") ? std::string() : zip_of({{"content.xml", text}});
  const ReadOptions options{.limits = {.cell_bytes = 4096, .columns = 64, .unpacked_bytes = 1U << 20U}};
  const auto archive = ZipArchive::of(made.empty() ? text : std::string_view(made), options);
  if (!archive) return 0;
  // A repetition of a few bytes may give millions of rows: a thousand tell as much.
  (void)read_ods(*archive, options, [](const Row& row) -> Result<Flow> {
    return row.number < 1000 ? Flow::proceed : Flow::stop;
  });
  return 0;
}

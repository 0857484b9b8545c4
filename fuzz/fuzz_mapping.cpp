// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A mapping file. What is read, written and read again is the same; an error says something in both languages.

#include <cstdint>
#include <cstdlib>

#include "inventory/mapping.h"

using namespace capnr;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto mapping = parse_mapping(text, "my.toml");
  if (!mapping) {
    if (describe(mapping.error(), Language::fr).empty() || describe(mapping.error(), Language::en).empty())
      std::abort();
    return 0;
  }
  const std::string once = write_mapping(*mapping);
  const auto again = parse_mapping(once, "my.toml");
  if (!again || write_mapping(*again) != once || again->tables.size() != mapping->tables.size()) std::abort();
  return 0;
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The first line is the boundary, the rest a form with files.
#include <cstddef>
#include <cstdint>

#include "web/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return 0;
  const std::string type = "multipart/form-data; boundary=" + std::string(input.substr(0, end));
  const auto form = capnr::web::read_multipart(type, input.substr(end + 1));
  if (!form) return 0;
  for (const capnr::web::SentFile& file : form->files)
    if (file.name.find('/') != std::string::npos) __builtin_trap();
  return 0;
}

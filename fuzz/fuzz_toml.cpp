// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The TOML files of factors: pack.toml and the sets. Each input is read as both.

#include <cstdint>
#include <cstdlib>

#include "base/file.h"
#include "footprint/pack_toml.h"
#include "scratch.h"

using namespace capnr;

namespace {

template <class T>
void must_speak(const Result<T>& result) {
  if (!result && (describe(result.error(), Language::fr).empty() || result.error().where.file.empty()))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto folder = scratch("toml") / "a";
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!write_file(folder / "pack.toml", text) || !write_file(folder / "fuzz.toml", text)) std::abort();
  must_speak(read_manifest(folder / "pack.toml"));
  must_speak(read_set(folder / "fuzz.toml"));
  return 0;
}

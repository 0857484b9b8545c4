// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A pack folder out of bytes: "name\0length" pieces would be opaque to a mutator, so a line "=== file" starts
// each file. Whatever the bytes, loading gives a set or an error that names a file; never a crash.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <unistd.h>

#include "base/file.h"
#include "footprint/coverage.h"
#include "footprint/factor_set_loader.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view known[] = {
    "pack.toml",           "items.csv",         "factors.csv",
    "electricity.csv",     "technologies.csv",  "types.csv",
    "matching.csv",        "hypotheses.csv",    "people.csv",
    "cloud_types.csv",     "cloud_regions.csv", "characterizationFactors.csv",
    "ref_item_impact.csv", "itemTypes.csv",     "equipmentRefMatching.csv",
    "mixElec.json"};

void write_files(std::string_view text, const fs::path& folder) {
  while (!text.empty()) {
    const std::size_t start = text.find("=== ");
    if (start == std::string_view::npos) return;
    text.remove_prefix(start + 4);
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) return;
    const std::string_view name = text.substr(0, line);
    text.remove_prefix(line + 1);
    const std::string_view content = text.substr(0, text.find("=== "));
    for (const std::string_view file : known) {
      if (name == file) (void)capnr::write_file(folder / file, content);
    }
    text.remove_prefix(content.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path root = fs::temp_directory_path() / ("capnr-fuzz-pack-" + std::to_string(::getpid()));
  const fs::path folder = root / "packs" / "a";
  std::error_code ignored;
  fs::remove_all(root, ignored);
  fs::create_directories(folder);
  write_files({reinterpret_cast<const char*>(data), size}, folder);
  capnr::SetDefinition definition;
  definition.name = "fuzz";
  definition.packs = {"a"};
  const auto set = capnr::load_factor_set(root, definition);
  if (!set) {
    if (capnr::describe(set.error(), capnr::Language::fr).empty()) std::abort();
  } else {
    (void)capnr::coverage_markdown(*set, capnr::Language::en);
    for (const auto& suspect : set->quarantine) (void)capnr::describe(suspect, *set, capnr::Language::fr);
  }
  fs::remove_all(root, ignored);
  return 0;
}

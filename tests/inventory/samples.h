// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "inventory/catalog.h"

namespace capnr::test {

inline const std::filesystem::path source_dir = CAPNR_SOURCE_DIR;
inline const std::filesystem::path samples_dir = source_dir / "tests/inventory/samples";

inline const InventoryCatalog& catalog() {
  static const InventoryCatalog loaded = [] {
    auto result = load_inventory_catalog(source_dir / "catalog");
    if (!result) throw std::runtime_error(describe(result.error(), Language::en));
    return std::move(*result);
  }();
  return loaded;
}

/// A folder of its own for each test, empty.
inline std::filesystem::path fresh_folder() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  const auto folder = std::filesystem::path(testing::TempDir()) /
                      (std::string("capnr_") + info->test_suite_name() + "_" + info->name());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

inline std::filesystem::path write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace capnr::test

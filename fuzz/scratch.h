// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <unistd.h>

/// A folder of this process for targets whose parser opens files by name; in memory where the system has such a place.
inline const std::filesystem::path& scratch(std::string_view name) {
  static const std::filesystem::path folder = [name] {
    std::error_code error;
    const std::filesystem::path shared = "/dev/shm";
    const auto root =
        std::filesystem::is_directory(shared, error) ? shared : std::filesystem::temp_directory_path();
    auto made = root / ("capnr-fuzz-" + std::string(name) + "-" + std::to_string(::getpid()));
    std::filesystem::create_directories(made);
    static struct Removal {
      std::filesystem::path path;
      ~Removal() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
      }
    } removal{made};
    return made;
  }();
  return folder;
}

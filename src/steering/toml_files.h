// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

namespace capnr {

/// The .toml files of a folder, in the order of their names, so that messages and results do not depend on the disk; none when it is not there.
inline std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code status;
  for (std::filesystem::directory_iterator at(folder, status), end; !status && at != end;
       at.increment(status))
    if (at->path().extension() == ".toml") files.push_back(at->path());
  std::ranges::sort(files);
  return files;
}

}  // namespace capnr

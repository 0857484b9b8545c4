// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/error.h"

namespace capnr {

/// A folder beside a file, NAME.part, where the file is made and checked before it takes its name. Nobody but this user enters it; it goes with
/// this object, and what a killed process has left is removed by the next one.
class Workshop {
 public:
  /// Kind::conflict when another process is making the same file.
  static Result<Workshop> beside(const std::filesystem::path& file);
  Workshop(Workshop&& other) noexcept;
  Workshop& operator=(Workshop&&) = delete;
  ~Workshop();
  const std::filesystem::path& folder() const { return folder_; }

 private:
  Workshop(std::filesystem::path folder, int lock) : folder_(std::move(folder)), lock_(lock) {}
  std::filesystem::path folder_;
  int lock_;
};

}  // namespace capnr

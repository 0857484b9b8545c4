// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/error.h"
#include "work/upload.h"

namespace capnr {

/// A folder that nobody else enters, and that goes with this object.
class ScratchFolder {
 public:
  /// Kind::unavailable when the system gives none.
  static Result<ScratchFolder> make();
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

/// Uploads as files, each at its name inside the folder.
Result<> unpack(const std::vector<Upload>& files, const std::filesystem::path& folder);

}  // namespace capnr

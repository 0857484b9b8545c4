// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/error.h"

namespace capnr {

/// The bytes of a file, once, from the first to the last; or of a string, for the tests and the fuzz targets.
class ByteSource {
 public:
  /// Kind::limit when the file is larger than `limit` bytes.
  static Result<ByteSource> open(const std::filesystem::path& path, std::uint64_t limit);
  static ByteSource of(std::string_view bytes);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&&) = delete;
  ~ByteSource();

  /// Fills `out` as far as the file goes: fewer than `room` bytes only at the end.
  Result<std::size_t> read(char* out, std::size_t room);
  std::uint64_t position() const { return position_; }
  /// What the file system says; zero for a pipe.
  std::uint64_t size() const { return size_; }

 private:
  ByteSource() = default;
  int descriptor_ = -1;
  std::string_view memory_;
  std::uint64_t position_ = 0, size_ = 0, limit_ = 0;
};

}  // namespace capnr

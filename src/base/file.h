// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace capnr {

/// The whole of a file; Kind::limit beyond `limit` bytes, Kind::not_found when it does not exist.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = 64U << 20U);

/// A file that appears whole or not at all: written beside its final name, renamed by commit(). Without commit() nothing remains.
/// Disk full and other write errors are Kind::unavailable.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::filesystem::path& path);
  OutputFile(OutputFile&&) = default;
  OutputFile& operator=(OutputFile&&) = default;
  ~OutputFile();

  Result<> write(std::string_view bytes);
  Result<> commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::filesystem::path path_, temporary_;
  explicit OutputFile(std::FILE* file, std::filesystem::path path, std::filesystem::path temporary);
};

Result<> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Gives a finished file its name, whatever had that name before: first its bytes reach the disk, then the name does.
Result<> put_in_place(const std::filesystem::path& finished, const std::filesystem::path& name);

}  // namespace capnr

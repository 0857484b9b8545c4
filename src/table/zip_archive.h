// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

struct zip;

namespace capnr {

/// A zip archive that nobody vouches for. Opening it looks at every entry: encrypted ones, names that lead
/// out of the archive, names given twice and absurd numbers of entries are errors. Reading counts what really
/// comes out, whatever the headers promise.
class ZipArchive {
 public:
  static Result<ZipArchive> open(const std::filesystem::path& path, const ReadOptions& options);
  /// The bytes outlive the archive.
  static Result<ZipArchive> of(std::string_view bytes, const ReadOptions& options);

  bool has(std::string_view name) const;
  /// Of the files, in their order; folders are left.
  std::vector<std::string> names() const;
  /// Gives an entry in pieces. Kind::limit beyond the unpacked size or ratio.
  Result<> read(std::string_view name, FunctionRef<Result<Flow>(std::string_view piece)> on_piece) const;
  /// The first `limit` bytes of an entry.
  Result<std::string> beginning(std::string_view name, std::size_t limit) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  ZipArchive(zip* archive, const ReadOptions& options) : archive_(archive), options_(options) {}
  static Result<ZipArchive> checked(zip* archive, const ReadOptions& options);

  std::unique_ptr<zip, Discard> archive_;
  ReadOptions options_;
};

}  // namespace capnr

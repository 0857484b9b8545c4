// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace capnr {

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool stored = false;  ///< not compressed: what programs look for at a fixed place
};

/// A zip archive of these entries, in this order. The same entries give the same bytes: nothing in it tells when it was made.
Result<std::string> zip_of(std::span<const ZipEntry> entries);

/// An entry whose bytes are made as they are written: `next` gives some, which live until its next call, and none at the end.
struct ZipStream {
  std::string name;
  std::function<Result<std::string_view>()> next;
};

/// A zip archive in a file, of any size: entries are asked for their bytes one after the other, in this order. What an entry answers as an error is
/// the error. A file that could not be finished is not left behind; the caller gives its folder and its final name (put_in_place).
Result<> write_zip(const std::filesystem::path& path, std::span<const ZipStream> entries);

}  // namespace capnr

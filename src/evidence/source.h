// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

namespace capnr {

/// A file that figures come from.
struct SourceFile {
  std::string path;     ///< as given, relative to the city's folder
  std::string sha256;   ///< 64 hexadecimal digits
  std::string format;   ///< "csv ; windows-1252", "xlsx Feuil1", …
  std::string mapping;  ///< name of the mapping that read it
  std::int64_t rows = 0;
  std::int64_t rejected = 0;
};

/// The place of one record: an index into the inventory's source files, and the row there (header = 1).
struct SourceRow {
  std::uint32_t file = 0;
  std::int64_t row = 0;
};

}  // namespace capnr

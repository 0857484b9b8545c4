// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "store/database.h"

// The files that purchases, disposals, readings of meters and software come from. A file replaces what the same path brought before; the same bytes change nothing.

namespace capnr {

using RegisterFileId = Id<struct RegisterFileTag>;

enum class RegisterKind : std::uint8_t { purchase, disposal, meter_reading, software };
/// Also the name of the table of its rows.
std::string_view code(RegisterKind kind);

struct RegisterFile {
  RegisterFileId id;
  std::string path;       ///< as it was given
  std::string sha256;     ///< of its bytes
  std::int64_t rows = 0;  ///< kept
  std::int64_t rejected = 0;
  std::string recorded_at;  ///< "2026-11-24T18:07:58Z"
  std::string recorded_by;
};

/// What a city has of one kind, by path, then by row.
template <class Entry>
struct Register {
  std::vector<RegisterFile> files;
  std::vector<Entry> rows;

  const RegisterFile* file(RegisterFileId id) const {
    for (const RegisterFile& one : files)
      if (one.id == id) return &one;
    return nullptr;
  }
};

struct KeptFile {
  enum class Outcome : std::uint8_t { added, replaced, unchanged } outcome = Outcome::added;
  RegisterFileId id;
};

/// Makes room for the rows of a file: those that its path brought before go, unless it is the same file with as many rows (unchanged). In the
/// caller's transaction. Kind::conflict when the same bytes are there under another path: they would count twice.
Result<KeptFile> keep_register_file(Database& database, OrgId org, RegisterKind kind,
                                    const RegisterFile& file);
/// By path.
Result<std::vector<RegisterFile>> register_files(Database& database, OrgId org, RegisterKind kind);
/// With its rows. Kind::not_found when the path brought nothing.
Result<> remove_register_file(Database& database, OrgId org, RegisterKind kind, std::string_view path);

}  // namespace capnr

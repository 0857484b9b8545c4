// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/stored_tables.h"

namespace capnr {

/// A table of a backup: its columns, and what proves that its rows are those that were saved.
struct BackupTable {
  StoredTable table;
  std::int64_t rows = 0;
  std::string sha256;  ///< of the bytes of its entry
};

/// manifest.json of a backup (docs/operations.md describes the format).
struct BackupManifest {
  std::string program;              ///< version of capnr that wrote it
  std::string made_at;              ///< 2026-12-31T23:59:59Z
  std::string engine;               ///< "sqlite" or "postgresql"
  std::int64_t schema = 0;          ///< version of the database's schema
  std::vector<BackupTable> tables;  ///< a table after those that its rows refer to
  std::int64_t rows() const;
};

std::string manifest_text(const BackupManifest& manifest);
/// Kind::bad_input when it is none of ours.
Result<BackupManifest> read_manifest(std::string_view text);

}  // namespace capnr

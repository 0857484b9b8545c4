// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "backup/archive.h"

// A database in one file, and back: from SQLite or PostgreSQL into either. The file is a zip archive: manifest.json, and an entry for each table
// (row_bytes.h), whatever tables the database has.
//
//   TRY(const BackupManifest saved, write_backup(database, "capnr.zip", {"0.1.0", "2026-12-31T23:00:00Z"}, progress));
//   TRY(const BackupManifest back, restore_backup("capnr.zip", "other.db", {}, progress));

namespace capnr {

struct BackupNotes {
  std::string program;  ///< version of this program
  std::string made_at;  ///< 2026-12-31T23:59:59Z
};

/// Saves one state of the database, whoever writes meanwhile. The file is read back and checked before it takes its name: until then, and when
/// anything fails, what had that name is untouched. Only this user may read it. Kind::unavailable when the database itself is damaged: then a good backup
/// is not replaced by a bad one.
Result<BackupManifest> write_backup(Database& database, const std::filesystem::path& path,
                                    const BackupNotes& notes, BackupProgress progress);

struct RestoreOptions {
  bool replace = false;  ///< the rows of a database that has some
};

/// Makes the database at `where` what it was when it was saved, brought to this program's version. Everything is checked first, and every table is
/// read back after; then the database changes as a whole: a new file, or one transaction. Until then, and when anything fails, it is untouched.
/// Kind::conflict for a database that has rows, unless they are to be replaced, and for a backup of a newer schema; Kind::bad_input for a damaged backup.
Result<BackupManifest> restore_backup(const std::filesystem::path& path, const std::string& where,
                                      const RestoreOptions& options, BackupProgress progress);

}  // namespace capnr

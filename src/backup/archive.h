// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string_view>

#include "backup/manifest.h"
#include "backup/row_bytes.h"
#include "table/zip_archive.h"

namespace capnr {

inline constexpr std::string_view manifest_entry = "manifest.json";
/// Where the rows of a table are in the archive: "tables/org.pgcopy".
std::string table_entry(std::string_view table);

/// How far it is: the table, how many rows were dealt with, and how many there are in all; a row counts once each time that it is read or written.
using BackupProgress = FunctionRef<void(std::string_view table, std::int64_t done, std::int64_t all)>;

class RowCounter {
 public:
  RowCounter(BackupProgress progress, std::int64_t all) : progress_(progress), all_(all) {}
  void count(std::string_view table) {
    if (++done_ % 1000 == 0) progress_(table, done_, all_);
  }

 private:
  BackupProgress progress_;
  std::int64_t all_, done_ = 0;
};

/// A backup that is opened to be read.
class BackupArchive {
 public:
  /// Kind::not_found when there is no such file, Kind::bad_input for what is no backup.
  static Result<BackupArchive> open(const std::filesystem::path& path);
  const BackupManifest& manifest() const { return manifest_; }
  /// Every row of a table. Kind::bad_input, after the last row, when they are not those that were saved.
  Result<> read(const BackupTable& table, RowReader::OnRow on_row) const;

 private:
  BackupArchive(std::filesystem::path path, ZipArchive archive, BackupManifest manifest)
      : path_(std::move(path)), archive_(std::move(archive)), manifest_(std::move(manifest)) {}
  std::filesystem::path path_;
  ZipArchive archive_;
  BackupManifest manifest_;
};

/// Reads a backup from its first byte to its last: every table has its rows, and the hash that the manifest gives.
Result<> check_archive(const BackupArchive& archive, RowCounter& counter);
Result<BackupManifest> check_backup(const std::filesystem::path& path, BackupProgress progress);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/function_ref.h"

// What the file shares of a city hold: how much, how old, how much of it twice. Nothing is written where it looks, no symbolic link is followed, and
// only sums leave: no name of a file or folder is kept.
//
//   ScanOptions options{.date = today, .department = "DSI"};
//   TRY(const ScannedStorage scan, scan_storage(folders, options, show));

namespace capnr {

/// Sums for one department. Bytes are those that a file takes: its size, or, when it is sparse or compressed, the blocks that it occupies.
/// A file with several hard links counts once.
struct StorageSums {
  std::string department = {};
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::int64_t apparent_bytes = 0;  ///< sizes, holes included
  /// Neither read nor written for so many years: the later of the last access and the last modification.
  std::int64_t bytes_over_1_year = 0, bytes_over_3_years = 0, bytes_over_5_years = 0;
  /// Of the same content as another file, which stays. Nothing when nobody looked.
  std::optional<std::int64_t> duplicate_files = {}, duplicate_bytes = {};
  std::int64_t unread_folders = 0;  ///< what they hold is unknown
  std::int64_t unread_files = 0;    ///< counted, but not compared with the others
};

struct ScannedStorage {
  std::vector<StorageSums> departments;  ///< by name
  std::int64_t links = 0;                ///< symbolic links, not followed
  /// Files whose time of last access the reading may have changed: the account neither owns them nor may read without leaving a trace.
  std::int64_t traced = 0;
};

struct ScanProgress {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::int64_t compared = 0,
               to_compare = 0;  ///< bytes read to look for duplicates; 0 while folders are walked
};

struct ScanOptions {
  Date date;               ///< ages are told at this date
  std::string department;  ///< of what `departments` does not name
  std::map<std::string, std::string> departments =
      {};                                  ///< by folded() name of a folder directly within those given
  std::vector<std::string> excluded = {};  ///< names of folders that are not looked into, such as ".snapshot"
  bool duplicates = true;                  ///< reads the files that have the size of another
};

/// Kind::not_found, Kind::unavailable for a folder that cannot be opened at all. A folder met twice counts once.
Result<ScannedStorage> scan_storage(std::span<const std::filesystem::path> folders,
                                    const ScanOptions& options,
                                    FunctionRef<void(const ScanProgress&)> on_progress);

}  // namespace capnr

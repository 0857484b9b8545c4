// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "work/worker.h"

// A backup asked for in a browser: the file that capnr backup writes, by the same function, kept with its job until somebody has fetched it.
//
//   TRY(const JobId id, ask_job(database, {org, std::string(backup_kind), "{}"}, actor));
//   …once it is done: TRY(const std::optional<KeptBackup> file, kept_backup(database, org, id));
//
// It is the whole database, every city's: who may fetch it is the caller's to know. The one before is removed first, so that no backup holds another.

namespace capnr {

inline constexpr std::string_view backup_kind = "backup";

/// The kind of job "backup". `program`: the version of this program. Its answer is an empty object; Kind::limit when the file is too large to be kept in the
/// database: capnr backup has no such limit.
JobKind backup_job(std::string program);
inline constexpr std::size_t largest_kept_backup = 256U << 20U;
/// How long it stays.
inline constexpr std::chrono::hours backup_kept{24};

/// What a job has made, while it is there.
struct KeptBackup {
  std::string name;  ///< capnr-2026-12-31T235959Z.zip
  std::int64_t bytes = 0;
};
Result<std::optional<KeptBackup>> kept_backup(Database& database, OrgId org, JobId job);

/// Removes those of jobs that ended before.
Result<> remove_kept_backups(Database& database, Moment ended_before);

}  // namespace capnr

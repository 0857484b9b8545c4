// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "work/job.h"

namespace capnr {

/// What the jobs of this process are at, for the pages of the same process: at once, where the database could not tell (SQLite has one writer, and
/// an import is it until its end).
class JobBoard {
 public:
  void begin(JobId id);
  void end(JobId id);
  void tell(JobId id, const JobProgress& progress);
  /// Nothing for a job that this process is not working on.
  std::optional<JobProgress> progress(JobId id) const;
  /// Whether there was such a job to tell.
  bool ask_to_stop(JobId id);
  bool is_to_stop(JobId id) const;

 private:
  struct Running {
    JobProgress progress;
    bool stop = false;
  };
  mutable std::mutex mutex_;
  std::map<std::int64_t, Running> running_;
};

}  // namespace capnr

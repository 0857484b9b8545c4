// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/actor.h"
#include "store/database.h"

// Long work: asked for, taken by one worker at a time, told while it lasts. A worker keeps a job by renewing it; one that dies leaves it to the next.
//
//   TRY(const JobId id, ask_job(database, {org, "import", request}, actor));
//   …in a worker: TRY(const std::optional<Job> job, claim_job(database, "worker 1", now)); … keep_job(); … end_job();

namespace capnr {

using JobId = Id<struct JobTag>;

enum class JobState : std::uint8_t { waiting, running, done, failed, cancelled };
std::string_view code(JobState state);
/// Whether nothing more will come of it.
bool is_over(JobState state);

/// How far it is.
struct JobProgress {
  std::string step;  ///< what it works on, shown as it is: the name of a file
  std::int64_t done = 0,
               total = 0;  ///< in a unit of its own; total 0: nobody knows
};

struct Job {
  JobId id;
  OrgId org;
  std::string kind;     ///< "import"
  std::string request;  ///< JSON, as its kind understands it
  JobState state = JobState::waiting;
  std::optional<AccountId> account;  ///< who asked for it
  Moment asked_at;
  std::optional<Moment> started_at, ended_at;
  std::int64_t attempts = 0;  ///< how many workers have begun it
  bool cancel_asked = false;
  JobProgress progress;
  std::string
      answer;  ///< of one that is done: JSON, as its kind writes it; of one that failed: why, in words; empty when it was given up
};

/// What a worker keeps without a sign of life.
inline constexpr std::chrono::seconds job_kept{60};
/// Workers that begin a job and die before it is given up.
inline constexpr std::int64_t most_attempts = 3;

struct NewJob {
  OrgId org;
  std::string kind, request;
};
/// In the audit log as "job.asked".
Result<JobId> ask_job(Database& database, const NewJob& asked, const Actor& actor);

/// Kind::not_found when the organisation has no such job.
Result<Job> find_job(Database& database, OrgId org, JobId id);
/// Those of an organisation before `before`, the last one first.
Result<std::vector<Job>> list_jobs(Database& database, OrgId org, std::optional<JobId> before = std::nullopt,
                                   std::size_t most = 50);
/// One that waits is cancelled; one that runs is told to stop. Kind::conflict for one that is over.
Result<> cancel_job(Database& database, OrgId org, JobId id, const Actor& actor);

/// The job that has waited longest, or that a dead worker has left. What was begun most_attempts times fails here, and is not given.
Result<std::optional<Job>> claim_job(Database& database, std::string_view worker, Moment now);
/// Renews it and tells how far it is. False when it is to stop: somebody asked for it, or another worker has it.
Result<bool> keep_job(Database& database, JobId id, std::string_view worker, const JobProgress& progress,
                      Moment now);
/// `state`: done, failed, cancelled; or waiting, for a worker that stops and gives it back. Nothing happens when another worker has it.
Result<> end_job(Database& database, JobId id, std::string_view worker, JobState state,
                 std::string_view answer, Moment now);

/// What comes out of a job, under a name of its own.
Result<> keep_job_file(Database& database, JobId id, std::string_view name, std::string_view bytes);
Result<std::vector<std::string>> list_job_files(Database& database, OrgId org, JobId id);
/// Kind::not_found when the organisation's job has none of this name.
Result<std::string> load_job_file(Database& database, OrgId org, JobId id, std::string_view name);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/job.h"

#include <algorithm>
#include <array>

#include "people/audit.h"
#include "store/names.h"

namespace capnr {
namespace {

struct StateCode {
  JobState state;
  std::string_view code;
};
constexpr std::array state_codes = {StateCode{JobState::waiting, "waiting"},
                                    StateCode{JobState::running, "running"},
                                    StateCode{JobState::done, "done"}, StateCode{JobState::failed, "failed"},
                                    StateCode{JobState::cancelled, "cancelled"}};

constexpr std::array<std::string_view, 15> columns = {
    "id",       "org_id",   "kind",         "request", "state", "account_id", "asked_at", "started_at",
    "ended_at", "attempts", "cancel_asked", "step",    "done",  "total",      "answer"};

JobState state_from(std::string_view code) {
  const auto found = std::ranges::find(state_codes, code, &StateCode::code);
  return found == state_codes.end() ? JobState::failed : found->state;
}

Job job_at(const Statement& row) {
  Job job;
  job.id = {row.integer(0)};
  job.org = {row.integer(1)};
  job.kind = row.text(2);
  job.request = row.text(3);
  job.state = state_from(row.text(4));
  if (!row.is_null(5)) job.account = AccountId{row.integer(5)};
  job.asked_at = moment_at(row, 6);
  job.started_at = optional_moment_at(row, 7);
  job.ended_at = optional_moment_at(row, 8);
  job.attempts = row.integer(9);
  job.cancel_asked = row.integer(10) != 0;
  job.progress = {std::string(row.text(11)), row.integer(12), row.integer(13)};
  job.answer = row.text(14);
  return job;
}

/// `pattern`: of with_names().
Result<Statement> select(Database& database, std::string_view pattern) {
  return database.prepare(with_names(pattern, "job", columns));
}

std::string subject_of(JobId id) {
  return "job " + std::to_string(id.value);
}

// The first row's integer of what changes rows and returns their ids; nothing when no row was concerned.
Result<std::optional<std::int64_t>> first_id(Statement& statement) {
  TRY(const bool found, statement.step());
  if (!found) return std::nullopt;
  const std::int64_t id = statement.integer(0);
  TRY([[maybe_unused]] const bool more, statement.step());
  return std::optional(id);
}

// Looking costs no lock: most of the time there is nothing.
Result<bool> is_there_any(Database& database, Moment now) {
  TRY(Statement any,
      database.prepare(
          "SELECT 1 FROM job WHERE state = 'waiting' OR (state = 'running' AND kept_until < ?) LIMIT 1"));
  TRY_VOID(any.bind(seconds_of(now)));
  return any.step();
}

constexpr std::string_view take_first = R"sql(
UPDATE job SET state = 'running', worker = ?, kept_until = ?, started_at = COALESCE(started_at, ?), attempts = attempts + 1
WHERE id = (SELECT id FROM job WHERE state = 'waiting' OR (state = 'running' AND kept_until < ?) ORDER BY id LIMIT 1)
RETURNING id)sql";
// Two workers that look at once take two jobs, not the same one twice; SQLite has one writer at a time anyway.
constexpr std::string_view take_first_of_postgresql = R"sql(
UPDATE job SET state = 'running', worker = ?, kept_until = ?, started_at = COALESCE(started_at, ?), attempts = attempts + 1
WHERE id = (SELECT id FROM job WHERE state = 'waiting' OR (state = 'running' AND kept_until < ?) ORDER BY id LIMIT 1
            FOR UPDATE SKIP LOCKED)
RETURNING id)sql";

Result<std::optional<JobId>> take(Database& database, std::string_view worker, Moment now) {
  TRY(Statement update,
      database.prepare(database.engine() == Engine::postgresql ? take_first_of_postgresql : take_first));
  TRY_VOID(update.bind(worker, seconds_of(now + job_kept), seconds_of(now), seconds_of(now)));
  TRY(const std::optional<std::int64_t> id, first_id(update));
  return id ? std::optional(JobId{*id}) : std::nullopt;
}

Result<Job> load(Database& database, JobId id) {
  TRY(Statement row, select(database, "SELECT {columns} FROM {table} WHERE id = ?"));
  TRY_VOID(row.bind(id));
  TRY([[maybe_unused]] const bool found, row.step());
  return job_at(row);
}

}  // namespace

std::string_view code(JobState state) {
  return std::ranges::find(state_codes, state, &StateCode::state)->code;
}

bool is_over(JobState state) {
  return state != JobState::waiting && state != JobState::running;
}

Result<JobId> ask_job(Database& database, const NewJob& asked, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(Statement insert,
      database.prepare("INSERT INTO job (org_id, kind, request, state, account_id, asked_at, worker, "
                       "kept_until, attempts, cancel_asked, step, done, total, answer) "
                       "VALUES (?, ?, ?, 'waiting', ?, ?, '', 0, 0, 0, '', 0, 0, '') RETURNING id"));
  TRY_VOID(insert.bind(asked.org, asked.kind, asked.request, actor.account, seconds_of(actor.now)));
  TRY(const std::optional<std::int64_t> number, first_id(insert));
  const JobId id{number.value_or(0)};
  TRY_VOID(append_audit(database, actor, {asked.org, "job.asked", subject_of(id), asked.kind}));
  TRY_VOID(transaction.commit());
  return id;
}

Result<Job> find_job(Database& database, OrgId org, JobId id) {
  TRY(Statement row, select(database, "SELECT {columns} FROM {table} WHERE org_id = ? AND id = ?"));
  TRY_VOID(row.bind(org, id));
  TRY(const bool found, row.step());
  if (!found)
    return fail(Kind::not_found, "there is no job {number}", {{"number", std::to_string(id.value)}});
  return job_at(row);
}

Result<std::vector<Job>> list_jobs(Database& database, OrgId org, std::optional<JobId> before,
                                   std::size_t most) {
  TRY(Statement rows,
      select(
          database,
          "SELECT {columns} FROM {table} WHERE org_id = ? AND (id < ? OR ? = 0) ORDER BY id DESC LIMIT ?"));
  const std::int64_t end = before ? before->value : 0;
  TRY_VOID(rows.bind(org, end, end, most));
  std::vector<Job> jobs;
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return jobs;
    jobs.push_back(job_at(rows));
  }
}

Result<> cancel_job(Database& database, OrgId org, JobId id, const Actor& actor) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const Job job, find_job(database, org, id));
  if (is_over(job.state)) return fail(Kind::conflict, "this job is over: there is nothing to cancel");
  TRY_VOID(database.run("UPDATE job SET cancel_asked = 1 WHERE id = ?", id));
  TRY_VOID(database.run("UPDATE job SET state = 'cancelled', ended_at = ? WHERE id = ? AND state = 'waiting'",
                        seconds_of(actor.now), id));
  TRY_VOID(append_audit(database, actor, {org, "job.cancelled", subject_of(id), job.kind}));
  return transaction.commit();
}

Result<std::optional<Job>> claim_job(Database& database, std::string_view worker, Moment now) {
  while (true) {
    TRY(const bool any, is_there_any(database, now));
    if (!any) return std::nullopt;
    TRY(const std::optional<JobId> id, take(database, worker, now));
    if (!id) return std::nullopt;
    TRY(Job job, load(database, *id));
    if (job.cancel_asked) {
      TRY_VOID(end_job(database, *id, worker, JobState::cancelled, "", now));
    } else if (job.attempts > most_attempts) {
      TRY_VOID(end_job(database, *id, worker, JobState::failed, "", now));
    } else {
      return std::optional(std::move(job));
    }
  }
}

Result<bool> keep_job(Database& database, JobId id, std::string_view worker, const JobProgress& progress,
                      Moment now) {
  TRY(Statement update,
      database.prepare("UPDATE job SET kept_until = ?, step = ?, done = ?, total = ? "
                       "WHERE id = ? AND worker = ? AND state = 'running' RETURNING cancel_asked"));
  TRY_VOID(update.bind(seconds_of(now + job_kept), progress.step, progress.done, progress.total, id, worker));
  TRY(const std::optional<std::int64_t> cancel_asked, first_id(update));
  return cancel_asked && *cancel_asked == 0;
}

Result<> end_job(Database& database, JobId id, std::string_view worker, JobState state,
                 std::string_view answer, Moment now) {
  if (state == JobState::waiting)  // given back: it was not begun in vain
    return database.run(
        "UPDATE job SET state = 'waiting', attempts = attempts - 1, kept_until = 0 "
        "WHERE id = ? AND worker = ? AND state = 'running'",
        id, worker);
  return database.run(
      "UPDATE job SET state = ?, answer = ?, ended_at = ? "
      "WHERE id = ? AND worker = ? AND state = 'running'",
      code(state), answer, seconds_of(now), id, worker);
}

Result<> keep_job_file(Database& database, JobId id, std::string_view name, std::string_view bytes) {
  return database.run(
      "INSERT INTO job_file (job_id, name, bytes) VALUES (?, ?, ?) "
      "ON CONFLICT (job_id, name) DO UPDATE SET bytes = excluded.bytes",
      id, name, std::as_bytes(std::span(bytes.data(), bytes.size())));
}

Result<std::vector<std::string>> list_job_files(Database& database, OrgId org, JobId id) {
  TRY(Statement rows, database.prepare("SELECT name FROM job_file JOIN job ON job.id = job_id "
                                       "WHERE org_id = ? AND job_id = ? ORDER BY name"));
  TRY_VOID(rows.bind(org, id));
  std::vector<std::string> names;
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return names;
    names.emplace_back(rows.text(0));
  }
}

Result<std::string> load_job_file(Database& database, OrgId org, JobId id, std::string_view name) {
  TRY(Statement row, database.prepare("SELECT bytes FROM job_file JOIN job ON job.id = job_id "
                                      "WHERE org_id = ? AND job_id = ? AND name = ?"));
  TRY_VOID(row.bind(org, id, name));
  TRY(const bool found, row.step());
  if (!found) return fail(Kind::not_found, "this job left no file of this name");
  const std::span<const std::byte> bytes = row.blob(0);
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/backup_job.h"

#include <utility>

#include "backup/backup.h"
#include "backup/rotation.h"
#include "base/file.h"
#include "people/audit.h"
#include "work/scratch_folder.h"

namespace capnr {
namespace {

Result<> remove_all_kept(Database& database) {
  return database.run("DELETE FROM job_file WHERE job_id IN (SELECT id FROM job WHERE kind = ?)",
                      backup_kind);
}

Result<std::string> make_backup(JobUnderWay& under_way, const std::string& program) {
  Database& database = under_way.database;
  TRY_VOID(remove_all_kept(database));
  TRY(const ScratchFolder scratch, ScratchFolder::make());
  const std::string made_at = utc_text(under_way.now);
  const std::string name = dated_backup_name(made_at);
  const std::filesystem::path file = scratch.path() / name;
  bool goes_on = true;
  TRY([[maybe_unused]] const BackupManifest saved,
      write_backup(database, file, {program, made_at},
                   [&](std::string_view table, std::int64_t done, std::int64_t all) {
                     goes_on = under_way.tell({std::string(table), done, all});
                   }));
  if (!goes_on) return fail(Kind::conflict, "it was stopped");
  std::error_code error;
  if (std::filesystem::file_size(file, error) > largest_kept_backup || error)
    return fail(Kind::limit,
                "this database is too large for a backup by the browser: make it with capnr backup FILE");
  TRY(const std::string bytes, read_file(file, largest_kept_backup));
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(keep_job_file(database, under_way.job.id, name, bytes));
  TRY_VOID(append_audit(database, {under_way.job.account, under_way.now},
                        {under_way.job.org, "backup.made", "job " + std::to_string(under_way.job.id.value)}));
  TRY_VOID(transaction.commit());
  return std::string("{}");
}

}  // namespace

JobKind backup_job(std::string program) {
  return [program = std::move(program)](JobUnderWay& under_way) { return make_backup(under_way, program); };
}

Result<std::optional<KeptBackup>> kept_backup(Database& database, OrgId org, JobId job) {
  TRY(Statement row,
      database.prepare(
          "SELECT job_file.name, length(job_file.bytes) FROM job_file JOIN job ON job.id = job_id "
          "WHERE job.org_id = ? AND job.id = ? AND job.kind = ?"));
  TRY_VOID(row.bind(org, job, backup_kind));
  TRY(const bool there, row.step());
  if (!there) return std::optional<KeptBackup>();
  return std::optional(KeptBackup{std::string(row.text(0)), row.integer(1)});
}

Result<> remove_kept_backups(Database& database, Moment ended_before) {
  return database.run(
      "DELETE FROM job_file WHERE job_id IN (SELECT id FROM job WHERE kind = ? AND ended_at < ?)",
      backup_kind, seconds_of(ended_before));
}

}  // namespace capnr

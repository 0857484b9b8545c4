// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/backup_job.h"

#include "tests/work/work_database.h"

namespace capnr::test {
namespace {

class BackupJobs : public Work {
 protected:
  JobId make(Moment at) {
    const JobId id = ask(std::string(backup_kind));
    const std::optional<Job> job = good(claim_job(*database_, "test", at));
    JobUnderWay under_way{*database_, *job, at, [](const JobProgress&) { return true; }};
    good(end_job(*database_, id, "test", JobState::done, good(backup_job("0.1.0")(under_way)), at));
    return id;
  }
};
CAPNR_ON_EACH_DATABASE(BackupJobs);

TEST_P(BackupJobs, KeepTheFileThatTheyMakeUntilTheNextOne) {
  const JobId first = make(noon);
  const auto kept = good(kept_backup(*database_, city_, first));
  ASSERT_TRUE(kept);
  EXPECT_EQ(static_cast<std::size_t>(kept->bytes),
            good(load_job_file(*database_, city_, first, kept->name)).size());
  EXPECT_FALSE(good(kept_backup(*database_, other_, first))) << "it is of who asked for it";
  const JobId second = make(noon);
  EXPECT_FALSE(good(kept_backup(*database_, city_, first)));
  EXPECT_TRUE(good(kept_backup(*database_, city_, second)));
}

TEST_P(BackupJobs, KeepItForADay) {
  const JobId id = make(noon);
  good(remove_kept_backups(*database_, noon));
  EXPECT_TRUE(good(kept_backup(*database_, city_, id))) << "it ended then, not before";
  good(remove_kept_backups(*database_, noon + std::chrono::seconds(1)));
  EXPECT_FALSE(good(kept_backup(*database_, city_, id)));
}

}  // namespace
}  // namespace capnr::test

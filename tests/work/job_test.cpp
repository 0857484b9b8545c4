// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/audit.h"
#include "tests/work/work_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::noon;

class Jobs : public test::Work {};
CAPNR_ON_EACH_DATABASE(Jobs);

TEST_P(Jobs, AreTakenInTheOrderInWhichTheyWereAskedForAndOnce) {
  const JobId first = ask("import", "{\"a\":1}"), second = ask();
  const std::optional<Job> taken = good(claim_job(*database_, "one", noon));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->id.value, first.value);
  EXPECT_EQ(taken->kind, "import");
  EXPECT_EQ(taken->request, "{\"a\":1}");
  EXPECT_EQ(good(claim_job(*database_, "two", noon))->id.value, second.value);
  EXPECT_FALSE(good(claim_job(*database_, "three", noon)));
  EXPECT_EQ(find(first).state, JobState::running);
}

TEST_P(Jobs, TellHowFarTheyAreAndWhatCameOfThem) {
  const JobId id = ask();
  good(claim_job(*database_, "one", noon));
  EXPECT_TRUE(good(keep_job(*database_, id, "one", {"parc.csv", 3, 7}, noon + 5s)));
  EXPECT_EQ(find(id).progress.step, "parc.csv");
  EXPECT_EQ(find(id).progress.done, 3);
  EXPECT_EQ(find(id).progress.total, 7);
  good(end_job(*database_, id, "one", JobState::done, "{\"rows\":7}", noon + 9s));
  EXPECT_EQ(find(id).state, JobState::done);
  EXPECT_EQ(find(id).answer, "{\"rows\":7}");
  EXPECT_EQ(find(id).ended_at, noon + 9s);
}

TEST_P(Jobs, OfADeadWorkerGoToAnotherOneWhichAloneMayEndThem) {
  const JobId id = ask();
  good(claim_job(*database_, "dead", noon));
  EXPECT_FALSE(good(claim_job(*database_, "other", noon + job_kept)));
  ASSERT_TRUE(good(claim_job(*database_, "other", noon + job_kept + 1s)));
  EXPECT_FALSE(good(keep_job(*database_, id, "dead", {}, noon + 62s)));
  good(end_job(*database_, id, "dead", JobState::done, "late", noon + 63s));
  EXPECT_EQ(find(id).state, JobState::running);
  good(end_job(*database_, id, "other", JobState::done, "in time", noon + 64s));
  EXPECT_EQ(find(id).answer, "in time");
}

TEST_P(Jobs, ThatKillEveryWorkerAreGivenUp) {
  const JobId id = ask();
  Moment now = noon;
  for (std::int64_t i = 0; i < most_attempts; ++i, now += 61s)
    ASSERT_TRUE(good(claim_job(*database_, "worker " + std::to_string(i), now))) << i;
  EXPECT_FALSE(good(claim_job(*database_, "last", now)));
  EXPECT_EQ(find(id).state, JobState::failed);
  EXPECT_EQ(find(id).answer, "");
}

TEST_P(Jobs, GivenBackWereNotBegunInVain) {
  const JobId id = ask();
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(good(claim_job(*database_, "one", noon)));
    good(end_job(*database_, id, "one", JobState::waiting, "", noon));
  }
  EXPECT_EQ(find(id).state, JobState::waiting);
}

TEST_P(Jobs, ThatWaitAreCancelledAtOnceThoseThatRunAreTold) {
  const JobId waits = ask();
  good(cancel_job(*database_, city_, waits, {std::nullopt, noon}));
  EXPECT_EQ(find(waits).state, JobState::cancelled);
  EXPECT_FALSE(good(claim_job(*database_, "one", noon)));
  const JobId runs = ask();
  good(claim_job(*database_, "one", noon));
  good(cancel_job(*database_, city_, runs, {std::nullopt, noon}));
  EXPECT_EQ(find(runs).state, JobState::running);
  EXPECT_FALSE(good(keep_job(*database_, runs, "one", {}, noon)));
  good(end_job(*database_, runs, "one", JobState::cancelled, "", noon));
  EXPECT_EQ(cancel_job(*database_, city_, runs, {std::nullopt, noon}).error().kind, Kind::conflict);
}

TEST_P(Jobs, ThatADeadWorkerWasToStopAreCancelledByTheNext) {
  const JobId id = ask();
  good(claim_job(*database_, "dead", noon));
  good(cancel_job(*database_, city_, id, {std::nullopt, noon}));
  EXPECT_FALSE(good(claim_job(*database_, "next", noon + 61s)));
  EXPECT_EQ(find(id).state, JobState::cancelled);
}

TEST_P(Jobs, OfACityAreNoAffairOfAnother) {
  const JobId id = ask();
  good(keep_job_file(*database_, id, "rejets.csv", "a;b"));
  EXPECT_EQ(find_job(*database_, other_, id).error().kind, Kind::not_found);
  EXPECT_EQ(cancel_job(*database_, other_, id, {std::nullopt, noon}).error().kind, Kind::not_found);
  EXPECT_EQ(load_job_file(*database_, other_, id, "rejets.csv").error().kind, Kind::not_found);
  EXPECT_TRUE(good(list_job_files(*database_, other_, id)).empty());
  EXPECT_TRUE(good(list_jobs(*database_, other_)).empty());
  EXPECT_EQ(good(load_job_file(*database_, city_, id, "rejets.csv")), "a;b");
  EXPECT_EQ(load_job_file(*database_, city_, id, "autre.csv").error().kind, Kind::not_found);
}

TEST_P(Jobs, AreListedTheLastFirstPageByPage) {
  std::vector<std::int64_t> asked, listed;
  for (int i = 0; i < 5; ++i) asked.push_back(ask().value);
  std::optional<JobId> before;
  while (true) {
    const std::vector<Job> page = good(list_jobs(*database_, city_, before, 2));
    if (page.empty()) break;
    for (const Job& job : page) listed.push_back(job.id.value);
    before = page.back().id;
  }
  std::reverse(listed.begin(), listed.end());
  EXPECT_EQ(listed, asked);
}

TEST_P(Jobs, AreInTheAuditLogWhenAskedForAndWhenCancelled) {
  const JobId id = ask("import");
  good(cancel_job(*database_, city_, id, {std::nullopt, noon}));
  const std::vector<AuditEntry> entries = good(list_audit(*database_));
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].action, "job.asked");
  EXPECT_EQ(entries[1].detail, "import");
  EXPECT_EQ(entries[0].action, "job.cancelled");
}

}  // namespace
}  // namespace capnr

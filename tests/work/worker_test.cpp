// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/worker.h"

#include <thread>

#include "tests/work/work_database.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::noon;

class Workers : public test::Work {
 protected:
  WorkerOptions options(const std::string& name = "one") const {
    return {where_, name, [] { return noon; }, Language::en, std::make_shared<JobBoard>(), 50ms};
  }
  Job after(JobId id, JobState state) {
    for (int i = 0; i < 400 && find(id).state != state; ++i) std::this_thread::sleep_for(10ms);
    return find(id);
  }
};
CAPNR_ON_EACH_DATABASE(Workers);

// Goes on until it is told to stop.
Result<std::string> for_ever(JobUnderWay& under_way) {
  std::int64_t done = 0;
  while (under_way.tell({"step", ++done, 0})) std::this_thread::sleep_for(5ms);
  return fail(Kind::conflict, "stopped");
}

TEST_P(Workers, DoTheJobsThatThereAre) {
  const JobId echo = ask("echo", "{\"x\":1}"), fails = ask("fail"), unknown = ask("unknown");
  Worker worker(options(), {{"echo", [](JobUnderWay& one) { return Result<std::string>(one.job.request); }},
                            {"fail", [](JobUnderWay&) -> Result<std::string> {
                               return fail(Kind::bad_input, "{name} cannot be the name of a file",
                                           {{"name", "x"}});
                             }}});
  EXPECT_EQ(good(worker.work()), 3U);
  EXPECT_EQ(find(echo).answer, "{\"x\":1}");
  EXPECT_EQ(find(fails).state, JobState::failed);
  EXPECT_EQ(find(fails).answer, "x cannot be the name of a file");
  EXPECT_EQ(find(unknown).state, JobState::failed);
  EXPECT_NE(find(unknown).answer.find("unknown"), std::string::npos);
}

TEST_P(Workers, StopAJobThatIsCancelled) {
  WorkerOptions with = options();
  Worker worker(with, {{"long", for_ever}});
  worker.start();
  const JobId id = ask("long");
  worker.wake();
  ASSERT_EQ(after(id, JobState::running).state, JobState::running);
  good(cancel_job(*database_, city_, id, {std::nullopt, noon}));
  EXPECT_EQ(after(id, JobState::cancelled).state, JobState::cancelled);
  EXPECT_FALSE(with.board->progress(id));
}

TEST_P(Workers, TellThePagesOfTheirProcessAtOnce) {
  WorkerOptions with = options();
  Worker worker(with, {{"long", for_ever}});
  const JobId id = ask("long");
  worker.start();
  std::optional<JobProgress> told;
  for (int i = 0; i < 400 && !(told && told->done > 0); ++i) {
    std::this_thread::sleep_for(10ms);
    told = with.board->progress(id);
  }
  ASSERT_TRUE(told);
  EXPECT_EQ(told->step, "step");
  EXPECT_TRUE(with.board->ask_to_stop(id));
  EXPECT_EQ(after(id, JobState::cancelled).state, JobState::cancelled);
}

TEST_P(Workers, ThatStopGiveTheirJobBackAndAnotherDoesIt) {
  const JobId id = ask("long");
  {
    Worker stops(options("stops"), {{"long", for_ever}});
    stops.start();
    ASSERT_EQ(after(id, JobState::running).state, JobState::running);
    stops.stop();
  }
  EXPECT_EQ(find(id).state, JobState::waiting);
  Worker next(options("next"), {{"long", [](JobUnderWay&) { return Result<std::string>("done"); }}});
  EXPECT_EQ(good(next.work()), 1U);
  EXPECT_EQ(find(id).state, JobState::done);
}

TEST_P(Workers, ShareJobsWithoutDoingOneTwice) {
  constexpr int jobs = 40;
  for (int i = 0; i < jobs; ++i) ask("count");
  std::atomic<int> done{0};
  const JobKind count = [&done](JobUnderWay&) -> Result<std::string> {
    ++done;
    return std::string("{}");
  };
  std::vector<std::unique_ptr<Worker>> workers;
  for (const char* name : {"a", "b", "c"}) {
    workers.push_back(std::make_unique<Worker>(options(name), JobKinds{{"count", count}}));
    workers.back()->start();
  }
  const auto over = [&] {
    for (const Job& job : good(list_jobs(*database_, city_)))
      if (job.state != JobState::done) return false;
    return true;
  };
  for (int i = 0; i < 2000 && !over(); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_TRUE(over());
  EXPECT_EQ(done, jobs);
}

}  // namespace
}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/worker.h"

#include <utility>

namespace capnr {
namespace {

// Renews a job and tells how far it is, once a second, over a connection of its own that waits for nobody: what SQLite refuses while the job writes is told later.
class Heartbeat {
 public:
  Heartbeat(const WorkerOptions& options, JobId id) : options_(options), id_(id) {
    options_.board->begin(id_);
    thread_ = std::thread([this] { beat(); });
  }
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;
  ~Heartbeat() {
    {
      const std::scoped_lock lock(mutex_);
      over_ = true;
    }
    changed_.notify_all();
    thread_.join();
    options_.board->end(id_);
  }

 private:
  void beat() {
    auto database =
        Database::open(options_.database, {.wait = std::chrono::milliseconds(0), .migrate = false});
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, std::chrono::seconds(1), [this] { return over_; })) {
      if (!database) continue;
      const auto kept = keep_job(*database, id_, options_.name,
                                 options_.board->progress(id_).value_or(JobProgress{}), options_.clock());
      if (kept && !*kept) options_.board->ask_to_stop(id_);
    }
  }

  const WorkerOptions& options_;
  JobId id_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace

Worker::Worker(WorkerOptions options, JobKinds kinds)
    : options_(std::move(options)), kinds_(std::move(kinds)) {}

Worker::~Worker() {
  stop();
}

void Worker::start() {
  thread_ = std::thread([this] { loop(); });
}

void Worker::wake() {
  {
    const std::scoped_lock lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Worker::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// Until there may be something to do; false when it is over.
bool Worker::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, options_.look_every, [this] { return woken_ || stopping_; });
  woken_ = false;
  return !stopping_;
}

// A database that does not answer now may answer later: what is wrong with it, the pages tell.
void Worker::loop() {
  do {
    [[maybe_unused]] const auto done = work();
  } while (wait());
}

Result<std::size_t> Worker::work() {
  TRY(Database database, Database::open(options_.database));
  std::size_t count = 0;
  while (!stopping_) {
    TRY(const std::optional<Job> job, claim_job(database, options_.name, options_.clock()));
    if (!job) break;
    TRY_VOID(do_job(database, *job));
    ++count;
  }
  return count;
}

Result<> Worker::do_job(Database& database, const Job& job) {
  const auto kind = kinds_.find(job.kind);
  if (kind == kinds_.end()) {
    const std::string words =
        tr(options_.language, "this program does not know jobs of the kind {kind}", {{"kind", job.kind}});
    return end_job(database, job.id, options_.name, JobState::failed, words, options_.clock());
  }
  Result<std::string> answer;
  bool stopped = false;
  {
    const Heartbeat heartbeat(options_, job.id);
    JobUnderWay under_way{database, job, options_.clock(), [&](const JobProgress& progress) {
                            options_.board->tell(job.id, progress);
                            return !stopping_ && !options_.board->is_to_stop(job.id);
                          }};
    answer = kind->second(under_way);
    stopped = options_.board->is_to_stop(job.id);
  }
  const auto end = [&](JobState state, std::string_view words) {
    return end_job(database, job.id, options_.name, state, words, options_.clock());
  };
  if (answer) return end(JobState::done, *answer);
  if (stopped) return end(JobState::cancelled, "");
  if (stopping_) return end(JobState::waiting, "");
  return end(JobState::failed, describe(answer.error(), options_.language));
}

}  // namespace capnr

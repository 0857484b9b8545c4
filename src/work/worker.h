// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "work/job_board.h"

// Takes jobs one after the other and does them: a thread of the server, or a process of its own (capnr worker). Several share one database.
//
//   Worker worker({.database = "city.db", .name = "server 4711", .clock = now}, {{"import", do_import}});
//   worker.start();  … worker.wake();  … worker.stop();

namespace capnr {

/// A job under way, as its kind sees it.
struct JobUnderWay {
  Database& database;
  const Job& job;
  Moment now;
  /// How far it is, as often as one likes. False: stop, and answer with any error; nothing half done may remain.
  std::function<bool(const JobProgress&)> tell;
};
/// Does a job, and says in JSON what came of it.
using JobKind = std::function<Result<std::string>(JobUnderWay&)>;
using JobKinds = std::map<std::string, JobKind, std::less<>>;

struct WorkerOptions {
  std::string database;  ///< a path or postgresql://…
  std::string name;      ///< of its own among all workers of the database
  std::function<Moment()> clock;
  Language language = Language::fr;  ///< of what is told of failures
  std::shared_ptr<JobBoard> board = std::make_shared<JobBoard>();
  std::chrono::milliseconds look_every{5000};  ///< for jobs that others have asked for, or left
};

class Worker {
 public:
  Worker(WorkerOptions options, JobKinds kinds);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

  /// In a thread of its own.
  void start();
  /// Somebody has asked for a job: look now.
  void wake();
  /// Returns once the job under way has stopped; it goes back to those that wait.
  void stop();

  /// Does the jobs that there are, and returns how many.
  Result<std::size_t> work();

 private:
  void loop();
  Result<> do_job(Database& database, const Job& job);
  bool wait();

  WorkerOptions options_;
  JobKinds kinds_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  std::atomic<bool> stopping_{false};
};

}  // namespace capnr

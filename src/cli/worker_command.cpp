// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <csignal>

#include <CLI/App.hpp>
#include <unistd.h>

#include "cli/import_tools.h"
#include "cli/options.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  MethodOptions method;
  bool once = false;
};

Moment now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Waits for SIGINT or SIGTERM, which every thread of the program has blocked.
void wait_for_signal(const sigset_t& signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
}

Result<> work(const Context& context, const Options& options) {
  TRY([[maybe_unused]] const OpenDatabase open,
      open_database(options.where));  // what is wrong with it is said here
  WorkerOptions how;
  how.database = options.where.database;
  how.name = worker_name("worker");
  how.clock = now;
  how.language = context.language;
  Worker worker(how, job_kinds(import_tools(context, options.method)));
  if (options.once) {
    TRY(const std::size_t done, worker.work());
    return print(tr(context.language, "{count} jobs done", {{"count", std::to_string(done)}}) + "\n");
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  worker.start();
  TRY_VOID(
      print(tr(context.language, "{name} waits for jobs (Ctrl-C to stop)", {{"name", how.name}}) + "\n"));
  wait_for_signal(signals);
  worker.stop();
  return {};
}

}  // namespace

Action declare_worker(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_database(app, context, options->where);
  declare_method(app, context, options->method);
  app.add_flag("--once", options->once,
               std::string(tr(context.language, "Do the jobs that there are, then end")));
  return [options, context] { return work(context, *options); };
}

}  // namespace capnr::cli

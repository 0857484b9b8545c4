// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/metrics.h"

#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "base/text.h"

namespace capnr::web {
namespace {

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "get";
    case Method::head:
      return "head";
    case Method::post:
      return "post";
    case Method::other:
      break;
  }
  return "other";
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// The second number of /proc/self/statm, in pages; 0 where there is no /proc.
double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

void write_process(MetricsText& text, Moment started) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  text.family("process_cpu_seconds_total", "counter", "Time of the processors that the process has used.");
  text.sample("process_cpu_seconds_total", {}, seconds_of(used.ru_utime) + seconds_of(used.ru_stime));
  text.family("process_resident_memory_bytes", "gauge", "Memory that the process holds.");
  text.sample("process_resident_memory_bytes", {}, resident_bytes());
  text.family("process_start_time_seconds", "gauge", "When the process started, since 1970.");
  text.sample("process_start_time_seconds", {}, static_cast<double>(capnr::seconds_of(started)));
}

}  // namespace

void Metrics::answered(Method method, std::string_view route, int status,
                       std::chrono::duration<double> time) {
  const std::scoped_lock lock(mutex_);
  Counted& counted = counted_[{std::string(name_of(method)), std::string(route)}];
  ++counted.by_status[status];
  ++counted.count;
  counted.seconds += time.count();
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (time.count() > limits[i]) continue;
    ++counted.within[i];
    break;
  }
}

void Metrics::refused(int status) {
  const std::scoped_lock lock(mutex_);
  ++refused_[status];
}

void Metrics::write_requests(MetricsText& text) const {
  const std::scoped_lock lock(mutex_);
  text.family("capnr_http_requests_total", "counter", "Requests answered, by the route of the page.");
  for (const auto& [key, counted] : counted_) {
    for (const auto& [status, count] : counted.by_status) {
      text.sample("capnr_http_requests_total",
                  {{"method", key.first}, {"route", key.second}, {"status", std::to_string(status)}},
                  static_cast<double>(count));
    }
  }
  constexpr std::string_view name = "capnr_http_request_duration_seconds";
  const std::string bucket = std::string(name) + "_bucket";
  text.family(name, "histogram", "Time to make an answer, without what it takes to receive and send.");
  for (const auto& [key, counted] : counted_) {
    std::uint64_t within = 0;
    for (std::size_t i = 0; i < limits.size(); ++i) {
      within += counted.within[i];
      text.sample(bucket, {{"method", key.first}, {"route", key.second}, {"le", to_text(limits[i])}},
                  static_cast<double>(within));
    }
    const auto total = static_cast<double>(counted.count);
    text.sample(bucket, {{"method", key.first}, {"route", key.second}, {"le", "+Inf"}}, total);
    text.sample(std::string(name) + "_sum", {{"method", key.first}, {"route", key.second}}, counted.seconds);
    text.sample(std::string(name) + "_count", {{"method", key.first}, {"route", key.second}}, total);
  }
  text.family(
      "capnr_http_requests_refused_total", "counter",
      "Requests refused before a page was looked for: malformed, too large, one connection too many.");
  for (const auto& [status, count] : refused_) {
    text.sample("capnr_http_requests_refused_total", {{"status", std::to_string(status)}},
                static_cast<double>(count));
  }
}

void Metrics::write(MetricsText& text, Moment now) const {
  text.family("capnr_build_info", "gauge", "The version of the program; always 1.");
  text.sample("capnr_build_info", {{"version", version_}}, 1);
  write_requests(text);
  text.family("capnr_http_sent_bytes_total", "counter", "Bytes of the answers, headers included.");
  text.sample("capnr_http_sent_bytes_total", {}, static_cast<double>(sent_.load()));
  text.family("capnr_http_connections", "gauge", "Connections that are open.");
  text.sample("capnr_http_connections", {}, static_cast<double>(connections_.load()));
  if (const std::int64_t taken = snapshot_; taken != 0) {
    text.family("capnr_snapshot_age_seconds", "gauge", "Since the figures of the footprint were computed.");
    text.sample("capnr_snapshot_age_seconds", {}, static_cast<double>(capnr::seconds_of(now) - taken));
  }
  write_process(text, started_);
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "people/moment.h"
#include "web/http.h"
#include "web/metrics_text.h"

namespace capnr::web {

/// What the server counts of its own work, for those who watch over it. From any thread. Nothing of a person is in it: addresses of pages are counted by the
/// pattern of their route.
class Metrics {
 public:
  Metrics(std::string version, Moment started) : version_(std::move(version)), started_(started) {}

  /// `route`: the French path of the table of routes; empty when none was found.
  void answered(Method method, std::string_view route, int status, std::chrono::duration<double> time);
  /// By the server itself, before a route was looked for: what is malformed, too large, one too many.
  void refused(int status);
  void sent(std::size_t bytes) { sent_ += bytes; }
  void connected() { ++connections_; }
  void disconnected() { --connections_; }
  void snapshot_taken(Moment now) { snapshot_ = seconds_of(now); }

  /// All of it, and what the system says of this process.
  void write(MetricsText& text, Moment now) const;

  /// Upper limits of the histogram of times, in seconds.
  static constexpr std::array limits = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                        0.1,   0.25,   0.5,   1.0,  2.5,   10.0};

 private:
  struct Counted {
    std::map<int, std::uint64_t> by_status;
    std::array<std::uint64_t, limits.size()> within{};  ///< each in the first limit that holds it
    std::uint64_t count = 0;
    double seconds = 0;
  };
  void write_requests(MetricsText& text) const;

  std::string version_;
  Moment started_;
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Counted> counted_;  ///< by method and route
  std::map<int, std::uint64_t> refused_;
  std::atomic<std::uint64_t> sent_ = 0;
  std::atomic<std::int64_t> connections_ = 0, snapshot_ = 0;
};

}  // namespace capnr::web

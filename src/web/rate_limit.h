// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace capnr::web {

/// So many at once, then so many a minute, for each key (an address, an account): a bucket that fills again with time. Keys that are full again are forgotten.
class RateLimit {
 public:
  RateLimit(double at_once, double a_minute) : at_once_(at_once), a_second_(a_minute / 60) {}
  /// Whether one more may pass at `now`, in seconds; it is counted when it may.
  bool passes(std::string_view key, std::int64_t now);

 private:
  struct Bucket {
    double left = 0;
    std::int64_t at = 0;
  };
  void forget(std::int64_t now);
  double at_once_, a_second_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace capnr::web

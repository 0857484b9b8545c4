// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/rate_limit.h"

#include <algorithm>

namespace capnr::web {
namespace {

constexpr std::size_t most_keys = 10000;

}  // namespace

bool RateLimit::passes(std::string_view key, std::int64_t now) {
  const std::scoped_lock lock(mutex_);
  if (buckets_.size() >= most_keys) forget(now);
  const auto [found, fresh] = buckets_.try_emplace(std::string(key), Bucket{at_once_, now});
  Bucket& bucket = found->second;
  const double gone = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at));
  bucket.left = std::min(at_once_, bucket.left + gone * a_second_);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

void RateLimit::forget(std::int64_t now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const Bucket& bucket = entry.second;
    return bucket.left + static_cast<double>(now - bucket.at) * a_second_ >= at_once_;
  });
}

}  // namespace capnr::web

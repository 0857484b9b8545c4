// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/job_board.h"

namespace capnr {

void JobBoard::begin(JobId id) {
  const std::scoped_lock lock(mutex_);
  running_[id.value] = {};
}

void JobBoard::end(JobId id) {
  const std::scoped_lock lock(mutex_);
  running_.erase(id.value);
}

void JobBoard::tell(JobId id, const JobProgress& progress) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = running_.find(id.value); found != running_.end()) found->second.progress = progress;
}

std::optional<JobProgress> JobBoard::progress(JobId id) const {
  const std::scoped_lock lock(mutex_);
  const auto found = running_.find(id.value);
  return found == running_.end() ? std::nullopt : std::optional(found->second.progress);
}

bool JobBoard::ask_to_stop(JobId id) {
  const std::scoped_lock lock(mutex_);
  const auto found = running_.find(id.value);
  if (found == running_.end()) return false;
  found->second.stop = true;
  return true;
}

bool JobBoard::is_to_stop(JobId id) const {
  const std::scoped_lock lock(mutex_);
  const auto found = running_.find(id.value);
  return found != running_.end() && found->second.stop;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/site.h"

namespace capnr::web {

Result<std::shared_ptr<const Snapshot>> Site::current() {
  const std::scoped_lock lock(mutex_);
  TRY(std::string state, source_.state());
  if (snapshot_ == nullptr || state != state_) {
    TRY(Snapshot snapshot, source_.take());
    snapshot_ = std::make_shared<const Snapshot>(std::move(snapshot));
    state_ = std::move(state);
  }
  return snapshot_;
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/database_pool.h"

namespace capnr::web {

Result<DatabasePool::Lease> DatabasePool::lease() {
  {
    const std::scoped_lock lock(mutex_);
    if (!free_.empty()) {
      Database database = std::move(free_.back());
      free_.pop_back();
      return Lease(*this, std::move(database));
    }
  }
  TRY(Database database, Database::open(where_));
  return Lease(*this, std::move(database));
}

void DatabasePool::give_back(Database database) {
  const std::scoped_lock lock(mutex_);
  free_.push_back(std::move(database));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

namespace capnr::web {

/// Connections to one database, opened when they are needed and kept: as many as requests are answered at once.
class DatabasePool {
 public:
  explicit DatabasePool(std::string where) : where_(std::move(where)) {}

  /// A connection that goes back to the pool by itself.
  class Lease {
   public:
    Lease(DatabasePool& pool, Database database) : pool_(&pool), database_(std::move(database)) {}
    Lease(Lease&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)), database_(std::move(other.database_)) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (pool_ != nullptr) pool_->give_back(std::move(database_));
    }
    Database& operator*() { return database_; }
    /// It does not go back: what was asked of it failed, and the next request opens another.
    void drop() { pool_ = nullptr; }

   private:
    DatabasePool* pool_;
    Database database_;
  };

  Result<Lease> lease();

 private:
  void give_back(Database database);
  std::string where_;
  std::mutex mutex_;
  std::vector<Database> free_;
};

}  // namespace capnr::web

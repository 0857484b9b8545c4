// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <sqlite3.h>

#include "store/query_sandbox.h"

// What watches over a query while SQLite reads it, and while it runs. Private to this folder.

namespace capnr {

/// Asked by SQLite about each thing that a statement wants; allows SELECT, the columns of the views, and the functions of the list. As long as it
/// lives, on that connection.
class QueryGuard {
 public:
  QueryGuard(sqlite3* handle, std::span<const SandboxView> views);
  ~QueryGuard() { sqlite3_set_authorizer(handle_, nullptr, nullptr); }
  QueryGuard(const QueryGuard&) = delete;
  QueryGuard& operator=(const QueryGuard&) = delete;

  /// What was refused, and the word of the query that asked for it.
  struct Refusal {
    Error error;
    std::string word;
  };
  const std::optional<Refusal>& refusal() const { return refusal_; }
  bool has_select() const { return has_select_; }
  /// The columns that are read, by view; none for a view whose rows are only counted.
  using Reads = std::map<std::size_t, std::set<std::size_t>>;
  const Reads& reads() const { return reads_; }

 private:
  static int authorize(void* self, int action, const char* first, const char* second, const char* database,
                       const char* view);
  bool allows(int action, std::string_view first, std::string_view second);
  bool allows_read(std::string_view table, std::string_view column);
  bool refuse(std::string_view word, std::string message, std::string what);

  sqlite3* handle_;
  std::span<const SandboxView> views_;
  std::optional<Refusal> refusal_;
  Reads reads_;
  bool has_select_ = false;
};

/// Interrupts what lasts too long or takes too much memory, as long as it lives.
class QueryWatch {
 public:
  QueryWatch(sqlite3* handle, const QueryLimits& limits);
  ~QueryWatch() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  QueryWatch(const QueryWatch&) = delete;
  QueryWatch& operator=(const QueryWatch&) = delete;

  /// Which limit it was; nothing when the query was not interrupted.
  std::optional<Error> why() const;

 private:
  static int look(void* self);

  sqlite3* handle_;
  QueryLimits limits_;
  std::chrono::steady_clock::time_point until_;
  std::int64_t most_bytes_;
  bool late_ = false, large_ = false;
};

}  // namespace capnr

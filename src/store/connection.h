// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

// What SQLite and PostgreSQL each provide to Database and Statement. Private to this folder.

namespace capnr {

class Prepared {
 public:
  virtual ~Prepared() = default;
  virtual Result<> bind(std::span<const Value> values) = 0;
  virtual Result<bool> step() = 0;
  virtual void reset() = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::byte> blob(int column) const = 0;
  std::string sql;
};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  /// For messages: a path, or an address without its password.
  virtual const std::string& name() const = 0;
  virtual Result<std::unique_ptr<Prepared>> prepare(std::string_view sql) = 0;
  virtual Result<> execute(std::string_view sql) = 0;
  virtual Result<std::unique_ptr<BulkInsert::Sink>> bulk_insert(
      std::string_view table, std::span<const std::string_view> columns) = 0;
  virtual Result<> begin_outer(bool write) = 0;
  virtual Result<> commit_outer() { return execute("COMMIT"); }
  virtual void rollback_outer() = 0;
  virtual Result<std::vector<Database::Finding>> check() = 0;

  /// A transaction inside another is a savepoint of it.
  Result<> begin(bool write) {
    TRY_VOID(depth_ == 0 ? begin_outer(write) : execute("SAVEPOINT " + savepoint(depth_)));
    ++depth_;
    return {};
  }
  Result<> commit() {
    TRY_VOID(depth_ == 1 ? commit_outer() : execute("RELEASE " + savepoint(depth_ - 1)));
    --depth_;
    return {};
  }
  void rollback() {
    if (--depth_ == 0) return rollback_outer();
    // The transaction itself may be gone (a full disk): then so is the savepoint.
    const std::string name = savepoint(depth_);
    static_cast<void>(execute("ROLLBACK TO " + name + "; RELEASE " + name));
  }

  /// Statements ready to serve again, by their text.
  Result<std::unique_ptr<Prepared>> take(std::string_view sql) {
    if (const auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
      auto prepared = std::move(found->second.back());
      found->second.pop_back();
      return prepared;
    }
    auto made = prepare(sql);
    if (made) (*made)->sql = sql;
    return made;
  }
  void give_back(std::unique_ptr<Prepared> prepared) {
    prepared->reset();
    auto& same = idle_[prepared->sql];
    same.push_back(std::move(prepared));
  }

 protected:
  /// Before the connection closes: statements belong to it.
  void forget_statements() { idle_.clear(); }

 private:
  static std::string savepoint(int depth) { return "capnr_" + std::to_string(depth); }
  int depth_ = 0;
  std::map<std::string, std::vector<std::unique_ptr<Prepared>>, std::less<>> idle_;
};

/// Somebody has taken the triggers away that refuse changes to the audit log (src/people/audit.h).
Database::Finding unguarded_audit_log();

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, const OpenOptions& options);
Result<std::unique_ptr<Connection>> open_postgres(const std::string& uri, const OpenOptions& options);

}  // namespace capnr

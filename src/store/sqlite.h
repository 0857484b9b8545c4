// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include <sqlite3.h>

#include "store/connection.h"

// SQLite, private to this folder.

namespace capnr {

/// What sqlite says of the last call on this connection, as an Error that tells what to do.
tl::unexpected<Error> sqlite_failure(sqlite3* handle, const std::string& path, int code);

/// Texts and blobs must live as long as they are bound. SQLITE_OK, or what sqlite answers.
int bind_sqlite(sqlite3_stmt* statement, std::span<const Value> values);

class SqliteBatch;

struct CloseSqlite {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(std::string path, std::unique_ptr<sqlite3, CloseSqlite> handle)
      : path_(std::move(path)), handle_(std::move(handle)) {}
  ~SqliteConnection() override { forget_statements(); }
  Engine engine() const override { return Engine::sqlite; }
  const std::string& name() const override { return path_; }
  Result<std::unique_ptr<Prepared>> prepare(std::string_view sql) override;
  Result<> execute(std::string_view sql) override;
  Result<std::unique_ptr<BulkInsert::Sink>> bulk_insert(std::string_view table,
                                                        std::span<const std::string_view> columns) override;
  Result<> begin_outer(bool write) override { return execute(write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void rollback_outer() override;
  Result<std::vector<Database::Finding>> check() override;

  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::unique_ptr<sqlite3, CloseSqlite> handle_;
  const SqliteBatch* shown_batch_ = nullptr;  ///< to the virtual table of sqlite_bulk.h
  bool bulk_installed_ = false;
};

class SqliteStatement final : public Prepared {
 public:
  SqliteStatement(const SqliteConnection& connection, sqlite3_stmt* statement)
      : connection_(connection), statement_(statement) {}
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  Result<> bind(std::span<const Value> values) override;
  Result<bool> step() override;
  void reset() override;
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::byte> blob(int column) const override;

 private:
  const SqliteConnection& connection_;
  sqlite3_stmt* statement_;
};

}  // namespace capnr

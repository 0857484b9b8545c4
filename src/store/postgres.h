// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <libpq-fe.h>

#include "store/connection.h"
#include "store/postgres_values.h"

// PostgreSQL through libpq, private to this folder. Values travel in the binary format, both ways (postgres_values.h).

namespace capnr {

struct ClosePostgres {
  void operator()(PGconn* handle) const { PQfinish(handle); }
};
using PostgresHandle = std::unique_ptr<PGconn, ClosePostgres>;

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(std::string name, PostgresHandle handle, std::chrono::milliseconds wait)
      : name_(std::move(name)), handle_(std::move(handle)), wait_(wait) {}
  ~PostgresConnection() override { forget_statements(); }
  Engine engine() const override { return Engine::postgresql; }
  const std::string& name() const override { return name_; }
  Result<std::unique_ptr<Prepared>> prepare(std::string_view sql) override;
  Result<> execute(std::string_view sql) override;
  Result<std::unique_ptr<BulkInsert::Sink>> bulk_insert(std::string_view table,
                                                        std::span<const std::string_view> columns) override;
  /// One writer at a time: a lock of the whole database that goes with the transaction.
  Result<> begin_outer(bool write) override;
  Result<> commit_outer() override;
  void rollback_outer() override;
  Result<std::vector<Database::Finding>> check() override;

  PGconn* handle() const { return handle_.get(); }
  /// What this result says went wrong (or the connection, when there is none).
  tl::unexpected<Error> failure(const PGresult* result) const;
  /// The types of a prepared statement's columns and parameters.
  struct Shape {
    std::vector<PgType> parameters, columns;
  };
  Result<Shape> describe(const std::string& statement);
  /// Rows in COPY's binary format, between its header and its end.
  Result<> copy_in(const std::string& sql, std::string_view rows);
  tl::unexpected<Error> nul_refused() const;

 private:
  std::string name_;
  PostgresHandle handle_;
  std::chrono::milliseconds wait_;
  std::int64_t prepared_ = 0;
};

class PostgresStatement final : public Prepared {
 public:
  PostgresStatement(const PostgresConnection& connection, std::string name, PostgresConnection::Shape shape)
      : connection_(connection),
        name_(std::move(name)),
        shape_(std::move(shape)),
        values_(shape_.parameters.size(), Value(nullptr)) {}
  Result<> bind(std::span<const Value> values) override;
  Result<bool> step() override;
  void reset() override;
  bool is_null(int column) const override { return PQgetisnull(rows_.get(), row_, column) == 1; }
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::byte> blob(int column) const override;

 private:
  Result<> run();
  std::string_view bytes(int column) const;
  PgType type(int column) const { return shape_.columns.at(static_cast<std::size_t>(column)); }

  const PostgresConnection& connection_;
  std::string name_;  // of the statement on the server, where it stays as long as the connection
  PostgresConnection::Shape shape_;
  std::vector<Value> values_;
  PostgresResult rows_;  // all of them, from the first step to the last
  int row_ = 0;
};

/// Rows on their way to a table: gathered, then sent by COPY, so that other statements run between two batches.
class PostgresCopy final : public BulkInsert::Sink {
 public:
  PostgresCopy(PostgresConnection& connection, std::string sql, std::vector<PgType> types)
      : connection_(connection), sql_(std::move(sql)), types_(std::move(types)) {}
  Result<> add(std::span<const Value> row) override;
  Result<> finish() override;

 private:
  PostgresConnection& connection_;
  std::string sql_;
  std::vector<PgType> types_;
  std::string rows_;
};

}  // namespace capnr

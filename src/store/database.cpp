// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/database.h"

#include "store/connection.h"
#include "store/migrations.h"

namespace capnr {

Statement::Statement(Connection* connection, std::unique_ptr<Prepared> prepared)
    : connection_(connection), prepared_(std::move(prepared)) {}
Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(connection_, other.connection_);
  prepared_.swap(other.prepared_);
  return *this;
}

Statement::~Statement() {
  if (prepared_) connection_->give_back(std::move(prepared_));
}

Result<> Statement::bind(std::span<const Value> values) {
  return prepared_->bind(values);
}
Result<bool> Statement::step() {
  return prepared_->step();
}
bool Statement::is_null(int column) const {
  return prepared_->is_null(column);
}
std::int64_t Statement::integer(int column) const {
  return prepared_->integer(column);
}
double Statement::real(int column) const {
  return prepared_->real(column);
}
std::string_view Statement::text(int column) const {
  return prepared_->text(column);
}
std::span<const std::byte> Statement::blob(int column) const {
  return prepared_->blob(column);
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(std::string_view where, const OpenOptions& options) {
  const bool server = where.starts_with("postgresql://") || where.starts_with("postgres://");
  TRY(auto connection,
      server ? open_postgres(std::string(where), options) : open_sqlite(std::string(where), options));
  Database database(std::move(connection));
  if (options.migrate) TRY_VOID(migrate(database, database.connection_->name()));
  return database;
}

Engine Database::engine() const {
  return connection_->engine();
}

Result<Statement> Database::prepare(std::string_view sql) {
  TRY(auto prepared, connection_->take(sql));
  return Statement(connection_.get(), std::move(prepared));
}

Result<> Database::execute(std::string_view sql) {
  return connection_->execute(sql);
}

Result<BulkInsert> Database::bulk_insert(std::string_view table, std::span<const std::string_view> columns) {
  TRY(auto sink, connection_->bulk_insert(table, columns));
  return BulkInsert(std::move(sink));
}

Result<Database::Transaction> Database::begin() {
  TRY_VOID(connection_->begin(true));
  return Transaction(connection_.get());
}

Result<Database::Transaction> Database::snapshot() {
  TRY_VOID(connection_->begin(false));
  return Transaction(connection_.get());
}

Database::Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Database::Transaction& Database::Transaction::operator=(Transaction&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

Database::Transaction::~Transaction() {
  if (connection_ != nullptr) connection_->rollback();
}

Result<> Database::Transaction::commit() {
  TRY_VOID(connection_->commit());
  connection_ = nullptr;
  return {};
}

Database::Finding unguarded_audit_log() {
  return {true,
          "the database no longer refuses changes to the audit log: its triggers are gone",
          {},
          "capnr audit --verify says whether the log is whole; then restore the last copy of the database, "
          "whose triggers are there"};
}

Result<std::vector<Database::Finding>> Database::check() {
  return connection_->check();
}

}  // namespace capnr

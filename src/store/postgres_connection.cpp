// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "store/postgres.h"
#include "store/postgres_errors.h"
#include "store/postgres_parameters.h"

namespace capnr {
namespace {

constexpr std::int64_t write_lock = 0x4361704E52;  // "CapNR"

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

}  // namespace

tl::unexpected<Error> PostgresConnection::failure(const PGresult* result) const {
  std::string state = field(result, PG_DIAG_SQLSTATE), reason = field(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  if (!detail.empty()) reason += " (" + detail + ")";
  if (state.empty()) state = "08006";  // we were connected
  if (reason.empty()) reason = read_refusal(PQerrorMessage(handle())).reason;
  return postgres_error(state, reason, name_);
}

tl::unexpected<Error> PostgresConnection::nul_refused() const {
  return fail(Kind::bad_input,
              "a text holds a NUL character, which the database {path} cannot store: remove it",
              {{"path", name_}});
}

Result<PostgresConnection::Shape> PostgresConnection::describe(const std::string& statement) {
  const PostgresResult described(PQdescribePrepared(handle(), statement.c_str()));
  if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) return failure(described.get());
  Shape shape;
  for (int i = 0; i < PQnparams(described.get()); ++i)
    shape.parameters.push_back(known_type(PQparamtype(described.get(), i)));
  for (int i = 0; i < PQnfields(described.get()); ++i)
    shape.columns.push_back(known_type(PQftype(described.get(), i)));
  return shape;
}

Result<std::unique_ptr<Prepared>> PostgresConnection::prepare(std::string_view sql) {
  const std::string name = "capnr_" + std::to_string(++prepared_);
  const PostgresResult prepared(
      PQprepare(handle(), name.c_str(), numbered_parameters(sql).c_str(), 0, nullptr));
  if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) return failure(prepared.get());
  TRY(Shape shape, describe(name));
  return std::make_unique<PostgresStatement>(*this, name, std::move(shape));
}

Result<> PostgresConnection::execute(std::string_view sql) {
  const PostgresResult done(PQexec(handle(), std::string(sql).c_str()));
  const auto status = PQresultStatus(done.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return {};
  return failure(done.get());
}

Result<> PostgresConnection::begin_outer(bool write) {
  if (!write) return execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  // Zero would mean to wait for ever.
  const std::string wait = std::to_string(std::max<std::int64_t>(wait_.count(), 1));
  auto begun = execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = " + wait +
                       "; SELECT pg_advisory_xact_lock(" + std::to_string(write_lock) + ")");
  if (!begun) rollback_outer();
  return begun;
}

Result<> PostgresConnection::commit_outer() {
  const PostgresResult done(PQexec(handle(), "COMMIT"));
  if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) return failure(done.get());
  // PostgreSQL undoes a transaction in which a statement failed, and calls that a success.
  if (std::string_view(PQcmdStatus(done.get())) == "ROLLBACK")
    return postgres_error("25P02", "a statement failed before", name_);
  return {};
}

void PostgresConnection::rollback_outer() {
  if (PQtransactionStatus(handle()) != PQTRANS_IDLE) static_cast<void>(execute("ROLLBACK"));
}

}  // namespace capnr

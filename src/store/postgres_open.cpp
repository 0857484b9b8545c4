// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <poll.h>

#include "store/postgres.h"
#include "store/postgres_address.h"
#include "store/postgres_errors.h"

namespace capnr {
namespace {

// Our statements walk ranges of primary keys in their order. Just after an import the server knows nothing of the new rows, and would rather
// sort a whole range again for each page than follow the index.
constexpr std::string_view settings =
    "SET enable_sort = off; SET enable_bitmapscan = off; SET client_min_messages = warning";

using Clock = std::chrono::steady_clock;

/// Until the server has answered or refused, or the time is over (false).
bool finish_connecting(PGconn* handle, Clock::time_point until) {
  auto state = PGRES_POLLING_WRITING;
  while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd waited{PQsocket(handle), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    const int ready = left > 0 ? poll(&waited, 1, static_cast<int>(left)) : 0;
    if (ready == 0) return false;
    if (ready > 0) state = PQconnectPoll(handle);
  }
  return true;
}

Result<PostgresHandle> connect(const PostgresAddress& address) {
  std::vector<const char*> keywords, values;
  const auto add = [&](const char* keyword, const char* value) {
    keywords.push_back(keyword);
    values.push_back(value);
  };
  add("fallback_application_name", "capnr");
  for (const auto& [keyword, value] : address.settings) add(keyword.c_str(), value.c_str());
  add("client_encoding", "UTF8");
  add(nullptr, nullptr);
  PostgresHandle handle(PQconnectStartParams(keywords.data(), values.data(), 0));
  if (!handle) throw std::bad_alloc();
  // Verbose messages have the SQLSTATE, which does not depend on the server's language.
  PQsetErrorVerbosity(handle.get(), PQERRORS_VERBOSE);
  PQsetNoticeProcessor(handle.get(), [](void*, const char*) {}, nullptr);
  const bool started = PQstatus(handle.get()) != CONNECTION_BAD;
  if (started &&
      !finish_connecting(handle.get(), Clock::now() + std::chrono::seconds(address.connect_seconds)))
    return postgres_error("", "no answer after " + std::to_string(address.connect_seconds) + " s",
                          address.name);
  if (PQstatus(handle.get()) == CONNECTION_OK) return handle;
  if (PQconnectionNeedsPassword(handle.get()) == 1) {
    return fail(Kind::unavailable,
                "the server of the database {path} asks for a password: put it in ~/.pgpass or in PGPASSWORD",
                {{"path", address.name}});
  }
  const PostgresRefusal refusal = read_refusal(PQerrorMessage(handle.get()));
  return postgres_error(refusal.sqlstate, refusal.reason, address.name);
}

// The schema that new tables go to is empty, or ours.
Result<> refuse_tables_of_others(PostgresConnection& connection) {
  TRY(const auto tables,
      connection.prepare("SELECT count(*), count(*) FILTER (WHERE c.relname IN ('schema_version', "
                         "'equipment_class')) FROM pg_class c WHERE c.relkind IN ('r', 'p') AND "
                         "c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) "
                         "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass "
                         "AND d.objid = c.oid AND d.deptype = 'e')"));
  TRY([[maybe_unused]] const bool row, tables->step());
  if (tables->integer(0) == 0 || tables->integer(1) == 2) return {};
  return fail(Kind::bad_input,
              "the database {path} holds the tables of another program: choose another database, or a schema "
              "of its own with ?options=-csearch_path%3Dcapnr",
              {{"path", connection.name()}});
}

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(const std::string& uri, const OpenOptions& options) {
  TRY(const PostgresAddress address, read_address(uri));
  TRY(PostgresHandle handle, connect(address));
  const char* encoding = PQparameterStatus(handle.get(), "server_encoding");
  TRY_VOID(check_server(PQserverVersion(handle.get()), encoding == nullptr ? "?" : encoding, address.name));
  PQsetErrorVerbosity(handle.get(), PQERRORS_DEFAULT);
  auto connection = std::make_unique<PostgresConnection>(address.name, std::move(handle), options.wait);
  TRY_VOID(connection->execute(settings));
  TRY_VOID(refuse_tables_of_others(*connection));
  return connection;
}

}  // namespace capnr

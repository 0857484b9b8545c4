// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <filesystem>
#include <thread>

#include "store/names.h"
#include "store/sqlite.h"
#include "store/sqlite_bulk.h"

namespace capnr {
namespace {

// SQLite tells a full disk from other faults of a write, but not a quota, a limit on file sizes, or no room for its shared memory.
bool write_failed(sqlite3* handle) {
  const int code = handle == nullptr ? SQLITE_OK : sqlite3_extended_errcode(handle);
  return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE;
}

// Read at each opening; the others are written in the file, once: the mark that it is ours comes last.
constexpr std::string_view settings =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -2048; PRAGMA temp_store = "
    "MEMORY; PRAGMA trusted_schema = OFF;";
constexpr std::string_view new_file =
    "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA application_id = 0x4361704E;";
constexpr std::int64_t our_application_id = 0x4361704E;  // "CapN"

Result<std::int64_t> one_integer(SqliteConnection& connection, std::string_view sql) {
  TRY(const auto statement, connection.prepare(sql));
  TRY([[maybe_unused]] const bool row, statement->step());
  return statement->integer(0);
}

Result<> prepare_file(SqliteConnection& connection, bool may_write) {
  TRY(const std::int64_t id, one_integer(connection, "PRAGMA application_id"));
  if (id == our_application_id) return {};
  TRY(const std::int64_t tables, one_integer(connection, "SELECT count(*) FROM sqlite_schema"));
  if (!may_write && id == 0 && tables == 0)
    return fail(Kind::bad_input, "{path} is an empty file, no database", {{"path", connection.path()}});
  if (id != 0 || tables != 0) {
    return fail(Kind::bad_input, "{path} is the database of another program: choose another file",
                {{"path", connection.path()}});
  }
  return connection.execute(new_file);
}

// While another program makes the same file, a change of its journal is refused at once, whatever SQLite was told to wait: it is looked
// at again until that program is through.
Result<> prepare_file_in_turn(SqliteConnection& connection, const OpenOptions& options) {
  const auto until = std::chrono::steady_clock::now() + options.wait;
  while (true) {
    auto prepared = prepare_file(connection, options.migrate);
    const bool busy = !prepared && prepared.error().kind == Kind::conflict;
    if (!busy || std::chrono::steady_clock::now() >= until) return prepared;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

tl::unexpected<Error> sqlite_failure(sqlite3* handle, const std::string& path, int code) {
  const std::string reason = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  const std::vector<std::pair<std::string, std::string>> parameters = {{"path", path}, {"reason", reason}};
  if ((code & 0xFF) == SQLITE_IOERR && write_failed(handle)) {
    return fail(Kind::unavailable,
                "there is no room left for the database {path}, or its disk fails: free some disk space, or "
                "raise the "
                "quota or the limit on file sizes, and try again; nothing was changed",
                parameters);
  }
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(Kind::conflict,
                  "another program is writing to the database {path}: try again when it has finished",
                  parameters);
    case SQLITE_FULL:
      return fail(Kind::unavailable,
                  "there is no room left for the database {path}: free some disk space and try again; "
                  "nothing was changed",
                  parameters);
    case SQLITE_NOTADB:
      return fail(Kind::bad_input, "{path} is not a database", parameters);
    case SQLITE_CORRUPT:
      return fail(Kind::unavailable, "the database {path} is damaged ({reason}): see capnr doctor",
                  parameters);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return fail(
          Kind::unavailable,
          "the database {path} may not be written: check the permissions of the file and of its folder",
          parameters);
    case SQLITE_CANTOPEN:
      return fail(Kind::unavailable,
                  "the database {path} cannot be opened: check that its folder exists and may be written",
                  parameters);
    case SQLITE_CONSTRAINT:
      return fail(Kind::conflict, "the database {path} refuses what contradicts it: {reason}", parameters);
    case SQLITE_TOOBIG:
      return fail(Kind::limit, "a value is too long for the database {path}", parameters);
    default:
      return fail(Kind::unavailable, "the database {path} answers: {reason}", parameters);
  }
}

Result<std::unique_ptr<Prepared>> SqliteConnection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return sqlite_failure(handle(), path_, code);
  return std::make_unique<SqliteStatement>(*this, statement);
}

Result<> SqliteConnection::execute(std::string_view sql) {
  const int code = sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_failure(handle(), path_, code);
  return {};
}

void SqliteConnection::rollback_outer() {
  // A full disk rolls back by itself: then there is nothing left to do.
  if (sqlite3_get_autocommit(handle()) == 0) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<std::unique_ptr<BulkInsert::Sink>> SqliteConnection::bulk_insert(
    std::string_view table, std::span<const std::string_view> columns) {
  if (!bulk_installed_) TRY_VOID(SqliteBatch::install(*this, &shown_batch_));
  bulk_installed_ = true;
  std::string sql = with_names("INSERT INTO {table} ({columns}) SELECT c0", table, columns);
  for (std::size_t i = 1; i < columns.size(); ++i) sql += ", c" + std::to_string(i);
  TRY(auto insert, prepare(sql + " FROM capnr_batch"));
  return std::make_unique<SqliteBatch>(std::move(insert), columns.size(), &shown_batch_);
}

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, const OpenOptions& options) {
  sqlite3* opened = nullptr;
  const int create = options.migrate ? SQLITE_OPEN_CREATE : 0;  // as it is: nothing is made
  const int code =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
  std::unique_ptr<sqlite3, CloseSqlite> handle(opened);
  if (code != SQLITE_OK) return sqlite_failure(opened, path, code);
  auto connection = std::make_unique<SqliteConnection>(path, std::move(handle));
  sqlite3_busy_timeout(connection->handle(), static_cast<int>(options.wait.count()));
  TRY_VOID(connection->execute(settings));
  TRY_VOID(prepare_file_in_turn(*connection, options));
  return connection;
}

}  // namespace capnr

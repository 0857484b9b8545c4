// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/whole_database.h"

#include "store/postgres_address.h"
#include "store/sqlite.h"

namespace capnr {
namespace {

struct Finish {
  void operator()(sqlite3_backup* copy) const { sqlite3_backup_finish(copy); }
};

using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

Result<SqliteHandle> open_file(const std::string& path) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  SqliteHandle handle(opened);
  if (code != SQLITE_OK) return sqlite_failure(opened, path, code);
  sqlite3_busy_timeout(opened, static_cast<int>(OpenOptions().wait.count()));
  return handle;
}

}  // namespace

std::string name_of_database(std::string_view where) {
  std::string text(where);
  if (!where.starts_with("postgresql://") && !where.starts_with("postgres://")) return text;
  const auto address = read_address(text);
  return address ? address->name : "postgresql://";
}

Result<std::int64_t> bytes_of(Database& database) {
  const bool sqlite = database.engine() == Engine::sqlite;
  TRY(Statement statement,
      database.prepare(sqlite ? "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
                              : "SELECT pg_database_size(current_database())"));
  TRY_VOID(statement.bind());
  TRY([[maybe_unused]] const bool row, statement.step());
  return statement.integer(0);
}

Result<std::optional<std::string>> damage_of(Database& database) {
  if (database.engine() == Engine::postgresql) return std::nullopt;
  TRY(Statement statement, database.prepare("PRAGMA integrity_check(1)"));
  TRY_VOID(statement.bind());
  TRY([[maybe_unused]] const bool row, statement.step());
  std::string said(statement.text(0));
  if (said == "ok") return std::nullopt;
  return std::optional(std::move(said));
}

Result<> make_sqlite_file(const std::string& path) {
  TRY([[maybe_unused]] const auto connection, open_sqlite(path, {}));
  return {};
}

// The online backup interface: https://www.sqlite.org/backup.html
Result<> take_over_sqlite_file(const std::string& path, const std::string& from) {
  TRY(const SqliteHandle source, open_file(from));
  TRY(const SqliteHandle target, open_file(path));
  std::unique_ptr<sqlite3_backup, Finish> copy(
      sqlite3_backup_init(target.get(), "main", source.get(), "main"));
  if (!copy) return sqlite_failure(target.get(), path, sqlite3_errcode(target.get()));
  const int step = sqlite3_backup_step(copy.get(), -1);
  const int done = sqlite3_backup_finish(copy.release());
  if (step == SQLITE_DONE && done == SQLITE_OK) return {};
  return sqlite_failure(target.get(), path, step == SQLITE_DONE ? done : step);
}

}  // namespace capnr

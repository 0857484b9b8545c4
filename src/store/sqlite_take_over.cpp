// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite.h"

// A whole file into another that may be in use, by the online backup interface: https://www.sqlite.org/backup.html. It is one transaction of
// the file that is written; those who read it see what it was until the end, then what it has become.

namespace capnr {
namespace {

struct Finish {
  void operator()(sqlite3_backup* copy) const { sqlite3_backup_finish(copy); }
};

}  // namespace

Result<std::optional<std::string>> SqliteConnection::damage() {
  TRY(const auto statement, prepare("PRAGMA integrity_check(1)"));
  TRY([[maybe_unused]] const bool row, statement->step());
  const std::string said(statement->text(0));
  return said == "ok" ? std::nullopt : std::optional(said);
}

Result<> SqliteConnection::take_over(const std::string& file) {
  forget_statements();
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  const std::unique_ptr<sqlite3, CloseSqlite> from(opened);
  if (code != SQLITE_OK) return sqlite_failure(opened, file, code);
  std::unique_ptr<sqlite3_backup, Finish> copy(sqlite3_backup_init(handle(), "main", from.get(), "main"));
  if (!copy) return sqlite_failure(handle(), path_, sqlite3_errcode(handle()));
  const int step = sqlite3_backup_step(copy.get(), -1);
  const int done = sqlite3_backup_finish(copy.release());
  if (step != SQLITE_DONE || done != SQLITE_OK)
    return sqlite_failure(handle(), path_, step == SQLITE_DONE ? done : step);
  return {};
}

}  // namespace capnr

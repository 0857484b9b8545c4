// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "store/migrations.h"
#include "store/sqlite.h"

// What SQLite itself says of its file, and whether it is of this program's version.

namespace capnr {
namespace {

constexpr int most_faults = 5;  // a damaged page is told by hundreds of lines

Database::Finding damage(const std::string& path, const std::string& reason) {
  // An index is made of the rows: it can be made again. A table cannot.
  const bool index = reason.find("index") != std::string::npos;
  return {
      true,
      "the database {path} is damaged ({reason})",
      {{"path", path}, {"reason", reason}},
      index ? "capnr doctor --repair makes the indexes again from the rows"
            : "restore the last copy of the file; or move it aside and import the city's folder again: a new "
              "database is made"};
}

Result<std::vector<std::string>> lines_of(SqliteConnection& connection, std::string_view sql, int column) {
  TRY(const auto statement, connection.prepare(sql));
  std::vector<std::string> lines;
  while (lines.size() < most_faults) {
    TRY(const bool more, statement->step());
    if (!more) break;
    lines.emplace_back(statement->text(column));
  }
  return lines;
}

Result<std::int64_t> integer_of(SqliteConnection& connection, std::string_view sql) {
  TRY(const auto statement, connection.prepare(sql));
  TRY([[maybe_unused]] const bool row, statement->step());
  return statement->integer(0);
}

Result<> check_version(SqliteConnection& connection, std::vector<Database::Finding>& findings) {
  TRY(const std::int64_t version, integer_of(connection, "SELECT max(version) FROM schema_version"));
  const std::vector<std::pair<std::string, std::string>> parameters = {
      {"path", connection.path()},
      {"found", std::to_string(version)},
      {"known", std::to_string(program_schema_version())}};
  if (version > program_schema_version()) {
    findings.push_back({true,
                        "the database {path} was written by a newer version of capnr (schema {found}, this "
                        "program knows {known})",
                        parameters, "update capnr"});
  } else if (version < program_schema_version()) {
    findings.push_back(
        {false,
         "the database {path} is of an older version of capnr (schema {found}, this program has {known})",
         parameters, "nothing to do: the next command that uses it brings it up to date"});
  }
  return {};
}

Result<> check_room(SqliteConnection& connection, std::vector<Database::Finding>& findings) {
  constexpr std::int64_t worth_it = std::int64_t{16} << 20;
  TRY(const std::int64_t unused, integer_of(connection, "PRAGMA freelist_count"));
  TRY(const std::int64_t pages, integer_of(connection, "PRAGMA page_count"));
  TRY(const std::int64_t page, integer_of(connection, "PRAGMA page_size"));
  if (unused * page < worth_it || unused * 2 < pages) return {};
  findings.push_back({false,
                      "{megabytes} MB of the database {path} hold nothing any more",
                      {{"megabytes", std::to_string(unused * page >> 20U)}, {"path", connection.path()}},
                      "capnr doctor --repair gives them back to the disk"});
  return {};
}

Result<> check_audit_guards(SqliteConnection& connection, std::vector<Database::Finding>& findings) {
  TRY(const std::int64_t log, integer_of(connection,
                                         "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = "
                                         "'audit_entry'"));
  TRY(const std::int64_t guards, integer_of(connection,
                                            "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND "
                                            "tbl_name = 'audit_entry'"));
  if (log == 1 && guards < 3) findings.push_back(unguarded_audit_log());
  return {};
}

}  // namespace

Result<std::vector<Database::Finding>> SqliteConnection::check() {
  std::vector<Database::Finding> findings;
  const auto whole = [&]() -> Result<> {
    TRY(const auto faults, lines_of(*this, "PRAGMA integrity_check(5)", 0));
    for (const std::string& fault : faults) {
      if (fault != "ok") findings.push_back(damage(path_, fault));
    }
    TRY(const auto dangling, lines_of(*this, "PRAGMA foreign_key_check", 0));
    for (const std::string& table : dangling) {
      findings.push_back({true,
                          "a row of the table {table} refers to a row that is not there",
                          {{"table", table}},
                          "import the city's folder again: capnr import FOLDER --again"});
    }
    TRY_VOID(check_version(*this, findings));
    TRY_VOID(check_audit_guards(*this, findings));
    return check_room(*this, findings);
  }();
  if (whole) return findings;
  // Too damaged to be walked through.
  std::string reason = "malformed";
  for (const auto& [key, value] : whole.error().parameters) {
    if (key == "reason") reason = value;
  }
  findings.push_back(damage(path_, reason));
  return findings;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/migrations.h"
#include "store/postgres.h"
#include "store/postgres_errors.h"

// What `capnr doctor` looks at on PostgreSQL. The server keeps its own files whole: what is left to check is what an administrator may have
// done (a restoration without its checks, an index that could not be built, a server without fsync) and what no foreign key guards.

namespace capnr {
namespace {

using Finding = Database::Finding;
using Findings = std::vector<Finding>;

Result<std::int64_t> one_integer(PostgresConnection& connection, std::string_view sql) {
  TRY(const auto statement, connection.prepare(sql));
  TRY([[maybe_unused]] const bool row, statement->step());
  return statement->integer(0);
}

/// One finding for each row of two names: that of a thing, and its table's.
Result<> each_named(PostgresConnection& connection, std::string_view sql, const Finding& pattern,
                    Findings& findings) {
  TRY(const auto statement, connection.prepare(sql));
  while (true) {
    TRY(const bool row, statement->step());
    if (!row) return {};
    Finding finding = pattern;
    finding.parameters = {{"name", std::string(statement->text(0))},
                          {"table", std::string(statement->text(1))}};
    findings.push_back(std::move(finding));
  }
}

Finding finding(bool serious, std::string message, std::string remedy,
                std::vector<std::pair<std::string, std::string>> parameters = {}) {
  return {serious, std::move(message), std::move(parameters), std::move(remedy)};
}

// ---- the server --------------------------------------------------------------------------------------------------------------------

Result<> check_settings(PostgresConnection& connection, Findings& findings) {
  const int version = PQserverVersion(connection.handle());
  if (version < tested_server) {
    findings.push_back(finding(
        false, "the server is PostgreSQL {found}; capnr is tested with {tested}",
        "Move the database to a newer server when you can",
        {{"found", std::to_string(version / 10000)}, {"tested", std::to_string(tested_server / 10000)}}));
  }
  TRY(const std::int64_t unsafe,
      one_integer(connection,
                  "SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting "
                  "<> 'on'"));
  if (unsafe != 0) {
    findings.push_back(finding(true,
                               "the server does not make sure that what it stores reaches the disk: a power "
                               "cut can destroy the database",
                               "Set fsync and full_page_writes to on in postgresql.conf, then restart the "
                               "server"));
  }
  return {};
}

// ---- the schema --------------------------------------------------------------------------------------------------------------------

/// The version that the database is at; nothing when the rest makes no sense for this program.
Result<std::optional<std::int64_t>> check_version(PostgresConnection& connection, Findings& findings) {
  TRY(const std::int64_t tables, one_integer(connection,
                                             "SELECT count(*) FROM pg_tables WHERE schemaname = "
                                             "current_schema() AND tablename = 'schema_version'"));
  if (tables == 0) {
    findings.push_back(
        finding(false, "the database holds nothing of capnr yet", "capnr import FOLDER fills it"));
    return std::nullopt;
  }
  TRY(const std::int64_t version, one_integer(connection, "SELECT max(version) FROM schema_version"));
  if (version == program_schema_version()) return std::optional(version);
  const bool newer = version > program_schema_version();
  findings.push_back(finding(
      newer, "the schema of the database is at version {found}, this program at {known}",
      newer ? "Update capnr" : "Any command that opens the database, such as capnr inventories, updates it",
      {{"found", std::to_string(version)}, {"known", std::to_string(program_schema_version())}}));
  return std::nullopt;
}

Result<> check_schema(PostgresConnection& connection, Findings& findings) {
  TRY_VOID(each_named(connection,
                      "SELECT c.conname, c.conrelid::regclass::text FROM pg_constraint c JOIN pg_namespace n "
                      "ON n.oid = c.connamespace WHERE n.nspname = current_schema() AND NOT c.convalidated "
                      "ORDER BY 2, 1",
                      finding(true, "the constraint {name} of the table {table} was never checked",
                              "ALTER TABLE … VALIDATE CONSTRAINT … checks it, and names the rows at fault"),
                      findings));
  return each_named(
      connection,
      "SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text FROM pg_index i JOIN "
      "pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
      "n.nspname = current_schema() AND NOT (i.indisvalid AND i.indisready) ORDER BY 2, 1",
      finding(true, "the index {name} of the table {table} is not valid", "REINDEX INDEX … makes it again"),
      findings);
}

Result<> check_rights(PostgresConnection& connection, Findings& findings) {
  TRY(const std::int64_t closed,
      one_integer(connection,
                  "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND NOT "
                  "has_table_privilege(format('%I.%I', schemaname, tablename), 'INSERT, UPDATE, DELETE')"));
  if (closed != 0) {
    findings.push_back(finding(false, "this user may read the database, not import into it",
                               "For imports, its owner gives the rights: see docs/database.md"));
  }
  return {};
}

Result<> check_audit_guards(PostgresConnection& connection, Findings& findings) {
  TRY(const std::int64_t guards,
      one_integer(connection,
                  "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND NOT "
                  "tgisinternal AND tgenabled = 'A'"));
  if (guards < 2) findings.push_back(unguarded_audit_log());
  return {};
}

// ---- the rows ----------------------------------------------------------------------------------------------------------------------

// The one table without foreign keys.
Result<> check_equipment(PostgresConnection& connection, Findings& findings) {
  TRY(const std::int64_t orphans,
      one_integer(connection,
                  "SELECT count(*) FROM equipment e LEFT JOIN equipment_class c ON c.id = e.class_id LEFT "
                  "JOIN source s ON s.id = e.source_id WHERE c.id IS NULL OR s.id IS NULL"));
  if (orphans != 0) {
    findings.push_back(finding(true, "{count} rows of equipment have lost their class or their source",
                               "Import the inventory again, with --again",
                               {{"count", std::to_string(orphans)}}));
  }
  return {};
}

}  // namespace

Result<std::vector<Database::Finding>> PostgresConnection::check() {
  Findings findings;
  TRY_VOID(check_settings(*this, findings));
  TRY(const auto version, check_version(*this, findings));
  if (!version) return findings;
  TRY_VOID(check_schema(*this, findings));
  TRY_VOID(check_rights(*this, findings));
  TRY_VOID(check_audit_guards(*this, findings));
  TRY_VOID(check_equipment(*this, findings));
  return findings;
}

}  // namespace capnr

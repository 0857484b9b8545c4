// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "backup/backup.h"
#include "backup/table_bytes.h"
#include "backup/workshop.h"
#include "base/file.h"
#include "store/migrations.h"
#include "store/whole_database.h"

namespace capnr {
namespace {

Result<> refuse_rows(Database& database, const std::string& name, const std::vector<StoredTable>& tables,
                     bool replace) {
  for (const StoredTable& table : tables) {
    if (replace) return {};
    TRY(const std::int64_t rows, count_of(database, table));
    if (rows == 0) continue;
    return fail(
        Kind::conflict,
        "the database {path} is not empty: restore into a new one, or replace what it holds with --replace",
        {{"path", name}});
  }
  return {};
}

bool same_columns(const StoredTable& a, const StoredTable& b) {
  return a.name == b.name &&
         std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const StoredColumn& left, const StoredColumn& right) {
                      return left.name == right.name && left.type == right.type;
                    });
}

/// The tables of the backup in the order in which this database takes their rows.
Result<std::vector<BackupTable>> in_order(const BackupManifest& manifest,
                                          const std::vector<StoredTable>& tables) {
  std::vector<BackupTable> ordered;
  for (const StoredTable& table : tables) {
    const auto found =
        std::find_if(manifest.tables.begin(), manifest.tables.end(),
                     [&](const BackupTable& saved) { return same_columns(saved.table, table); });
    if (found != manifest.tables.end()) ordered.push_back({table, found->rows, found->sha256});
  }
  if (ordered.size() == tables.size() && ordered.size() == manifest.tables.size()) return ordered;
  return fail(Kind::bad_input, "the tables of the backup are not those of a database of schema {schema}",
              {{"schema", std::to_string(manifest.schema)}});
}

Result<> fill(Database& database, const BackupArchive& archive, const BackupTable& table,
              RowCounter& counter) {
  if (table.rows == 0) return {};
  std::vector<std::string_view> columns;
  columns.reserve(table.table.columns.size());
  for (const StoredColumn& column : table.table.columns) columns.push_back(column.name);
  TRY(BulkInsert insert, database.bulk_insert(table.table.name, columns));
  TRY_VOID(archive.read(table, [&](std::span<const Value> row) {
    counter.count(table.table.name);
    return insert.add(row);
  }));
  return insert.finish();
}

Result<> expect_same(Database& database, const BackupTable& table, RowCounter& counter) {
  TableBytes bytes(database, table.table, counter);
  while (true) {
    TRY(const std::string_view some, bytes.next());
    if (some.empty()) break;
  }
  if (bytes.told().sha256 == table.sha256) return {};
  return fail(Kind::unavailable,
              "the database does not give back what was written into its table {table}: nothing was restored",
              {{"table", table.table.name}});
}

/// The rows into a database that has no table, or empty ones of the backup's schema; then on to this program's version.
Result<> make_again(Database& database, const std::string& name, const BackupArchive& archive,
                    RowCounter& counter) {
  const BackupManifest& manifest = archive.manifest();
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(migrate(database, name, manifest.schema));
  TRY(const auto tables, stored_tables(database));
  TRY(const auto ordered, in_order(manifest, tables));
  for (const BackupTable& table : ordered) TRY_VOID(fill(database, archive, table, counter));
  for (const BackupTable& table : ordered) TRY_VOID(expect_same(database, table, counter));
  TRY_VOID(migrate(database, name));
  TRY(const auto migrated, stored_tables(database));
  TRY_VOID(continue_identifiers(database, migrated));
  return transaction.commit();
}

/// How often the cities of a database were written to, at most: a server that watches it must see that it has changed.
Result<std::int64_t> most_writes(Database& database, const std::vector<StoredTable>& tables) {
  const bool has_cities =
      std::any_of(tables.begin(), tables.end(), [](const StoredTable& table) { return table.name == "org"; });
  if (!has_cities) return 0;
  TRY(Statement statement, database.prepare("SELECT coalesce(max(writes), 0) FROM org"));
  TRY_VOID(statement.bind());
  TRY([[maybe_unused]] const bool row, statement.step());
  return statement.integer(0);
}

Result<> count_as_written(Database& database, std::int64_t writes_before) {
  return database.run("UPDATE org SET writes = writes + ?", writes_before + 1);
}

constexpr OpenOptions as_it_is() {
  OpenOptions options;
  options.migrate = false;
  return options;
}

Result<> into_server(const BackupArchive& archive, const std::string& where, const RestoreOptions& options,
                     RowCounter& counter) {
  const std::string name = name_of_database(where);
  TRY(Database database, Database::open(where, as_it_is()));
  TRY(Database::Transaction transaction, database.begin());
  TRY(const auto tables, stored_tables(database));
  TRY_VOID(refuse_rows(database, name, tables, options.replace));
  TRY(const std::int64_t writes, most_writes(database, tables));
  TRY(const auto rights, rights_on_tables(database));
  TRY_VOID(drop_tables(database, tables));
  TRY_VOID(make_again(database, name, archive, counter));
  TRY_VOID(count_as_written(database, writes));
  for (const std::string& grant : rights) TRY_VOID(database.execute(grant));
  return transaction.commit();
}

// What SQLite would take for the latest changes of the file that comes there.
Result<> refuse_left_journal(const std::string& where) {
  std::error_code error;
  for (const char* end : {"-wal", "-journal"}) {
    if (!std::filesystem::exists(where + end, error)) continue;
    return fail(Kind::conflict,
                "{path} is left from a database that is gone: move it away, then restore again",
                {{"path", where + end}});
  }
  return {};
}

Result<> make_file(const std::string& path, const BackupArchive& archive, std::int64_t writes,
                   RowCounter& counter) {
  TRY_VOID(make_sqlite_file(path));
  TRY(Database database, Database::open(path, as_it_is()));
  // Rows come as they were, and put_in_place sees to the disk.
  TRY_VOID(database.execute("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF"));
  TRY_VOID(make_again(database, path, archive, counter));
  TRY_VOID(count_as_written(database, writes));
  TRY(const auto fault, damage_of(database));
  if (!fault) return {};
  return fail(Kind::unavailable, "the restored database is damaged ({reason}): nothing was restored",
              {{"reason", *fault}});
}

Result<> into_file(const BackupArchive& archive, const std::string& where, const RestoreOptions& options,
                   RowCounter& counter) {
  std::error_code error;
  const bool present = std::filesystem::exists(where, error);
  std::int64_t writes = 0;
  if (present) {
    TRY(Database opened, Database::open(where, as_it_is()));
    TRY(const auto tables, stored_tables(opened));
    TRY_VOID(refuse_rows(opened, where, tables, options.replace));
    TRY(writes, most_writes(opened, tables));
  } else {
    TRY_VOID(refuse_left_journal(where));
  }
  TRY(const Workshop workshop, Workshop::beside(where));
  const std::filesystem::path made = workshop.folder() / "restored.db";
  TRY_VOID(make_file(made.string(), archive, writes, counter));
  return present ? take_over_sqlite_file(where, made.string()) : put_in_place(made, where);
}

}  // namespace

Result<BackupManifest> restore_backup(const std::filesystem::path& path, const std::string& where,
                                      const RestoreOptions& options, BackupProgress progress) {
  TRY(const BackupArchive archive, BackupArchive::open(path));
  const BackupManifest& manifest = archive.manifest();
  if (manifest.schema > program_schema_version()) {
    return fail(
        Kind::conflict,
        "the backup is of a newer version of capnr (schema {found}, this program knows {known}): update "
        "capnr",
        {{"found", std::to_string(manifest.schema)}, {"known", std::to_string(program_schema_version())}},
        {.file = path.string()});
  }
  RowCounter counter(progress, 3 * manifest.rows());
  TRY_VOID(check_archive(archive, counter));
  const bool server = where.starts_with("postgresql://") || where.starts_with("postgres://");
  TRY_VOID((server ? into_server : into_file)(archive, where, options, counter));
  return manifest;
}

}  // namespace capnr

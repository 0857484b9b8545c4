// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <deque>

#include "backup/backup.h"
#include "backup/table_bytes.h"
#include "backup/workshop.h"
#include "base/file.h"
#include "store/migrations.h"
#include "store/whole_database.h"
#include "table/zip_writer.h"

namespace capnr {
namespace {

Result<> refuse_damage(Database& database) {
  TRY(const auto fault, damage_of(database));
  if (!fault) return {};
  return fail(Kind::unavailable,
              "the database is damaged ({reason}): it is not saved over a good backup; see capnr doctor",
              {{"reason", *fault}});
}

Result<BackupManifest> describe_database(Database& database, const BackupNotes& notes) {
  BackupManifest manifest;
  manifest.program = notes.program;
  manifest.made_at = notes.made_at;
  manifest.engine = database.engine() == Engine::sqlite ? "sqlite" : "postgresql";
  TRY(manifest.schema, schema_version(database));
  if (manifest.schema == 0)
    return fail(Kind::not_found, "the database holds nothing of capnr yet: there is nothing to save");
  TRY(const std::vector<StoredTable> tables, stored_tables(database));
  for (const StoredTable& table : tables) {
    TRY(const std::int64_t rows, count_of(database, table));
    manifest.tables.push_back({table, rows, ""});
  }
  return manifest;
}

Result<> write_archive(Database& database, BackupManifest manifest, const std::filesystem::path& path,
                       RowCounter& counter) {
  std::deque<TableBytes> tables;
  std::vector<ZipStream> entries;
  for (const BackupTable& each : manifest.tables) {
    TableBytes& bytes = tables.emplace_back(database, each.table, counter);
    entries.push_back({table_entry(each.table.name), [&bytes] { return bytes.next(); }});
  }
  // Last, when all that it tells is known.
  std::string text;
  entries.push_back({std::string(manifest_entry), [&]() -> Result<std::string_view> {
                       if (!text.empty()) return std::string_view();
                       manifest.tables.clear();
                       for (TableBytes& table : tables) manifest.tables.push_back(table.told());
                       text = manifest_text(manifest);
                       return std::string_view(text);
                     }});
  return write_zip(path, entries);
}

}  // namespace

Result<BackupManifest> write_backup(Database& database, const std::filesystem::path& path,
                                    const BackupNotes& notes, BackupProgress progress) {
  TRY(const Workshop workshop, Workshop::beside(path));
  const std::filesystem::path made = workshop.folder() / "backup.zip";
  TRY(Database::Transaction snapshot, database.snapshot());
  TRY(BackupManifest manifest, describe_database(database, notes));
  TRY_VOID(refuse_damage(database));
  RowCounter counter(progress, 2 * manifest.rows());
  TRY_VOID(write_archive(database, std::move(manifest), made, counter));
  TRY_VOID(snapshot.commit());
  TRY(const BackupArchive archive, BackupArchive::open(made));
  TRY_VOID(check_archive(archive, counter));
  std::error_code error;
  std::filesystem::permissions(made, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                               error);
  TRY_VOID(put_in_place(made, path));
  return archive.manifest();
}

}  // namespace capnr

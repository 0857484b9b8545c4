// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/register_store.h"

#include <algorithm>
#include <array>

#include "store/names.h"

namespace capnr {
namespace {

Result<> remove_rows(Database& database, RegisterKind kind, RegisterFileId id) {
  TRY_VOID(database.run(with_names("DELETE FROM {table} WHERE file_id = ?", code(kind)), id));
  return database.run("DELETE FROM register_file WHERE id = ?", id);
}

Result<RegisterFileId> insert(Database& database, OrgId org, RegisterKind kind, const RegisterFile& file) {
  TRY(Statement statement,
      database.prepare("INSERT INTO register_file (org_id, register, path, sha256, rows, rejected, "
                       "recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"));
  TRY_VOID(statement.bind(org, code(kind), file.path, file.sha256, file.rows, file.rejected, file.recorded_at,
                          file.recorded_by));
  TRY([[maybe_unused]] const bool row, statement.step());
  const RegisterFileId id{statement.integer(0)};
  TRY([[maybe_unused]] const bool more, statement.step());
  return id;
}

}  // namespace

std::string_view code(RegisterKind kind) {
  constexpr std::array<std::string_view, 4> codes = {"purchase", "disposal", "meter_reading", "software"};
  return codes[static_cast<std::size_t>(kind)];
}

Result<KeptFile> keep_register_file(Database& database, OrgId org, RegisterKind kind,
                                    const RegisterFile& file) {
  TRY(const std::vector<RegisterFile> files, register_files(database, org, kind));
  for (const RegisterFile& one : files)
    if (one.sha256 == file.sha256 && one.path != file.path)
      return fail(Kind::conflict,
                  "{path} is the same file as {other}, which is there already: remove that one first",
                  {{"path", file.path}, {"other", one.path}});
  const auto before = std::ranges::find(files, file.path, &RegisterFile::path);
  if (before != files.end() && before->sha256 == file.sha256 && before->rows == file.rows)
    return KeptFile{KeptFile::Outcome::unchanged, before->id};
  KeptFile kept;
  if (before != files.end()) {
    kept.outcome = KeptFile::Outcome::replaced;
    TRY_VOID(remove_rows(database, kind, before->id));
  }
  TRY(kept.id, insert(database, org, kind, file));
  return kept;
}

Result<std::vector<RegisterFile>> register_files(Database& database, OrgId org, RegisterKind kind) {
  std::vector<RegisterFile> files;
  TRY(Statement rows,
      database.prepare("SELECT id, path, sha256, rows, rejected, recorded_at, recorded_by FROM register_file "
                       "WHERE org_id = ? AND register = ?"));
  TRY_VOID(rows.bind(org, code(kind)));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    files.push_back({RegisterFileId{rows.integer(0)}, std::string(rows.text(1)), std::string(rows.text(2)),
                     rows.integer(3), rows.integer(4), std::string(rows.text(5)), std::string(rows.text(6))});
  }
  // Not by the database: the order of its texts depends on the server's locale.
  std::ranges::sort(files, {}, &RegisterFile::path);
  return files;
}

Result<> remove_register_file(Database& database, OrgId org, RegisterKind kind, std::string_view path) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<RegisterFile> files, register_files(database, org, kind));
  const auto file = std::ranges::find(files, path, &RegisterFile::path);
  if (file == files.end())
    return fail(Kind::not_found, "{path} brought nothing: without a file, the command lists those that did",
                {{"path", std::string(path)}});
  TRY_VOID(remove_rows(database, kind, file->id));
  return transaction.commit();
}

}  // namespace capnr

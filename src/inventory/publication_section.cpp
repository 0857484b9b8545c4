// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// publications/: versions.csv, every published version, and files.csv, what each holds; the bytes are among the documents.

#include <array>
#include <map>

#include "inventory/city_section_list.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr auto integer = KeptType::integer;

constexpr std::array version_columns = {KeptColumn{"year", integer, true},
                                        KeptColumn{"version", integer, true}, KeptColumn{"published_at"},
                                        KeptColumn{"published_by"}, KeptColumn{"digest"}};

// The first two name the version.
constexpr std::array file_columns = {KeptColumn{"year", integer, true},
                                     KeptColumn{"version", integer, true},
                                     KeptColumn{"number", integer, true},
                                     KeptColumn{"name"},
                                     KeptColumn{"data_set"},
                                     KeptColumn{"media_type"},
                                     KeptColumn{"schema_name"},
                                     KeptColumn{"valid", integer},
                                     KeptColumn{"sha256"},
                                     KeptColumn{"bytes", integer, true}};

using VersionKey = std::pair<std::int64_t, std::int64_t>;

VersionKey key_of(const KeptRow& row) {
  return {row.integer(0), row.integer(1)};
}

Result<KeptRows> rows_of(Database& database, OrgId org, const KeptTable& table, std::string_view sql) {
  KeptRows rows{&table, {}};
  TRY(Statement read, database.prepare(sql));
  TRY_VOID(read.bind(org));
  while (true) {
    TRY(const bool more, read.step());
    if (!more) return rows;
    rows.rows.push_back(kept_cells(read, table.columns));
  }
}

Result<std::int64_t> insert(Database& database, OrgId org, const KeptRow& row) {
  TRY(Statement statement,
      database.prepare("INSERT INTO publication (org_id, year, version, published_at, published_by, digest) "
                       "VALUES (?, ?, ?, ?, ?, ?) RETURNING id"));
  std::vector<Value> values = {to_value(org)};
  for (std::size_t i = 0; i < version_columns.size(); ++i) values.push_back(row.value(i));
  TRY_VOID(statement.bind(std::span<const Value>(values)));
  TRY([[maybe_unused]] const bool made, statement.step());
  const std::int64_t id = statement.integer(0);
  TRY([[maybe_unused]] const bool more, statement.step());
  return id;
}

Result<> insert_file(Database& database, OrgId org, std::int64_t publication, const KeptRow& row) {
  TRY(Statement statement,
      database.prepare(
          "INSERT INTO publication_file (publication_id, org_id, number, name, data_set, media_type, "
          "schema_name, valid, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  std::vector<Value> values = {to_value(publication), to_value(org)};
  for (std::size_t i = 2; i < file_columns.size(); ++i) values.push_back(row.value(i));
  TRY_VOID(statement.bind(std::span<const Value>(values)));
  TRY([[maybe_unused]] const bool more, statement.step());
  return {};
}

}  // namespace

constinit const KeptTable publications_table{"publications/versions.csv", "publication", version_columns};
constinit const KeptTable published_files_table{"publications/files.csv", "publication_file", file_columns};

Result<std::vector<KeptRows>> publication_rows(Database& database, OrgId org) {
  TRY(KeptRows versions, rows_of(database, org, publications_table,
                                 "SELECT year, version, published_at, published_by, digest FROM publication "
                                 "WHERE org_id = ? ORDER BY year, version"));
  TRY(KeptRows files,
      rows_of(database, org, published_files_table,
              "SELECT p.year, p.version, f.number, f.name, f.data_set, f.media_type, f.schema_name, f.valid, "
              "f.sha256, f.bytes FROM publication_file f JOIN publication p ON p.id = f.publication_id "
              "WHERE p.org_id = ? ORDER BY p.year, p.version, f.number"));
  return std::vector{std::move(versions), std::move(files)};
}

// A version is frozen: the folder's and the database's are the same one, or the import is refused.
Result<std::size_t> read_publications(Database& database, OrgId org, const fs::path& root) {
  TRY(const std::vector<KeptRow> versions, read_kept(root, publications_table));
  TRY(const std::vector<KeptRow> files, read_kept(root, published_files_table));
  std::map<VersionKey, std::vector<const KeptRow*>> of_version;
  for (const KeptRow& row : versions) of_version[key_of(row)];
  for (const KeptRow& row : files) {
    const auto found = of_version.find(key_of(row));
    if (found == of_version.end())
      return fail(Kind::bad_input, "there is no version {version} of {year} in versions.csv",
                  {{"version", std::to_string(row.integer(1))}, {"year", std::to_string(row.integer(0))}},
                  row.where("version"));
    found->second.push_back(&row);
  }
  TRY(const std::vector<KeptRows> stored, publication_rows(database, org));
  std::map<std::pair<std::string, std::string>, const std::vector<std::string>*> there;
  for (const std::vector<std::string>& cells : stored.front().rows) there[{cells[0], cells[1]}] = &cells;
  std::size_t added = 0;
  for (const KeptRow& row : versions) {
    const std::vector<std::string> cells = row.cells();
    if (const auto same = there.find({cells[0], cells[1]}); same != there.end()) {
      if (*same->second == cells) continue;
      return fail(
          Kind::conflict,
          "the version {version} of {year} is another one in the database than in the folder: nothing "
          "is imported; keep one of the two",
          {{"version", cells[1]}, {"year", cells[0]}}, row.where("version"));
    }
    TRY(const std::int64_t id, insert(database, org, row));
    for (const KeptRow* file : of_version[key_of(row)]) TRY_VOID(insert_file(database, org, id, *file));
    ++added;
  }
  return added;
}

}  // namespace capnr

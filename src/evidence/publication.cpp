// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/publication.h"

#include <algorithm>

#include "evidence/ledger.h"
#include "evidence/sha256.h"

namespace capnr {
namespace {

Result<> add_file(Database& database, OrgId org, std::int64_t publication, std::int64_t number,
                  const PublicationFile& file) {
  const std::optional<std::int64_t> valid =
      file.valid ? std::optional<std::int64_t>(*file.valid ? 1 : 0) : std::nullopt;
  return database.run(
      "INSERT INTO publication_file (publication_id, number, org_id, name, data_set, media_type, "
      "schema_name, valid, "
      "sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      publication, number, org, file.name, file.data_set, file.media_type, file.schema, valid, file.sha256,
      file.bytes);
}

Result<std::int64_t> id_of(Database& database, OrgId org, int year, int version) {
  TRY(Statement row,
      database.prepare("SELECT id FROM publication WHERE org_id = ? AND year = ? AND version = ?"));
  TRY_VOID(row.bind(org, year, version));
  TRY(const bool found, row.step());
  return found ? row.integer(0) : std::int64_t{0};
}

Result<> add_files(Database& database, OrgId org, std::vector<Publication>& publications) {
  TRY(Statement rows,
      database.prepare("SELECT publication_id, name, data_set, media_type, schema_name, valid, sha256, bytes "
                       "FROM publication_file WHERE org_id = ? ORDER BY publication_id, number"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    const auto of = std::ranges::find(publications, PublicationId{rows.integer(0)}, &Publication::id);
    if (of == publications.end()) continue;
    PublicationFile file{std::string(rows.text(1)),
                         std::string(rows.text(2)),
                         std::string(rows.text(3)),
                         std::string(rows.text(4)),
                         std::nullopt,
                         std::string(rows.text(6)),
                         rows.integer(7)};
    if (!rows.is_null(5)) file.valid = rows.integer(5) != 0;
    of->files.push_back(std::move(file));
  }
}

}  // namespace

const PublicationFile* Publication::file(std::string_view wanted) const {
  const auto found = std::ranges::find(files, wanted, &PublicationFile::name);
  return found == files.end() ? nullptr : &*found;
}

FileToPublish file_to_publish(std::string name, std::string data_set, std::string media_type,
                              std::string content) {
  PublicationFile file{std::move(name),
                       std::move(data_set),
                       std::move(media_type),
                       {},
                       {},
                       sha256_of(content),
                       static_cast<std::int64_t>(content.size())};
  return {std::move(file), std::move(content)};
}

std::string content_digest(std::span<const FileToPublish> files) {
  std::string all;
  for (const FileToPublish& one : files) all += one.file.sha256 + "  " + one.file.name + "\n";
  return sha256_of(all);
}

Result<> record_publication(Database& database, OrgId org, const Publication& publication,
                            std::span<const FileToPublish> files) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::int64_t there, id_of(database, org, publication.year, publication.version));
  if (there != 0)
    return fail(
        Kind::conflict, "version {version} of {year} was published meanwhile: ask again",
        {{"version", std::to_string(publication.version)}, {"year", std::to_string(publication.year)}});
  TRY_VOID(
      database.run("INSERT INTO publication (org_id, year, version, published_at, published_by, digest) "
                   "VALUES (?, ?, ?, ?, ?, ?)",
                   org, publication.year, publication.version, publication.published_at,
                   publication.published_by, publication.digest));
  TRY(const std::int64_t id, id_of(database, org, publication.year, publication.version));
  std::int64_t number = 0;
  for (const FileToPublish& one : files) {
    TRY_VOID(keep_document(database, org, publication_path(publication) + "/" + one.file.name, one.content,
                           publication.published_at));
    TRY_VOID(add_file(database, org, id, ++number, one.file));
  }
  return transaction.commit();
}

Result<std::vector<Publication>> list_publications(Database& database, OrgId org) {
  std::vector<Publication> publications;
  TRY(Statement rows,
      database.prepare("SELECT id, year, version, published_at, published_by, digest FROM publication "
                       "WHERE org_id = ? ORDER BY year, version"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    publications.push_back({PublicationId{rows.integer(0)},
                            static_cast<int>(rows.integer(1)),
                            static_cast<int>(rows.integer(2)),
                            std::string(rows.text(3)),
                            std::string(rows.text(4)),
                            std::string(rows.text(5)),
                            {}});
  }
  TRY_VOID(add_files(database, org, publications));
  return publications;
}

std::vector<const Publication*> last_versions(std::span<const Publication> publications) {
  std::vector<const Publication*> last;
  for (const Publication& one : publications) {
    const auto same = std::ranges::find(last, one.year, [](const Publication* other) { return other->year; });
    if (same == last.end())
      last.push_back(&one);
    else if ((*same)->version < one.version)
      *same = &one;
  }
  return last;
}

std::string publication_path(const Publication& publication) {
  return "open-data/" + std::to_string(publication.year) + "/v" + std::to_string(publication.version);
}

}  // namespace capnr

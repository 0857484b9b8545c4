// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "store/database.h"

// What a city has published as open data, year by year and version by version. A published version is frozen: nothing here changes or removes one, and its
// bytes are kept as documents by their hash, so that its files can be written again, the same, at any time.
//
//   TRY(const Publication published, record_publication(database, org, publication, files));     // version 1, or one more than the last
//   TRY(const std::vector<Publication> all, list_publications(database, org));

namespace capnr {

using PublicationId = Id<struct PublicationTag>;

struct PublicationFile {
  std::string name;      ///< "impact.csv"
  std::string data_set;  ///< what it is a file of: "impact"; empty for what only describes the others
  std::string media_type;
  std::string
      schema;  ///< the schema that it follows, "impact-service-public-numerique v0.5.0"; empty for none
  std::optional<bool> valid;  ///< against that schema, when it was published
  std::string sha256;
  std::int64_t bytes = 0;
};

struct Publication {
  PublicationId id;
  int year = 0;                            ///< of the values
  int version = 0;                         ///< 1, 2, 3…
  std::string published_at, published_by;  ///< "2026-11-24T18:07:58Z"
  std::string digest;                      ///< of what is published: see content_digest()
  std::vector<PublicationFile> files;

  const PublicationFile* file(std::string_view name) const;
};

/// A file with its bytes. Its sha256 and bytes are counted here.
struct FileToPublish {
  PublicationFile file;
  std::string content;
};
FileToPublish file_to_publish(std::string name, std::string data_set, std::string media_type,
                              std::string content);

/// SHA-256 of the names and hashes of the files, in their order: equal when the same is published.
std::string content_digest(std::span<const FileToPublish> files);

/// Kind::conflict when there is that version of the year already: somebody else published meanwhile.
Result<> record_publication(Database& database, OrgId org, const Publication& publication,
                            std::span<const FileToPublish> files);
/// By year, then version, with their files.
Result<std::vector<Publication>> list_publications(Database& database, OrgId org);

/// The last version of each year.
std::vector<const Publication*> last_versions(std::span<const Publication> publications);
/// "open-data/2025/v1"
std::string publication_path(const Publication& publication);

}  // namespace capnr

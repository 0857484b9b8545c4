// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/open_data_folder.h"

#include "base/file.h"
#include "evidence/ledger.h"
#include "evidence/sha256.h"
#include "table/json.h"

namespace capnr::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> not_as_published(const fs::path& path) {
  return fail(Kind::conflict,
              "{path} is not what was published: a published version is frozen. Move it away, and ask again",
              {{"path", path.string()}});
}

Result<> made(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(Kind::unavailable, "cannot write {path}: {reason}",
                {{"path", folder.string()}, {"reason", error.message()}});
  return {};
}

Result<> compare(const fs::path& folder, const Publication& publication) {
  for (const PublicationFile& file : publication.files) {
    const auto sha256 = sha256_of_file(folder / file.name);
    if (!sha256 || *sha256 != file.sha256) return not_as_published(folder / file.name);
  }
  return {};
}

// A version appears whole: its folder is filled under another name first.
Result<> write_version(Database& database, OrgId org, const Publication& publication,
                       const fs::path& output) {
  const fs::path folder = output / publication_path(publication);
  if (fs::exists(folder)) return compare(folder, publication);
  const fs::path unfinished =
      folder.parent_path() / (".v" + std::to_string(publication.version) + ".unfinished");
  TRY_VOID(made(unfinished));
  for (const PublicationFile& file : publication.files) {
    TRY(const Document document, find_document(database, org, file.sha256));
    TRY_VOID(write_file(unfinished / file.name, document.bytes));
  }
  std::error_code error;
  fs::rename(unfinished, folder, error);
  if (error)
    return fail(Kind::unavailable, "cannot write {path}: {reason}",
                {{"path", folder.string()}, {"reason", error.message()}});
  return {};
}

std::string latest_json(const Publication& publication) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("year").integer(publication.year).key("version").integer(publication.version);
  json.key("published").text(publication.published_at);
  json.key("path").text("v" + std::to_string(publication.version) + "/").key("files").begin_array();
  for (const PublicationFile& file : publication.files) json.text(file.name);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace

Result<> check_is_free(const fs::path& output, const Publication& publication) {
  const fs::path folder = output / publication_path(publication);
  return fs::exists(folder) ? Result<>(not_as_published(folder)) : Result<>();
}

Result<> write_open_data(Database& database, OrgId org, const OpenDataCatalog& catalog,
                         const fs::path& output) {
  TRY_VOID(made(output / "open-data"));
  for (const Publication& publication : catalog.publications)
    TRY_VOID(write_version(database, org, publication, output));
  for (const Publication* last : last_versions(catalog.publications))
    TRY_VOID(
        write_file((output / publication_path(*last)).parent_path() / "latest.json", latest_json(*last)));
  const RdfGraph graph = dcat_catalog(catalog);
  TRY_VOID(write_file(output / "open-data/catalog.ttl", to_turtle(graph)));
  TRY_VOID(write_file(output / "open-data/catalog.jsonld", to_json_ld(graph)));
  TRY_VOID(write_file(output / "open-data/catalog.rdf", to_rdf_xml(graph)));
  return write_file(output / "open-data/catalogue.csv", catalogue_csv(catalog));
}

}  // namespace capnr::cli

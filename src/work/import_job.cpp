// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/import_job.h"

#include <algorithm>

#include "base/file.h"
#include "inventory/city_file.h"
#include "people/audit.h"
#include "table/json.h"
#include "work/scratch_folder.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

Result<StoredOrg> org_of(Database& database, OrgId id) {
  TRY(std::vector<StoredOrg> orgs, list_orgs(database));
  for (StoredOrg& org : orgs)
    if (org.id == id) return std::move(org);
  return fail(Kind::not_found, "the city is no longer in the database");
}

// A folder names its city: it may not be another one than that of who sends it.
Result<> check_city(const fs::path& folder, const City& city) {
  TRY(const CityFile file, read_city_file(folder));
  if (file.city.insee_code == city.insee_code) return {};
  return fail(Kind::bad_input,
              "city.toml is of {theirs} ({their_code}), and this site is that of {ours} ({our_code})",
              {{"theirs", file.city.name},
               {"their_code", file.city.insee_code},
               {"ours", city.name},
               {"our_code", city.insee_code}},
              {.file = std::string(city_file_name)});
}

// The mappings that were chosen, as a folder of the user's own; empty when all files go by their headers.
Result<fs::path> write_mappings(const std::vector<Upload>& files, const fs::path& folder) {
  std::size_t number = 0;
  for (const Upload& file : files) {
    if (file.mapping.empty()) continue;
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    TRY_VOID(write_file(folder / (std::to_string(++number) + ".toml"), file.mapping));
  }
  return number == 0 ? fs::path() : folder;
}

void write_file_answer(JsonWriter& json, const FileReport& file, const std::string& rejects,
                       Language language) {
  json.begin_object().key("path").text(file.source.path);
  json.key("format").text(file.source.format).key("mapping").text(mapping_name(file.source.mapping));
  json.key("rows").integer(file.source.rows).key("rejected").integer(file.source.rejected);
  json.key("first_rejects").begin_array();
  constexpr std::size_t shown = 5;
  for (std::size_t i = 0; i < std::min(shown, file.first_rejects.size()); ++i)
    json.text(describe(file.first_rejects[i], language));
  json.end_array().key("rejects_file").text(rejects).end_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

// The files of rejects, kept with the job under names of one line.
Result<std::string> keep_rejects(JobUnderWay& under_way, const FileReport& file, const fs::path& folder) {
  if (file.rejects_file.empty()) return std::string();
  std::string name = file.rejects_file.lexically_relative(folder).string();
  std::ranges::replace(name, '/', '-');
  TRY(const std::string bytes, read_file(file.rejects_file));
  TRY_VOID(keep_job_file(under_way.database, under_way.job.id, name, bytes));
  return name;
}

Result<std::string> answer_of(JobUnderWay& under_way, const ImportReport& report, const fs::path& rejects,
                              Language language) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("inventories").begin_array();
  for (const InventoryReport& inventory : report.inventories) {
    json.begin_object().key("date").text(to_string(inventory.header.date));
    json.key("label").text(inventory.header.label);
    json.key("stored").boolean(inventory.stored).key("unchanged").boolean(inventory.unchanged);
    json.key("rows").begin_object();
    for (std::size_t i = 0; i < entity_count; ++i)
      if (inventory.rows[i] > 0) json.key(code(static_cast<Entity>(i))).integer(inventory.rows[i]);
    json.end_object().key("rejected").integer(inventory.rejected);
    json.key("recognised").integer(inventory.recognised_rows);
    json.key("unrecognised").integer(static_cast<std::int64_t>(inventory.unrecognised.size()));
    json.key("files").begin_array();
    for (const FileReport& file : inventory.files) {
      TRY(const std::string name, keep_rejects(under_way, file, rejects));
      write_file_answer(json, file, name, language);
    }
    json.end_array();
    write_texts(json, "left_aside", inventory.left_aside);
    write_texts(json, "gone", inventory.gone);
    json.end_object();
  }
  json.end_array().key("sections").begin_array();
  for (const SectionReport& section : report.sections) json.text(section.name);
  json.end_array().end_object();
  return out;
}

ImportOptions options_of(JobUnderWay& under_way, const ImportRequest& request, const City& city,
                         const fs::path& rejects) {
  ImportOptions options;
  options.date = request.date;
  options.city = city.insee_code.empty() ? city.name : city.insee_code;
  options.accept_partial = request.accept_partial;
  options.rejects = rejects;
  options.language = request.language;
  options.progress = [&under_way](const ImportProgress& progress) {
    return under_way.tell({progress.file, static_cast<std::int64_t>(progress.bytes),
                           static_cast<std::int64_t>(progress.total_bytes)});
  };
  return options;
}

bool is_taken(const ImportReport& report) {
  return std::ranges::all_of(report.inventories,
                             [](const InventoryReport& one) { return one.stored || one.unchanged; });
}

Result<std::string> import_batch(JobUnderWay& under_way, const ImportTools& tools) {
  TRY(const ImportRequest request, import_request_from(under_way.job.request));
  Database& database = under_way.database;
  const OrgId org_id = under_way.job.org;
  TRY(const StoredOrg org, org_of(database, org_id));
  TRY(const std::vector<Upload> files, load_uploads(database, org_id, request.batch));
  TRY(const ScratchFolder scratch, ScratchFolder::make());
  const fs::path folder = scratch.path() / "files", rejects = scratch.path() / "rejects";
  TRY_VOID(unpack(files, folder));
  ImportOptions options = options_of(under_way, request, org.city, rejects);
  TRY(options.mappings, write_mappings(files, scratch.path() / "mappings"));
  const std::optional<std::string> city_folder = city_folder_of(files);
  if (city_folder) TRY_VOID(check_city(folder / *city_folder, org.city));
  TRY(const ImportReport report, import_paths(database, tools.catalog, tools.products,
                                              {city_folder ? folder / *city_folder : folder}, options));
  TRY(std::string answer, answer_of(under_way, report, rejects, request.language));
  if (is_taken(report)) {
    TRY_VOID(remove_uploads(database, org_id, request.batch));
    for (const InventoryReport& inventory : report.inventories)
      TRY_VOID(append_audit(database, {under_way.job.account, under_way.now},
                            {org_id, "inventory.imported", "inventory " + to_string(inventory.header.date),
                             inventory.unchanged ? "unchanged" : ""}));
  }
  return answer;
}

}  // namespace

std::optional<std::string> city_folder_of(const std::vector<Upload>& files) {
  std::optional<std::string> folder;
  for (const Upload& file : files) {
    const fs::path path = file.name;
    if (path.filename() != city_file_name) continue;
    std::string parent = path.parent_path().string();
    if (!folder || parent.size() < folder->size()) folder = std::move(parent);
  }
  return folder;
}

JobKind import_job(FindImportTools tools) {
  return [tools = std::move(tools)](JobUnderWay& under_way) -> Result<std::string> {
    TRY(const std::shared_ptr<const ImportTools> found, tools());
    return import_batch(under_way, *found);
  };
}

}  // namespace capnr

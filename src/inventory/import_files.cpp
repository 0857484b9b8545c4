// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/import_files.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/text.h"
#include "evidence/sha256.h"
#include "inventory/export_files.h"
#include "inventory/file_rows.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

bool is_table(const fs::path& path) {
  static constexpr std::array<std::string_view, 6> endings = {".csv",  ".tsv", ".txt",
                                                              ".xlsx", ".ods", ".json"};
  const std::string ending = folded(path.extension().string());
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return e.substr(1) == ending; });
}

// What an export writes beside the tables, and what editors and systems leave behind.
bool is_companion(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == checksums_file_name || name == city_file_name || name.ends_with(".license") ||
         name.ends_with(".toml") || name == corrections_file_name || is_sources_file(path);
}

bool is_excluded(const fs::path& relative, const std::vector<std::string>& excluded) {
  const std::string name = relative.filename().string();
  return name.starts_with(".") || name.starts_with("~$") || name == rejects_folder_name ||
         std::find(excluded.begin(), excluded.end(), relative.generic_string()) != excluded.end();
}

Result<ImportFile> found(const fs::path& path, std::string shown) {
  if (!is_utf8(shown))
    return fail(Kind::bad_input, "the name of the file is not UTF-8: rename it", {}, {.file = path.string()});
  ImportFile file;
  file.path = path;
  file.source.path = std::move(shown);
  std::error_code error;
  file.bytes = fs::file_size(path, error);
  return file;
}

Entity first_entity(const FilePlan& plan) {
  Entity first = plan.tables.front().table->entity;
  for (const ColumnPlan& table : plan.tables) first = std::min(first, table.table->entity);
  return first;
}

Result<> plan_one(ImportFile& file, const std::vector<Mapping>& mappings, const std::string& wanted) {
  auto plan = plan_file(file.path, mappings, wanted, {});
  if (!plan) {
    Error error = plan.error();
    if (error.where.file.empty() || error.where.file == file.path.string())
      error.where.file = file.source.path;
    return tl::unexpected(std::move(error));
  }
  file.plan = std::move(*plan);
  file.source.format = format_text(file.plan.format);
  file.source.mapping = mapping_stamp(*find_mapping(mappings, file.plan.mapping));
  TRY(file.source.sha256, sha256_of_file(file.path));
  return {};
}

}  // namespace

bool ImportFile::has(Entity entity) const {
  return std::any_of(plan.tables.begin(), plan.tables.end(),
                     [entity](const ColumnPlan& table) { return table.table->entity == entity; });
}

Result<FoundFiles> files_of_folder(const fs::path& folder, const std::string& shown,
                                   const std::vector<std::string>& excluded) {
  FoundFiles out;
  std::error_code error;
  std::vector<fs::path> tables;
  auto at = fs::recursive_directory_iterator(folder, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    const fs::path relative = at->path().lexically_relative(folder);
    std::error_code ignored;
    if (is_excluded(relative, excluded)) {
      if (at->is_directory(ignored)) at.disable_recursion_pending();
      continue;
    }
    if (at->is_directory(ignored) || is_companion(at->path())) continue;
    if (at->is_regular_file(ignored) && is_table(relative)) {
      tables.push_back(relative);
    } else {
      out.left_aside.push_back(shown + relative.generic_string());
    }
  }
  if (error) {
    return fail(Kind::not_found, "the folder cannot be read: {reason}", {{"reason", error.message()}},
                {.file = folder.string()});
  }
  std::sort(tables.begin(), tables.end());
  std::sort(out.left_aside.begin(), out.left_aside.end());
  for (const fs::path& relative : tables) {
    TRY(ImportFile file, found(folder / relative, shown + relative.generic_string()));
    out.files.push_back(std::move(file));
  }
  return out;
}

Result<std::vector<Mapping>> with_own_mappings(const std::vector<Mapping>& shipped, const fs::path& folder) {
  TRY(std::vector<Mapping> all, load_mappings(folder));
  for (Mapping& mapping : all) mapping.own = true;
  for (const Mapping& mapping : shipped) {
    if (find_mapping(all, mapping.name) == nullptr) all.push_back(mapping);
  }
  return all;
}

Result<std::string> choose_mapping(const std::string& wanted, std::vector<Mapping>& mappings) {
  const fs::path path = wanted;
  if (path.extension() != ".toml") return wanted;
  TRY(const std::string text, read_file(path, 1U << 20U));
  TRY(Mapping mapping, parse_mapping(text, path));
  mapping.own = true;
  std::string name = mapping.name;
  std::erase_if(mappings, [&](const Mapping& other) { return other.name == name; });
  mappings.push_back(std::move(mapping));
  return name;
}

Result<> plan_files(std::vector<ImportFile>& files, const std::vector<Mapping>& mappings,
                    const std::string& wanted, const CityFile* city) {
  for (ImportFile& file : files) {
    std::string mapping = wanted;
    if (const FileChoice* choice = city != nullptr ? city->choice_of(file.source.path) : nullptr;
        choice != nullptr && wanted.empty())
      mapping = choice->mapping;
    TRY_VOID(plan_one(file, mappings, mapping));
  }
  std::stable_sort(files.begin(), files.end(), [](const ImportFile& a, const ImportFile& b) {
    return first_entity(a.plan) < first_entity(b.plan);
  });
  return {};
}

}  // namespace capnr

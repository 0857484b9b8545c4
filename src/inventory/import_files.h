// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "evidence/source.h"
#include "inventory/city_file.h"
#include "inventory/header_match.h"

// Which files an inventory is made of, and how each is to be read. Nothing is read here but first rows and hashes.

namespace capnr {

struct ImportFile {
  std::filesystem::path path;
  SourceFile source;              ///< its path as it is shown and kept
  std::filesystem::path rejects;  ///< where its rejected rows go
  std::uint64_t bytes = 0;
  FilePlan plan;
  bool exported = false;  ///< just as an export wrote it: its rows name the files that they first came from

  bool has(Entity entity) const;
};

struct FoundFiles {
  std::vector<ImportFile> files;
  std::vector<std::string> left_aside;
};

/// The tables of a folder and of the folders in it, in the order of their names, by what their names end with. Left aside: hidden files, those of
/// `excluded` folders (relative to `folder`) and of folders called "rejets", and what is no table. `shown` goes before the names.
Result<FoundFiles> files_of_folder(const std::filesystem::path& folder, const std::string& shown,
                                   const std::vector<std::string>& excluded);

/// The shipped mappings and the user's own, which win over them, and replace those of the same name.
Result<std::vector<Mapping>> with_own_mappings(const std::vector<Mapping>& shipped,
                                               const std::filesystem::path& folder);

/// The name of the mapping to read every file with: `wanted`, or that of the .toml file it is the path of, which then joins `mappings`.
Result<std::string> choose_mapping(const std::string& wanted, std::vector<Mapping>& mappings);

/// Hash, format, mapping and columns of each file; then their order, what is referred to first. `city`: its choices, or null.
Result<> plan_files(std::vector<ImportFile>& files, const std::vector<Mapping>& mappings,
                    const std::string& wanted, const CityFile* city);

}  // namespace capnr

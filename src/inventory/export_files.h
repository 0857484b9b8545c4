// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/source.h"
#include "inventory/repository.h"
#include "table/table.h"

// What an export writes beside the canonical tables, and an import reads back:
//  - corrections.csv beside city.toml: what people said that equipment is;
//  - sources.csv in the folder of each inventory: the files that its rows first came from;
//  - SHA256SUMS there too, as `sha256sum -c` checks it: a canonical file that it vouches for is no source of its own, its rows name theirs.

namespace capnr {

inline constexpr std::string_view corrections_file_name = "corrections.csv";
inline constexpr std::string_view sources_file_name = "sources.csv";
inline constexpr std::string_view checksums_file_name = "SHA256SUMS";
inline constexpr std::string_view rejects_folder_name = "rejets";

/// What spreadsheets open without questions: CSV with ; in UTF-8, its byte order mark, formulas made harmless.
TableFormat exported_format();

/// Whether a text is 64 hexadecimal digits.
bool is_sha256(std::string_view text);

/// Called sources.csv, with the header that an export writes.
bool is_sources_file(const std::filesystem::path& path);
Result<std::vector<SourceFile>> read_sources_file(const std::filesystem::path& path);
Result<> write_sources_file(const std::filesystem::path& path, const std::vector<SourceFile>& sources);

Result<std::vector<Correction>> read_corrections_file(const std::filesystem::path& path);
Result<> write_corrections_file(const std::filesystem::path& path,
                                const std::vector<Correction>& corrections);

/// Name in the folder → hash. Empty when there is no such file.
Result<std::map<std::string, std::string>> read_checksums(const std::filesystem::path& path);
Result<> write_checksums(const std::filesystem::path& path,
                         const std::map<std::string, std::string>& checksums);

}  // namespace capnr

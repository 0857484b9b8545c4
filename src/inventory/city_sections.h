// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/ids.h"
#include "inventory/kept_table.h"

// What a city has beside its inventories: values of indicators, documents, closed years, purchases, disposals. An export writes each as files of
// its own, an import reads them back, and state_digest() covers them, all from one list: another table that the city owns is one more section there
// (a test refuses a table of the schema that no section writes).

namespace capnr {

struct CitySection {
  std::string_view name;                     ///< an English word or two, key of its French
  std::span<const KeptTable* const> tables;  ///< the first tells whether a folder has the section
  /// By table, in an order that does not depend on the database, without its identifiers.
  Result<std::vector<KeptRows>> (*rows)(Database& database, OrgId org);
  /// Adds what is not there yet, in the caller's transaction; how many rows of the first table were new.
  Result<std::size_t> (*read)(Database& database, OrgId org, const std::filesystem::path& root);
  /// What is no table; null for none.
  Result<> (*write_files)(Database& database, OrgId org, const std::filesystem::path& root) = nullptr;
};

/// In the order in which they are read.
std::span<const CitySection> city_sections();

struct SectionReport {
  std::string_view name;
  std::size_t rows = 0;
};

/// Those that have something, into the city's folder.
Result<std::vector<SectionReport>> write_sections(Database& database, OrgId org,
                                                  const std::filesystem::path& root);
bool has_sections(const std::filesystem::path& root);
/// Those that the folder has, in the caller's transaction; what each brought. What is there already changes nothing.
Result<std::vector<SectionReport>> read_sections(Database& database, OrgId org,
                                                 const std::filesystem::path& root);
/// Every cell of every section that has something.
Result<> digest_sections(Database& database, OrgId org, FunctionRef<void(std::string_view)> add);
/// Takes the files of sections out of a folder.
void remove_sections(const std::filesystem::path& root);

}  // namespace capnr

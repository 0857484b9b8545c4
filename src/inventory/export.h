// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "inventory/city_sections.h"
#include "inventory/fields.h"
#include "inventory/repository.h"

namespace capnr {

struct ExportedInventory {
  InventoryHeader header;
  std::string folder;  ///< in the city's folder
  std::array<std::int64_t, entity_count> rows = {};
  std::int64_t sources = 0;
};

struct ExportReport {
  std::vector<ExportedInventory> inventories;
  std::size_t corrections = 0;
  std::vector<SectionReport> sections;  ///< of the whole city only
};

struct ExportOptions {
  std::optional<Date> inventory;  ///< only this one
  bool force = false;             ///< into a folder that is not empty
};

/// Writes the whole city as a folder that import reads back to the same state (docs/city-folder.md): city.toml, corrections.csv, and for each
/// inventory a folder named by its date with one canonical CSV for each entity, sources.csv and SHA256SUMS; beside them, what the city has beside its
/// inventories (city_sections.h), unless only one inventory is asked for. Kind::conflict when the folder is
/// not empty. The folder appears once everything is written; with `force` its files are replaced one by one.
Result<ExportReport> export_city(Database& database, const StoredOrg& org,
                                 const std::filesystem::path& folder, const ExportOptions& options);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/import.h"
#include "inventory/import_files.h"

// One inventory of an import: its files are read in passes, one for each entity, so that a record meets what it refers to whatever the file
// that holds it, and everything is written in one transaction.

namespace capnr {

/// What the inventories of one import share.
struct ImportContext {
  Database& database;
  const InventoryCatalog& catalog;
  const ImportOptions& options;
  Recogniser recogniser;
  OrgId org;
  std::uint64_t done_bytes = 0, total_bytes = 0;
};

struct InventoryJob {
  InventoryHeader header;
  std::vector<ImportFile> files;    ///< planned
  std::vector<SourceFile> origins;  ///< of a folder written by an export: where its rows first came from
  bool whole = false;               ///< these files are the inventory; else they join it
  std::vector<std::string> left_aside;
};

/// Bytes that the passes over these files read.
std::uint64_t bytes_to_read(const InventoryJob& job);

/// `stored`: the inventory of that date, when there is one.
Result<InventoryReport> import_inventory(ImportContext& context, const InventoryJob& job,
                                         const StoredInventory* stored);

/// The report when these files, read with these mappings and recognised as now, are stored already; nothing when there is something to do.
Result<std::optional<InventoryReport>> unchanged_inventory(ImportContext& context, const InventoryJob& job,
                                                           const StoredInventory* stored);

}  // namespace capnr

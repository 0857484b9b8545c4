// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "evidence/source.h"
#include "footprint/engine.h"
#include "inventory/catalog.h"
#include "inventory/reject.h"

// The footprint of a file that is not stored anywhere: rows are summed into weights as they are read, so memory grows with the
// classes of equipment (and eight bytes a row to find names given twice), not with the rows.
//
//   TRY(const FileInventory file, read_inventory_file("parc.csv", catalog, set, profile, as_of, {}));
//   const Footprint footprint = characterise(file.inventory, file.weights, set, profile);

namespace capnr {

struct FileInventoryOptions {
  std::string mapping;            ///< name of the mapping to read it with; chosen by the headers when empty
  std::filesystem::path rejects;  ///< folder for the rows that cannot be read; empty for none
  Language language = Language::fr;
};

struct FileInventory {
  InventoryData inventory;  ///< its classes; the rows are in the weights
  WeightTable weights;
  std::vector<SourceFile> sources;    ///< one, without its hash
  std::vector<Reject> first_rejects;  ///< rows that were left out
  bool names_twice = false;           ///< some name came twice: reading it again must check them too
};

Result<FileInventory> read_inventory_file(const std::filesystem::path& path, const InventoryCatalog& catalog,
                                          const FactorSet& set, const MethodProfile& profile, Date as_of,
                                          const FileInventoryOptions& options);

/// The rows that read_inventory_file() counted, one at a time, with the number and the words of their class: for one line per equipment.
Result<> each_row_of_file(
    const std::filesystem::path& path, const InventoryCatalog& catalog, const FactorSet& set, Date as_of,
    const FileInventoryOptions& options, bool names_twice,
    FunctionRef<Result<>(std::uint32_t class_index, const EquipmentClass&, const EquipmentView&)> on_row);

}  // namespace capnr

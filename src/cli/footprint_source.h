// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "base/function_ref.h"
#include "cli/footprint_options.h"
#include "evidence/source.h"
#include "footprint/engine.h"
#include "inventory/catalog.h"

// What a footprint is computed from, wherever it comes from: the database, or a file (--from).

namespace capnr::cli {

struct FootprintSource {
  InventoryData inventory;
  WeightTable weights;
  std::vector<SourceFile> files;
  std::optional<OpenInventory> stored;      ///< when it comes from the database
  std::optional<InventoryCatalog> catalog;  ///< when it comes from a file: what it was read with
  bool names_twice = false;                 ///< of a file
};

/// Rows that cannot be read are told on the standard error.
Result<FootprintSource> footprint_source(const Context& context, const FootprintOptions& options,
                                         const FactorSet& set, const MethodProfile& profile);

/// One inventory of the database. `stored` stays empty: the database is the caller's.
Result<FootprintSource> stored_source(Database& database, OrgId org, const StoredInventory& inventory,
                                      Date as_of, const MethodProfile& profile);

/// The rows of equipment that the weights were summed from, one at a time, in their order. They are read again: they are not kept.
using OnEquipment =
    FunctionRef<Result<>(std::uint32_t class_index, const EquipmentClass&, const EquipmentView&)>;
Result<> each_equipment_of(FootprintSource& source, const FootprintOptions& options, const FactorSet& set,
                           OnEquipment on_row);

}  // namespace capnr::cli

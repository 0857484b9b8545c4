// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <vector>

#include "inventory/countries.h"
#include "inventory/header_words.h"
#include "inventory/mapping.h"
#include "inventory/recognise.h"

namespace capnr {

/// What the catalogue folder says of inventories: mappings/, recognition/countries.csv, recognition/rules.csv,
/// recognition/headers.csv.
struct InventoryCatalog {
  std::vector<Mapping> mappings;
  CountryTable countries;
  RecognitionRules rules;
  HeaderWords headers;
};

Result<InventoryCatalog> load_inventory_catalog(const std::filesystem::path& folder);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/catalog.h"

namespace capnr {

Result<InventoryCatalog> load_inventory_catalog(const std::filesystem::path& folder) {
  InventoryCatalog catalog;
  TRY(catalog.mappings, load_mappings(folder / "mappings"));
  TRY(catalog.countries, CountryTable::load(folder / "recognition" / "countries.csv"));
  TRY(catalog.rules, RecognitionRules::load(folder / "recognition" / "rules.csv"));
  TRY(catalog.headers, HeaderWords::load(folder / "recognition" / "headers.csv"));
  return catalog;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/known_products.h"

#include "base/text.h"

namespace capnr {

RecognitionTable known_products(const FactorSet& set) {
  RecognitionTable products;
  for (const ReferenceItem& item : set.items) {
    const auto parts = split(item.id, '/');  // pack/manufacturer/product
    if (parts.size() < 3 || item.generic.empty()) continue;
    products.push_back(
        {item.id, item.generic, std::string(parts[1]), item.name_en.empty() ? item.name_fr : item.name_en});
  }
  return products;
}

}  // namespace capnr

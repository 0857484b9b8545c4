// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "footprint/factor_set.h"
#include "inventory/recognise.h"

namespace capnr::cli {

/// The manufacturers' products of a factor set, for recognising models: its items called pcf/MAKER/PRODUCT.
RecognitionTable products_of(const FactorSet& set);

/// Whether an item is one of the set's; Kind::not_found names the nearest ones by their id or name.
Result<> check_item(const FactorSet& set, std::string_view item);

/// The ids nearest to what was typed, best first.
std::vector<std::string> nearest_items(const FactorSet& set, std::string_view typed, std::size_t most);

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/engine.h"

namespace capnr::test {

/// A set of the catalogue, loaded once.
const FactorSet& shipped_set(const std::string& name);

/// One inventory of the demonstration city's sample (examples/ville-demo/sample), imported once.
const InventoryData& demo_city(int year);

}  // namespace capnr::test

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "footprint/known_products.h"
#include "inventory/import.h"
#include "running_server.h"

namespace capnr::test {

inline const FactorSet& open_factors() {
  static const FactorSet set = [] {
    const std::filesystem::path catalog = std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog";
    return RunningServer::good(load_factor_set(catalog, RunningServer::good(find_set(catalog, "open"))));
  }();
  return set;
}

/// Puts the sample of the demonstration city (three inventories) into the server's city.
inline void import_demo_city(RunningServer& server) {
  const std::filesystem::path source = CAPNR_SOURCE_DIR;
  Database database = server.open();
  ImportOptions options;
  options.accept_partial = true;
  options.rejects = server.where() + "-rejects";
  RunningServer::good(import_paths(database, RunningServer::good(load_inventory_catalog(source / "catalog")),
                                   known_products(open_factors()), {source / "examples/ville-demo/sample"},
                                   options));
}

}  // namespace capnr::test

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "evidence/publication.h"
#include "publish/open_data_catalog.h"
#include "store/database.h"

// The folder that a web server serves:
//
//   open-data/catalog.ttl, catalog.jsonld, catalog.rdf    what harvesters read; rewritten at each publication
//   open-data/catalogue.csv                               the same in the national schema of catalogues
//   open-data/2025/latest.json                            which version is the last
//   open-data/2025/v1/…                                   a version, frozen

namespace capnr::cli {

/// Writes every version that the folder lacks, from the bytes that the database keeps, then what tells which is the last. A version that is there with other
/// bytes is never touched: Kind::conflict.
Result<> write_open_data(Database& database, OrgId org, const OpenDataCatalog& catalog,
                         const std::filesystem::path& output);

/// Kind::conflict when the folder of a version that is about to be published is there already.
Result<> check_is_free(const std::filesystem::path& output, const Publication& publication);

}  // namespace capnr::cli

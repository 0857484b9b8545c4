// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

// What capnr doctor looks at. Nothing is changed, and what cannot be looked at is itself a finding: an examination never fails.

namespace capnr::cli {

/// A finding in the reader's language.
struct Diagnosis {
  std::string subject;  ///< "database", "inventories", "audit log", "catalogue", "disk"
  bool serious = false;
  std::string message, remedy;
};

/// The file, its rights, the room on its disk; then what the database and its inventories say of themselves.
std::vector<Diagnosis> examine_database(const Context& context, const DatabaseOptions& options);
/// The mappings and tables, and each factor set with its packs. A set that names a pack which is not there is a finding when it is `set`, the
/// one in use: others may be for those who hold a licence for that pack.
std::vector<Diagnosis> examine_catalogue(const Context& context, const std::string& city_folder,
                                         const std::string& set);

}  // namespace capnr::cli

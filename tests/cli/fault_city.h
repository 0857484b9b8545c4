// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "inventory/repository.h"
#include "program.h"

// A city to be imported while something goes wrong, and the state that a database is left in.

namespace capnr::test {

/// Thousands of rows, so that an import writes for a while; `version` changes each of them.
inline void write_city(const std::filesystem::path& folder, int version) {
  write(
      folder / "city.toml",
      "name = \"Ville\"\ninsee_code = \"13055\"\n\n[[inventories]]\ndate = 2026-12-31\nfolder = \"2026\"\n");
  std::string parc = "name;type;manufacturer;model;quantity;department\n";
  for (int i = 0; i < 4000; ++i) {
    parc += "PC-" + std::to_string(i) + ";Portable;Dell;Latitude " + std::to_string(i % 900) + ";" +
            std::to_string(version) + ";D" + std::to_string(i % 40) + "\n";
  }
  write(folder / "2026/parc.csv", parc);
  write(folder / "2026/datacentres.csv", "name;country;pue\nNORD;France;1,5\n");
  write(folder / "2026/vm.csv", "name;host;vcpu;kind\nvm-1;PC-1;4;compute\nvm-2;PC-2;0,5;storage\n");
}

/// The state of the city of a database, "nothing" where there is none.
inline std::string digest_of(const std::string& path) {
  if (!path.starts_with("postgresql:") && !std::filesystem::exists(path)) return "nothing";
  auto database = Database::open(path);
  if (!database) return describe(database.error(), Language::en);
  const auto orgs = list_orgs(*database);
  if (!orgs) return describe(orgs.error(), Language::en);
  if (orgs->empty()) return "nothing";
  const auto digest = state_digest(*database, orgs->front().id);
  return digest ? *digest : describe(digest.error(), Language::en);
}

}  // namespace capnr::test

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "inventory/model.h"

// A city is a folder: city.toml says who it is and which of its folders are inventories, each at its date (docs/city-folder.md).
//
//   name = "Ville-démo"
//   insee_code = "13999"
//   population = 877215
//   fte = 12000
//   mappings = "mappings"              # the city's own mapping files; this is the default
//   [[inventories]]
//   date = 2026-10-31
//   label = "Inventaire 2026"
//   folder = "2026"                    # "." by default: the files are beside city.toml
//   [[departments]]
//   code = "DNSI"
//   name = "Direction du numérique"
//   fte = 285
//   [[files]]                          # for a file that its headers do not tell, or that is no inventory
//   path = "2026/divers.csv"           # or "divers.csv": every file of that name
//   mapping = "divers"                 # or: skip = true
//
// The folders packs/ and sets/ beside it hold the city's own factors (docs/factor-packs.md).

namespace capnr {

struct CityInventory {
  InventoryHeader header;
  std::string folder = ".";  ///< relative to the city's folder
};

/// What to do with one file of the folder.
struct FileChoice {
  std::string path;
  std::string mapping;
  bool skip = false;
};

struct CityFile {
  City city;
  std::string mappings = "mappings";
  std::vector<CityInventory> inventories;
  std::vector<FileChoice> files;

  /// The choice for a file by its path in the city's folder; null when there is none.
  const FileChoice* choice_of(std::string_view path) const;
};

inline constexpr std::string_view city_file_name = "city.toml";

/// An unknown key, a date twice, a code that no city has, a folder that leads out of the city's: errors with their line.
Result<CityFile> parse_city_file(std::string_view toml, const std::string& file);
Result<CityFile> read_city_file(const std::filesystem::path& folder);
/// The text that parse_city_file() reads back.
std::string write_city_file(const CityFile& city);

/// Whether the text may be the INSEE code of a municipality: five characters, "13055", "2A004".
bool is_insee_code(std::string_view text);

}  // namespace capnr

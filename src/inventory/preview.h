// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "inventory/catalog.h"
#include "inventory/guess_mapping.h"
#include "inventory/reject.h"

namespace capnr {

/// How a file would be read, shown before anything is stored.
struct Preview {
  TableFormat format;
  std::int64_t header_row = 0;  ///< 0 for a file without
  std::string known;            ///< the mapping that knows the file already; empty when it had to be guessed
  Mapping mapping;              ///< to be corrected: the guess, or what the known one reads here
  std::vector<ColumnGuess> columns;
  Entity entity = Entity::equipment;  ///< of the rows shown
  std::vector<std::string> fields;    ///< those that the mapping fills
  std::vector<std::vector<std::string>>
      rows;                     ///< ten at most, by field; for equipment the item recognised comes last
  std::vector<Reject> rejects;  ///< of the rows looked at
  bool readable = true;  ///< false when no column could be the name: the mapping must be completed first
};
inline constexpr std::size_t previewed_rows = 10;

struct PreviewRequest {
  std::filesystem::path path;
  std::string name;    ///< of the mapping to write
  std::string wanted;  ///< a mapping to show instead of guessing; empty to choose
  Date date;           ///< of the inventory, for the checks
};

Result<Preview> preview_file(const InventoryCatalog& catalog, const std::vector<Mapping>& mappings,
                             const RecognitionTable& products, const PreviewRequest& request);

/// The mapping file, with what was found as comments: each column and a value of it, those that are left included.
std::string preview_mapping_text(const Preview& preview, Language language);

/// "Parc écoles 2026.csv" is "parc-ecoles-2026": a name for its mapping.
std::string mapping_name_for(const std::filesystem::path& path);

}  // namespace capnr

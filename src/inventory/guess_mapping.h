// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/column_traits.h"
#include "inventory/header_words.h"
#include "inventory/mapping.h"

namespace capnr {

/// What a column was taken for.
struct ColumnGuess {
  std::string header;  ///< empty when the file has none
  std::size_t column = 0;
  std::optional<std::size_t> field;  ///< of the entity; nothing when the column is left
  double score = 0;                  ///< 0 to 1
  std::string sample;                ///< a value of it
};

struct MappingGuess {
  Mapping mapping;  ///< one table; without a name field when no column may be the name
  std::vector<ColumnGuess> columns;
  std::size_t header_index = 0;  ///< into the sample's rows
  bool has_header = true;
};

/// A mapping for a table that no mapping knows, from its headers and from its values.
MappingGuess guess_mapping(const FileSample& sample, const std::string& name, const HeaderWords& headers,
                           const KnownWords& words);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "inventory/fields.h"
#include "inventory/mapping.h"

namespace capnr {

/// The words that people and tools write over their columns: those of catalog/recognition/headers.csv (entity;field;words, * for every entity), the
/// headers of all mappings, and the names of the fields.
class HeaderWords {
 public:
  static Result<HeaderWords> load(const std::filesystem::path& path);
  void add(const std::vector<Mapping>& mappings);

  /// How much a header speaks for a field, from 0 to 1: 1 when it is one of its headers, less when it holds one among other words.
  double score(Entity entity, std::size_t field, std::string_view header) const;

 private:
  struct Word {
    Entity entity;
    std::size_t field;
    std::string text;  // folded
  };
  void add(Entity entity, std::size_t field, std::string_view word);
  std::vector<Word> words_;
};

}  // namespace capnr

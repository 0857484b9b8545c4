// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.h"

namespace capnr {

/// Names of countries in French and English, and their codes, to ISO 3166-1 alpha-2.
class CountryTable {
 public:
  /// Columns code;iso3;name_fr;name_en;other (names separated by |), with a header.
  static Result<CountryTable> load(const std::filesystem::path& path);
  /// "Allemagne", "germany", "DEU" and "de" are "DE"; empty when it is none that the table knows.
  std::string_view code(std::string_view name) const;
  bool empty() const { return by_name_.empty(); }

 private:
  std::unordered_map<std::string, std::string> by_name_;  // folded
};

}  // namespace capnr

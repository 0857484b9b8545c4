// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "inventory/countries.h"
#include "inventory/header_match.h"
#include "inventory/recognise.h"

namespace capnr {

/// What the cells of a column look like; shares are of those that are filled.
struct ColumnTraits {
  std::size_t rows = 0, filled = 0, distinct = 0;
  double numbers = 0, dates = 0, countries = 0, makers = 0, types = 0, models = 0, unit_numbers = 0;
  double least = 0, most = 0;  ///< of the numbers
  bool several_lines = false, tags = false;
  std::string unit;  ///< folded, behind the numbers: "go"
  bool month_first = false, decimal_point = false;
  std::vector<std::string> values;  ///< the distinct cells, thirty at most

  double fill() const { return rows == 0 ? 0 : static_cast<double>(filled) / static_cast<double>(rows); }
  double uniqueness() const {
    return filled == 0 ? 0 : static_cast<double>(distinct) / static_cast<double>(filled);
  }
};

/// What is needed to know words when one meets them.
struct KnownWords {
  const CountryTable* countries = nullptr;
  const Recogniser* recogniser = nullptr;
  std::unordered_set<std::string> makers;  ///< first word of the manufacturers' names, folded
};
KnownWords known_words(const CountryTable& countries, const Recogniser& recogniser,
                       const RecognitionTable& products);

/// Of one column, below the header.
ColumnTraits traits_of(const FileSample& sample, std::size_t first_row, std::size_t column,
                       const KnownWords& words);

}  // namespace capnr

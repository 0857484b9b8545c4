// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "inventory/countries.h"
#include "inventory/mapping.h"

// What a cell means for a field: cleaned, translated, converted, checked. One function for each kind of field; the reason of a refusal
// is an English id for tr() with its parameters.

namespace capnr {

struct CellFault {
  std::string message;
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// What the checks need to know.
struct CellContext {
  const CountryTable* countries = nullptr;
  Date inventory_date;  ///< dates more than ten years after it are refused
};

inline constexpr std::size_t longest_text = 1000;

/// Trimmed, first line, without tags, and so on, as the mapping says. May use `buffer`.
std::string_view cleaned(std::string_view cell, const FieldMapping& mapping, std::string& buffer);
bool needs_cleaning(const FieldMapping& mapping);

/// The meaning of a text (also country and choice): translated by the mapping's values. `out` receives it.
std::optional<CellFault> read_text(std::string_view cell, const Field& field, const FieldMapping& mapping,
                                   const CellContext& context, std::string& out);

/// Number or share. An empty cell is not to be given to it.
std::optional<CellFault> read_number(std::string_view cell, const Field& field, const FieldMapping& mapping,
                                     bool decimal_point, double& out);
std::optional<CellFault> read_date(std::string_view cell, DateOrder order, const CellContext& context,
                                   Date& out);

/// Control characters, other than the line breaks of a cell with several lines, or more than a thousand characters.
std::optional<CellFault> check_text(std::string_view text);
bool has_control_character(std::string_view text);

/// Whether read_date accepts the day.
bool is_likely(Date day, const CellContext& context);

std::optional<CellFault> check_range(double value, const Field& field);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/text.h"

// parse_number and parse_date of base for the hot loop of an import: the same answers
// (tests/table/typed_test.cpp compares them), with a short way for what nearly all cells hold. What it does
// not recognise goes to base.

namespace capnr {

/// Same as parse_number(text, decimal_point). Short way: up to fifteen digits with at most one mark between
/// two of them, where both the digits and the power of ten are exact doubles, so that one division rounds as
/// the exact conversion does (Clinger, 1990).
inline std::optional<double> parse_number_fast(std::string_view text, bool decimal_point = false) {
  static constexpr std::array<double, 16> power_of_ten = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                          1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  if (at == end || end - at > 16) return parse_number(text, decimal_point);
  std::uint64_t digits = 0;
  std::size_t decimals = 0;
  const char* mark = nullptr;
  for (const char* const first = at; at != end; ++at) {
    const auto digit = static_cast<unsigned char>(*at - '0');
    if (digit <= 9) {
      digits = digits * 10 + digit;
    } else if (mark == nullptr && at != first && (*at == '.' || (*at == ',' && !decimal_point))) {
      mark = at;
    } else {
      return parse_number(text, decimal_point);
    }
  }
  if (mark != nullptr) {
    decimals = static_cast<std::size_t>(end - mark) - 1;
    if (decimals == 0) return parse_number(text, decimal_point);
  } else if (digits > 999'999'999'999'999U) {
    return parse_number(text, decimal_point);
  }
  const double value = static_cast<double>(digits) / power_of_ten[decimals];
  return negative ? -value : value;
}

/// Days since 1970-01-01, in integers (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
constexpr std::int32_t days_from_civil(std::int32_t year, std::int32_t month, std::int32_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int32_t era = year / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

/// Same as parse_date(text). Short way: yyyy-mm-dd and dd/mm/yyyy, ten characters and nothing else, day 28 at
/// most or a month that has it.
inline std::optional<Date> parse_date_fast(std::string_view text) {
  if (text.size() != 10) return parse_date(text);
  const char* const p = text.data();
  bool good = true;
  auto number = [&good, p](std::size_t from, std::size_t count) {
    std::int32_t value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      const auto digit = static_cast<unsigned char>(p[i] - '0');
      good &= digit <= 9;
      value = value * 10 + digit;
    }
    return value;
  };
  std::int32_t year = 0, month = 0, day = 0;
  if (p[4] == '-' && p[7] == '-') {
    year = number(0, 4), month = number(5, 2), day = number(8, 2);
  } else if (p[2] == '/' && p[5] == '/') {
    year = number(6, 4), month = number(3, 2), day = number(0, 2);
  } else {
    return parse_date(text);
  }
  static constexpr std::array<std::int8_t, 13> days_of = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  // The 29th of February and whatever is no day take the long way.
  if (!good || year < 1 || month < 1 || month > 12 || day < 1 ||
      day > days_of[static_cast<std::size_t>(month)]) {
    return parse_date(text);
  }
  return Date{days_from_civil(year, month, day)};
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "table/typed.h"

// The numbers and dates that nearly all cells hold, read eight bytes at a time where Row::padded allows to: what is yyyy-mm-dd, or up to
// eight digits with a decimal point at most, is read without a loop whose end no processor foresees. All else is nothing here and goes to
// typed.h; where there is an answer, it is that of base (tests/table/typed_test.cpp compares them).

namespace capnr {

namespace padded {

inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/// The high bit of each byte that is not 0 to 9. Bytes of 0x80 and more count as such.
inline std::uint64_t above_nine(std::uint64_t digits) {
  return (((digits & 0x7F7F7F7F7F7F7F7FULL) + 0x7676767676767676ULL) | digits) & 0x8080808080808080ULL;
}

/// Eight digits, the first in the lowest byte, each 0 to 9: in pairs, then fours, then all (Lemire, 2022).
inline std::uint64_t number_of_digits(std::uint64_t digits) {
  digits = digits * 10 + (digits >> 8U);
  return (((digits & 0x000000FF000000FFULL) * 0x000F424000000064ULL) +
          (((digits >> 16U) & 0x000000FF000000FFULL) * 0x0000271000000001ULL)) >>
         32U;
}

inline constexpr std::int32_t first_year = 1970, years = 100;

/// The day before the first of each month, and of the one after the last.
inline constexpr auto day_before_month = [] {
  std::array<std::int32_t, years * 12 + 1> days{};
  for (std::int32_t m = 0; m < years * 12 + 1; ++m)
    days[static_cast<std::size_t>(m)] = days_from_civil(first_year + m / 12, m % 12 + 1, 1) - 1;
  return days;
}();

}  // namespace padded

/// A cell of Row::padded that is a plain number: parse_number() gives the same.
inline std::optional<double> plain_number(std::string_view cell) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  const std::size_t size = cell.size();
  if (size == 0 || size > 8) return std::nullopt;
  constexpr std::uint64_t zeros = 0x3030303030303030ULL;
  const char* const begin = cell.data();
  std::uint64_t text = padded::eight_bytes(begin) << (64 - 8 * size);
  if (size < 8) text |= zeros >> (8 * size);
  std::uint64_t digits = text ^ zeros;
  std::size_t decimals = 0;
  if (const std::uint64_t others = padded::above_nine(digits); others != 0) {
    // The first is the point, between two digits: those before it move up into its place.
    const auto at = static_cast<std::size_t>(std::countr_zero(others)) / 8;
    if (((text >> (8 * at)) & 0xFFU) != '.' || at == 8 - size || at == 7) return std::nullopt;
    const std::uint64_t before = (std::uint64_t{1} << (8 * at)) - 1;
    digits = ((digits & before) << 8U) | (digits & ~(before << 8U | 0xFFU));
    if (padded::above_nine(digits) != 0) return std::nullopt;
    decimals = 7 - at;
  }
  static constexpr std::array<double, 7> power_of_ten = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  return static_cast<double>(padded::number_of_digits(digits)) / power_of_ten[decimals];
}

/// A cell of Row::padded that is yyyy-mm-dd, of the years 1970 to 2069: parse_date() gives the same.
inline std::optional<Date> plain_date(std::string_view cell) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  if (cell.size() != 10) return std::nullopt;
  constexpr std::uint64_t pattern = 0x2D30302D30303030ULL, hyphens = 0xFF0000FF00000000ULL;  // 0000-00-
  const char* const begin = cell.data();
  const std::uint64_t first = padded::eight_bytes(begin) ^ pattern;
  const auto tens = static_cast<unsigned char>(cell[8] - '0'),
             ones = static_cast<unsigned char>(cell[9] - '0');
  if ((padded::above_nine(first) | (first & hyphens)) != 0 || tens > 9 || ones > 9) return std::nullopt;
  const auto digit = [first](unsigned at) { return static_cast<std::int32_t>((first >> (8 * at)) & 0xFFU); };
  const std::int32_t year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const std::int32_t month = digit(5) * 10 + digit(6), day = tens * 10 + ones;
  if (year < padded::first_year || year >= padded::first_year + padded::years || month < 1 || month > 12)
    return std::nullopt;
  const auto of_month = static_cast<std::size_t>((year - padded::first_year) * 12 + month - 1);
  const Date date{padded::day_before_month[of_month] + day};
  if (day < 1 || date.days > padded::day_before_month[of_month + 1]) return std::nullopt;
  return date;
}

}  // namespace capnr

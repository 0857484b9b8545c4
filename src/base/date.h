// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace capnr {

/// A calendar day (proleptic Gregorian), as a number of days since 1970-01-01.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct YearMonthDay {
  int year, month, day;
};

Date date_of(int year, int month, int day);
YearMonthDay year_month_day(Date date);
int year_of(Date date);

/// Reads yyyy-mm-dd, yyyymmdd, dd/mm/yyyy (also d/m/yyyy and dd-mm-yyyy), each optionally followed by a time
/// ("2024-03-01 12:00:00", "2024-03-01T12:00:00Z"), which is dropped. Nothing when it is not such a date or the day does not exist.
std::optional<Date> parse_date(std::string_view text);

/// yyyy-mm-dd
std::string to_string(Date date);

/// Days between two dates over 365, the convention of NumEcoEval (365, not 365.25).
double years_between(Date from, Date to);

}  // namespace capnr

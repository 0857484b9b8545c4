// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <chrono>

#include "base/text.h"

namespace capnr {
namespace {

bool digits(std::string_view text, int& value) {
  value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return !text.empty();
}

std::optional<Date> checked(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
  return date_of(year, month, day);
}

// What may follow a date: nothing, or a time of day.
bool is_time(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T') return false;
  for (const char c : rest.substr(1)) {
    if ((c < '0' || c > '9') && c != ':' && c != '.' && c != '+' && c != '-' && c != 'Z') return false;
  }
  return rest.size() > 1;
}

std::optional<Date> day_first(std::string_view text, char separator) {
  const std::size_t first = text.find(separator);
  const std::size_t second = text.find(separator, first + 1);
  if (second == std::string_view::npos || second + 5 > text.size()) return std::nullopt;
  int day = 0, month = 0, year = 0;
  if (first > 2 || second - first > 3 || !digits(text.substr(0, first), day) ||
      !digits(text.substr(first + 1, second - first - 1), month) ||
      !digits(text.substr(second + 1, 4), year) || !is_time(text.substr(second + 5))) {
    return std::nullopt;
  }
  return checked(year, month, day);
}

}  // namespace

Date date_of(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

YearMonthDay year_month_day(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{date.days}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int year_of(Date date) {
  return year_month_day(date).year;
}

std::optional<Date> parse_date(std::string_view text) {
  text = trimmed(text);
  int year = 0, month = 0, day = 0;
  if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
    if (!digits(text.substr(0, 4), year) || !digits(text.substr(5, 2), month) ||
        !digits(text.substr(8, 2), day) || !is_time(text.substr(10))) {
      return std::nullopt;
    }
    return checked(year, month, day);
  }
  if (text.size() == 8 && digits(text, year)) {
    return checked(year / 10000, year / 100 % 100, year % 100);
  }
  if (text.size() < 8) return std::nullopt;
  if (const std::size_t slash = text.find_first_of("/-."); slash == 1 || slash == 2)
    return day_first(text, text[slash]);
  return std::nullopt;
}

std::string to_string(Date date) {
  const auto [year, month, day] = year_month_day(date);
  std::string text = "0000-00-00";
  auto put = [&text](std::size_t at, int width, int value) {
    for (int i = width - 1; i >= 0; --i, value /= 10) {
      text[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    }
  };
  put(0, 4, year);
  put(5, 2, month);
  put(8, 2, day);
  return text;
}

double years_between(Date from, Date to) {
  return static_cast<double>(to.days - from.days) / 365.0;
}

}  // namespace capnr

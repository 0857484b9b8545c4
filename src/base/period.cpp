// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/period.h"

#include "base/text.h"

namespace capnr {
namespace {

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

Date last_day_before(int year, int month) {
  const Date first = month > 12 ? date_of(year + 1, 1, 1) : date_of(year, month, 1);
  return Date{first.days - 1};
}

Period months(int year, int first, int last) {
  return {date_of(year, first, 1), last_day_before(year, last + 1)};
}

std::optional<Period> parse_part_of_year(int year, std::string_view rest) {
  if (const auto month = digits(rest, 2); month && *month >= 1 && *month <= 12)
    return months(year, *month, *month);
  if (rest.size() == 2 && (rest[0] == 'T' || rest[0] == 'Q') && rest[1] >= '1' && rest[1] <= '4') {
    const int quarter = rest[1] - '0';
    return months(year, quarter * 3 - 2, quarter * 3);
  }
  return std::nullopt;
}

}  // namespace

Period year_period(int year) {
  return months(year, 1, 12);
}

std::optional<Period> parse_period(std::string_view text) {
  text = trimmed(text);
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    const auto from = parse_date(text.substr(0, dots)), until = parse_date(text.substr(dots + 2));
    if (!from || !until || *until < *from) return std::nullopt;
    return Period{*from, *until};
  }
  if (const auto year = digits(text, 4)) return *year == 0 ? std::nullopt : std::optional(year_period(*year));
  if (text.size() == 7 && text[4] == '-')
    if (const auto year = digits(text.substr(0, 4), 4); year && *year > 0)
      return parse_part_of_year(*year, text.substr(5));
  if (const auto day = parse_date(text)) return Period{*day, *day};
  return std::nullopt;
}

std::string to_string(const Period& period) {
  const auto [year, month, day] = year_month_day(period.from);
  std::string text = to_string(period.from);
  if (period == year_period(year)) return text.substr(0, 4);
  for (int quarter = 1; quarter <= 4; ++quarter)
    if (period == months(year, quarter * 3 - 2, quarter * 3))
      return text.substr(0, 5) + "T" + std::to_string(quarter);
  if (period == months(year, month, month)) return text.substr(0, 7);
  if (period.from == period.until) return text;
  return text + ".." + to_string(period.until);
}

}  // namespace capnr

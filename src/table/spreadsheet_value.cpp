// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/spreadsheet_value.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text.h"

namespace capnr {
namespace {

constexpr int seconds_a_day = 86'400;

std::string two_digits(long value) {
  std::string text = std::to_string(value);
  return text.size() < 2 ? "0" + text : text;
}

std::string clock(long seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

}  // namespace

std::string spreadsheet_number(std::string_view stored) {
  if (stored.size() <= 15 && stored.find_first_not_of("0123456789.-") == std::string_view::npos)
    return std::string(stored);
  double value = 0;
  const auto [read, status] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (status != std::errc{} || read != stored.data() + stored.size() || !std::isfinite(value))
    return std::string(stored);
  const double size = std::abs(value);
  if (size != 0 && (size < 1e-7 || size >= 1e21)) return to_text(value);
  std::array<char, 400> buffer{};
  const auto [end, written] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return written == std::errc{} ? std::string(buffer.data(), end) : std::string(stored);
}

ShownAs shown_by_builtin_format(int id) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58) {
    return ShownAs::date;
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return ShownAs::time;
  return ShownAs::number;
}

ShownAs shown_by_format(std::string_view code) {
  bool day = false, time = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;  // the first section is that of positive numbers
    if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character is shown or repeated as it is
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', i), code.size());
      const std::string inside = folded(code.substr(i + 1, close - i - 1));
      if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" ||
          inside == "ss") {
        return ShownAs::number;  // a duration
      }
      i = close;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      day = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      time = true;
    } else if (folded(code.substr(i, 7)) == "general") {
      i += 6;
    }
  }
  if (day) return ShownAs::date;
  if (time) return ShownAs::time;
  // A lone month ("mmm", "mm") is a date too; no number format has an m.
  return code.substr(0, 2) == "mm" || code.substr(0, 2) == "MM" ? ShownAs::date : ShownAs::number;
}

std::optional<std::string> date_of_serial(double serial, bool since_1904) {
  if (!(serial >= (since_1904 ? 0 : 1)) || serial >= 2'958'466) return std::nullopt;
  const double whole = std::floor(serial);
  long day = static_cast<long>(whole);
  long seconds = std::lround((serial - whole) * seconds_a_day);
  if (seconds == seconds_a_day) {
    ++day;
    seconds = 0;
  }
  std::string text;
  if (!since_1904 && day == 60) {
    text = "1900-02-29";
  } else {
    const Date first = since_1904 ? date_of(1904, 1, 1)
                       : day < 60 ? date_of(1899, 12, 31)
                                  : date_of(1899, 12, 30);
    const Date date{first.days + static_cast<std::int32_t>(day)};
    if (year_of(date) > 9999) return std::nullopt;
    text = to_string(date);
  }
  return seconds == 0 ? text : text + " " + clock(seconds);
}

std::string time_of_serial(double serial) {
  return clock(std::lround((serial - std::floor(serial)) * seconds_a_day) % seconds_a_day);
}

std::string date_of_iso(std::string_view iso) {
  const std::size_t t = iso.find('T');
  if (t == std::string_view::npos) return std::string(iso);
  std::string_view time = iso.substr(t + 1);
  time = time.substr(0, time.find_first_of(".,Z"));
  std::string day(iso.substr(0, t));
  if (time.find_first_not_of("0:") == std::string_view::npos) return day;
  return day + " " + std::string(time);
}

std::string time_of_iso(std::string_view iso) {
  if (!iso.starts_with("PT")) return std::string(iso);
  long seconds = 0, value = 0;
  bool fraction = false;
  for (const char c : iso.substr(2)) {
    if (c >= '0' && c <= '9') {
      if (!fraction) value = value * 10 + (c - '0');
      if (value > 1'000'000) return std::string(iso);
      continue;
    }
    if (c == '.' || c == ',') {
      fraction = true;
      continue;
    }
    if (c != 'H' && c != 'M' && c != 'S') return std::string(iso);
    seconds += value * (c == 'H' ? 3600 : c == 'M' ? 60 : 1);
    value = 0;
    fraction = false;
  }
  return clock(seconds);
}

}  // namespace capnr

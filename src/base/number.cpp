// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"

namespace capnr {
namespace {

std::optional<double> from_plain(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Drops the separators between thousands: each must stand between two digits and be followed by exactly three.
bool drop_thousands(std::string& text, std::string_view separator) {
  for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, at)) {
    const std::size_t after = at + separator.size();
    std::size_t digits = 0;
    while (after + digits < text.size() && is_digit(text[after + digits])) ++digits;
    if (at == 0 || !is_digit(text[at - 1]) || digits != 3) return false;
    text.erase(at, separator.size());
  }
  return true;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, bool decimal_point) {
  text = trimmed(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  if (const char c = text.front(); c != '-' && c != '+' && c != '.' && c != ',' && !is_digit(c))
    return std::nullopt;
  if (text.find_first_not_of("0123456789.eE-+") == std::string_view::npos) {
    const bool many_points = text.find('.') != text.rfind('.');
    if (!many_points) return from_plain(text);
  }
  std::string plain(text);
  for (const std::string_view blank : {" ", "\xC2\xA0", "\xE2\x80\xAF", "'", "\xE2\x80\x99"}) {
    if (plain.find(blank) != std::string::npos && !drop_thousands(plain, blank)) return std::nullopt;
  }
  const std::size_t comma = plain.rfind(',');
  const std::size_t point = plain.rfind('.');
  if (comma != std::string::npos && point != std::string::npos) {  // the last one is the decimal mark
    const bool comma_is_decimal = comma > point;
    if (!drop_thousands(plain, comma_is_decimal ? "." : ",")) return std::nullopt;
    if (comma_is_decimal) plain[plain.find(',')] = '.';
  } else if (comma != std::string::npos) {
    if (plain.find(',') != comma || decimal_point) {
      if (!drop_thousands(plain, ",")) return std::nullopt;
    } else {
      plain[comma] = '.';
    }
  } else if (point != std::string::npos && plain.find('.') != point) {
    if (!drop_thousands(plain, ".")) return std::nullopt;
  }
  return from_plain(plain);
}

std::string to_text(double value) {
  std::array<char, 32> buffer{};
  const auto [end, status] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return status == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

namespace {

std::string grouped(std::string_view digits, Language language) {
  const std::string_view separator = language == Language::fr ? "\xE2\x80\xAF" : ",";
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

std::string superscript(int exponent) {
  static constexpr std::array<const char*, 10> digit = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(exponent))) text += digit[static_cast<std::size_t>(c - '0')];
  return text;
}

std::string fixed(double value, int decimals) {
  std::array<char, 64> buffer{};
  const auto [end, status] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return status == std::errc{} ? std::string(buffer.data(), end) : std::string("?");
}

std::string with_marks(std::string_view plain, Language language) {
  const std::size_t point = plain.find('.');
  std::string text = grouped(plain.substr(0, point), language);
  if (point != std::string_view::npos) {
    std::string_view decimals = plain.substr(point + 1);
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    if (!decimals.empty()) (text += language == Language::fr ? ',' : '.') += decimals;
  }
  return text;
}

}  // namespace

std::string format_number(double value, Language language, int significant_digits) {
  if (!std::isfinite(value)) return "–";
  if (value < 0) return "−" + format_number(-value, language, significant_digits);
  if (value == 0) return "0";
  int exponent = static_cast<int>(std::floor(std::log10(value)));
  if (exponent < -4 || exponent > 11) {
    std::string mantissa = fixed(value / std::pow(10.0, exponent), significant_digits - 1);
    if (mantissa.starts_with("10")) {
      ++exponent;
      mantissa = fixed(1.0, significant_digits - 1);
    }
    return with_marks(mantissa, language) + (language == Language::fr ? "\xE2\x80\xAF×\xE2\x80\xAF" : " × ") +
           "10" + superscript(exponent);
  }
  const int decimals = significant_digits - 1 - exponent;
  if (decimals >= 0) return with_marks(fixed(value, decimals), language);
  const double unit = std::pow(10.0, -decimals);
  return with_marks(fixed(std::round(value / unit) * unit, 0), language);
}

}  // namespace capnr

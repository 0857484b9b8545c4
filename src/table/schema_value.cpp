// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/schema_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text.h"

namespace capnr {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number as XML Schema writes it: 12, -0.5, 1e-7.
std::optional<double> strict_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || (!is_digit(text.front()) && text.front() != '-' && text.front() != '.')) return {};
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::optional<double> number_value(const SchemaField& field, std::string_view text) {
  if (field.decimal_mark == '.' && field.group_mark.empty()) return strict_number(text);
  std::string plain(text);
  if (!field.group_mark.empty())
    for (std::size_t at = plain.find(field.group_mark); at != std::string::npos;
         at = plain.find(field.group_mark, at))
      plain.erase(at, field.group_mark.size());
  if (field.decimal_mark != '.') {
    if (plain.find('.') != std::string::npos) return {};
    std::ranges::replace(plain, field.decimal_mark, '.');
  }
  return strict_number(plain);
}

std::optional<double> whole_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return {};
  return strict_number(text);
}

// Takes exactly `width` digits off the text.
std::optional<int> digits_off(std::string_view& text, std::size_t width) {
  const std::string_view digits = text.substr(0, width);
  if (digits.size() < width || !std::ranges::all_of(digits, is_digit)) return {};
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  text.remove_prefix(width);
  return value;
}

// The moment that a text tells in a format of strptime, in days.
std::optional<double> moment(std::string_view text, std::string_view format) {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      if (text.empty() || text.front() != format[i]) return {};
      text.remove_prefix(1);
      continue;
    }
    const char directive = format[++i];
    const std::optional<int> number = digits_off(text, directive == 'Y' ? 4 : 2);
    if (!number) return {};
    (directive == 'Y'   ? year
     : directive == 'm' ? month
     : directive == 'd' ? day
     : directive == 'H' ? hour
     : directive == 'M' ? minute
                        : second) = *number;
  }
  if (!text.empty() || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 ||
      second > 59)
    return {};
  const Date date = date_of(year, month, day);
  const YearMonthDay same = year_month_day(date);
  if (same.year != year || same.month != month || same.day != day) return {};
  return date.days + (hour * 3600 + minute * 60 + second) / 86400.0;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

BrokenRule broken(std::string_view rule, std::string message, std::string_view value,
                  std::vector<std::pair<std::string, std::string>> parameters = {}) {
  parameters.emplace_back("value", quoted_value(value));
  return {rule, Error{Kind::bad_input, std::move(message), std::move(parameters), {}}};
}

std::optional<BrokenRule> broken_type(const SchemaField& field, std::string_view value) {
  switch (field.type) {
    case FieldType::any:
    case FieldType::string:
      return {};
    case FieldType::boolean: {
      const auto among = [&](const std::vector<std::string>& words) {
        return std::ranges::find(words, value) != words.end();
      };
      if (among(field.true_words) || among(field.false_words)) return {};
      return broken("type", "{value} is neither true nor false: write one of {words}", value,
                    {{"words", joined(field.true_words) + ", " + joined(field.false_words)}});
    }
    default:
      break;
  }
  if (comparable_value(field, value)) return {};
  if (field.type == FieldType::number)
    return broken("type", "{value} is no number: digits and a decimal mark, {mark}, alone", value,
                  {{"mark", std::string(1, field.decimal_mark)}});
  if (field.type == FieldType::integer) return broken("type", "{value} is no whole number", value);
  if (field.type == FieldType::year) return broken("type", "{value} is no year: write four digits", value);
  if (field.type == FieldType::yearmonth)
    return broken("type", "{value} is no month of a year: write 2026-03", value);
  return broken("type", "{value} is no date: the schema wants {format}", value, {{"format", field.format}});
}

std::optional<BrokenRule> broken_format(const SchemaField& field, std::string_view value) {
  if (field.type != FieldType::string) return {};
  if (field.format == "email" && !is_email(value))
    return broken("format", "{value} is no e-mail address", value);
  if (field.format == "uri" && !is_uri(value))
    return broken("format", "{value} is no address: write it whole, https:// included", value);
  if (field.format == "uuid" && !is_uuid(value)) return broken("format", "{value} is no UUID", value);
  return {};
}

std::optional<BrokenRule> broken_bounds(const SchemaField& field, std::string_view value) {
  if (field.minimum || field.maximum) {
    const double number = comparable_value(field, value).value_or(0);
    if (field.minimum && number < *field.minimum)
      return broken("minimum", "{value} is under the minimum of the schema", value);
    if (field.maximum && number > *field.maximum)
      return broken("maximum", "{value} is over the maximum of the schema", value);
  }
  if (field.shortest && characters(value) < *field.shortest)
    return broken("length", "{value} is shorter than {limit} characters", value,
                  {{"limit", std::to_string(*field.shortest)}});
  if (field.longest && characters(value) > *field.longest)
    return broken("length", "{value} is longer than {limit} characters", value,
                  {{"limit", std::to_string(*field.longest)}});
  return {};
}

int luhn_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
    sum += digit;
  }
  return sum;
}

}  // namespace

std::string quoted_value(std::string_view value) {
  constexpr std::size_t most = 80;
  std::size_t end = std::min(value.size(), most);
  while (end > 0 && end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return "« " + std::string(value.substr(0, end)) + (end < value.size() ? "… »" : " »");
}

bool is_known_date_format(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i)
    if (format[i] == '%' &&
        (++i == format.size() || std::string_view("YmdHMS").find(format[i]) == std::string_view::npos))
      return false;
  return format.find('%') != std::string_view::npos;
}

std::optional<double> comparable_value(const SchemaField& field, std::string_view text) {
  switch (field.type) {
    case FieldType::number:
      return number_value(field, text);
    case FieldType::integer:
      return whole_number(text);
    case FieldType::date:
    case FieldType::datetime:
      if (field.format == "any") {
        const auto date = parse_date(text);
        return date ? std::optional<double>(date->days) : std::nullopt;
      }
      return moment(text, field.format);
    case FieldType::year:
      return text.size() == 4 ? whole_number(text) : std::nullopt;
    case FieldType::yearmonth:
      return moment(text, "%Y-%m");
    default:
      return {};
  }
}

std::optional<BrokenRule> broken_rule(const SchemaField& field, const SchemaPattern* pattern,
                                      std::string_view value) {
  if (auto broken = broken_type(field, value)) return broken;
  if (auto broken = broken_format(field, value)) return broken;
  if (!field.allowed.empty() && std::ranges::find(field.allowed, value) == field.allowed.end())
    return broken("enum", "{value} is none of the values of the schema: {words}", value,
                  {{"words", joined(field.allowed)}});
  if (pattern != nullptr && !pattern->matches(value))
    return broken("pattern", "{value} does not have the form that the schema wants: {pattern}", value,
                  {{"pattern", field.pattern}});
  return broken_bounds(field, value);
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view host = text.substr(at + 1);
  const auto is_bad = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' || c == '<' || c == '>';
  };
  return host.size() >= 3 && host.find('.') != std::string_view::npos && host.front() != '.' &&
         host.back() != '.' && std::ranges::none_of(text, is_bad);
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!is_letter(text.front())) return false;
  const auto is_scheme = [&](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  };
  const auto is_bad = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F ||
           std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(text.substr(0, colon), is_scheme) && std::ranges::none_of(text, is_bad);
}

bool is_siren(std::string_view text) {
  return text.size() == 9 && std::ranges::all_of(text, is_digit) && luhn_sum(text) % 10 == 0;
}

bool is_siret(std::string_view text) {
  if (text.size() != 14 || !std::ranges::all_of(text, is_digit)) return false;
  if (luhn_sum(text) % 10 == 0) return true;
  int sum = 0;
  for (const char c : text) sum += c - '0';
  return text.starts_with("356000000") && sum % 5 == 0;
}

}  // namespace capnr

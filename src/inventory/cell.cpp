// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/cell.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "table/typed.h"

namespace capnr {
namespace {

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t cut = most;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

std::string without_tags(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '<') {
      ++depth;
    } else if (c == '>' && depth > 0) {
      --depth;
      out += ' ';
    } else if (depth == 0) {
      out += c;
    }
  }
  return out;
}

// "16 Go" → "16"; "2,4 GHz" → "2,4": what follows the last digit goes.
std::string_view without_unit(std::string_view text) {
  const std::size_t last = text.find_last_of("0123456789");
  return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

CellFault not_a(std::string_view what, std::string_view cell) {
  if (what == "number") return {"{value} is not a number", {{"value", shortened(cell)}}};
  return {"{value} is not a date: write yyyy-mm-dd or dd/mm/yyyy", {{"value", shortened(cell)}}};
}

const std::string* translated(std::string_view cell, const FieldMapping& mapping) {
  if (mapping.values.empty()) return nullptr;
  const std::string key = folded(cell);
  for (const auto& [from, to] : mapping.values) {
    if (from == key) return &to;
  }
  return nullptr;
}

bool is_choice(std::string_view value, std::string_view choices) {
  const auto all = split(choices, '|');
  return std::find(all.begin(), all.end(), value) != all.end();
}

std::string choice_list(std::string_view choices) {
  std::string out;
  for (const std::string_view choice : split(choices, '|'))
    out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

std::optional<Date> month_first(std::string_view cell) {
  const auto parts =
      split(cell.substr(0, cell.find(' ')), cell.find('/') != std::string_view::npos ? '/' : '-');
  if (parts.size() != 3 || parts[0].size() > 2 || parts[2].size() != 4) return parse_date(cell);
  return parse_date(std::string(parts[1]) + "/" + std::string(parts[0]) + "/" + std::string(parts[2]));
}

}  // namespace

bool needs_cleaning(const FieldMapping& mapping) {
  return mapping.first_line || mapping.strip_unit || mapping.strip_tags || !mapping.before.empty();
}

std::string_view cleaned(std::string_view cell, const FieldMapping& mapping, std::string& buffer) {
  if (mapping.strip_tags && cell.find('<') != std::string_view::npos) {
    buffer = without_tags(cell);
    cell = buffer;
  }
  cell = trimmed(cell);
  if (mapping.first_line) cell = trimmed(cell.substr(0, cell.find_first_of("\r\n")));
  if (!mapping.before.empty()) cell = trimmed(cell.substr(0, cell.find(mapping.before)));
  if (mapping.strip_unit) cell = without_unit(cell);
  return cell;
}

bool has_control_character(std::string_view text) {
  const char* p = text.data();
  std::size_t n = text.size();
  for (; n >= 8; p += 8, n -= 8) {  // eight bytes at a time: none under 0x20 and no DEL is the common case
    std::uint64_t word = 0;
    std::memcpy(&word, p, 8);
    const std::uint64_t under = (word - 0x2020202020202020ULL) & ~word & 0x8080808080808080ULL;
    const std::uint64_t del = word ^ 0x7F7F7F7F7F7F7F7FULL;
    const std::uint64_t is_del = (del - 0x0101010101010101ULL) & ~del & 0x8080808080808080ULL;
    if ((under | is_del) != 0) break;
  }
  for (; n > 0; ++p, --n) {
    const auto c = static_cast<unsigned char>(*p);
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return true;
  }
  return false;
}

std::optional<CellFault> check_text(std::string_view text) {
  if (has_control_character(text)) return CellFault{"the text holds a control character", {}};
  if (text.size() > longest_text) {
    const auto characters = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    if (characters > longest_text) {
      return CellFault{"the text has {count} characters; the most is {most}",
                       {{"count", std::to_string(characters)}, {"most", std::to_string(longest_text)}}};
    }
  }
  return std::nullopt;
}

std::optional<CellFault> read_text(std::string_view cell, const Field& field, const FieldMapping& mapping,
                                   const CellContext& context, std::string& out) {
  std::string buffer;
  cell = cleaned(cell, mapping, buffer);
  if (cell.empty() && mapping.constant) cell = *mapping.constant;
  if (auto fault = check_text(cell)) return fault;
  const std::string* meaning = translated(cell, mapping);
  out.assign(meaning != nullptr ? std::string_view(*meaning) : cell);
  if (out.empty()) return std::nullopt;
  if (field.kind == FieldKind::country && context.countries != nullptr) {
    if (const std::string_view iso = context.countries->code(out); !iso.empty()) out.assign(iso);
  }
  if (field.kind == FieldKind::choice || field.kind == FieldKind::grade) {
    if (!is_choice(out, field.choices)) {
      const std::string key = folded(out);
      if (!is_choice(key, field.choices)) {
        return CellFault{"{value} is not one of: {choices}",
                         {{"value", shortened(out)}, {"choices", choice_list(field.choices)}}};
      }
      out = key;
    }
  }
  return std::nullopt;
}

std::optional<CellFault> check_range(double value, const Field& field) {
  if (value >= field.min && value <= field.max) return std::nullopt;
  if (value < field.min && field.min == above_zero)
    return CellFault{"{value} must be more than zero", {{"value", to_text(value)}}};
  if (value < field.min) {
    return CellFault{"{value} is less than {min}, the least possible",
                     {{"value", to_text(value)}, {"min", to_text(field.min)}}};
  }
  return CellFault{"{value} is more than {max}, the most possible",
                   {{"value", to_text(value)}, {"max", to_text(field.max)}}};
}

std::optional<CellFault> read_number(std::string_view cell, const Field& field, const FieldMapping& mapping,
                                     bool decimal_point, double& out) {
  bool percent = false;
  if (field.kind == FieldKind::share && cell.ends_with('%')) {
    percent = true;
    cell = trimmed(cell.substr(0, cell.size() - 1));
  }
  const auto number = parse_number_fast(cell, decimal_point);
  if (!number) return not_a("number", cell);
  out = (percent ? *number / 100 : *number) * mapping.factor;
  return check_range(out, field);
}

namespace {
constexpr Date first_likely{days_from_civil(1980, 1, 1)};
constexpr std::int32_t ten_years = 3653;
}  // namespace

bool is_likely(Date day, const CellContext& context) {
  return day >= first_likely && day.days <= context.inventory_date.days + ten_years;
}

std::optional<CellFault> read_date(std::string_view cell, DateOrder order, const CellContext& context,
                                   Date& out) {
  const auto date = order == DateOrder::month_first ? month_first(cell) : parse_date_fast(cell);
  if (!date) return not_a("date", cell);
  if (*date < first_likely)
    return CellFault{"the date {value} is before 1980: no equipment in use is that old",
                     {{"value", to_string(*date)}}};
  if (date->days > context.inventory_date.days + ten_years) {
    return CellFault{"the date {value} is more than ten years after the inventory",
                     {{"value", to_string(*date)}}};
  }
  out = *date;
  return std::nullopt;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/column_traits.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "inventory/row_checks.h"

namespace capnr {
namespace {

constexpr std::size_t kept_values = 30;

std::string first_word(std::string_view text) {
  const std::string key = folded(text);
  return key.substr(0, key.find(' '));
}

// Digits of a number, then a word: "16 Go". The word, or nothing.
std::optional<std::string> unit_after_number(std::string_view cell) {
  const std::size_t last = cell.find_last_of("0123456789");
  if (last == std::string_view::npos || last + 1 == cell.size()) return std::nullopt;
  const std::string_view word = trimmed(cell.substr(last + 1));
  if (word.empty() || word.size() > 6 || !parse_number(trimmed(cell.substr(0, last + 1))))
    return std::nullopt;
  return folded(word);
}

// Which of the two first numbers of d/m/y cannot be a month: 1, 2 or neither.
int impossible_month(std::string_view cell) {
  const std::size_t slash = cell.find_first_of("/-");
  if (slash > 2 || slash + 2 >= cell.size()) return 0;
  const auto number = [](std::string_view text) {
    return parse_number(text.substr(0, text.find_first_of("/- "))).value_or(0);
  };
  if (number(cell) > 12) return 1;
  return number(cell.substr(slash + 1)) > 12 && number(cell.substr(slash + 1)) < 32 ? 2 : 0;
}

struct Marks {
  std::size_t first_is_day = 0, second_is_day = 0, thousands_commas = 0, decimal_commas = 0,
              decimal_points = 0;
  std::map<std::string, std::size_t> units;
};

void mark_number(std::string_view cell, Marks& marks) {
  const std::size_t comma = cell.rfind(','), point = cell.rfind('.');
  if (point != std::string_view::npos && (comma == std::string_view::npos || comma < point))
    ++marks.decimal_points;
  if (comma == std::string_view::npos || point != std::string_view::npos) return;
  ++(cell.size() - comma == 4 ? marks.thousands_commas : marks.decimal_commas);
}

void look_at(std::string_view cell, const KnownWords& words, ColumnTraits& traits, Marks& marks) {
  const auto number = parse_number(cell);
  const bool day = parse_date(cell).has_value() || impossible_month(cell) == 2;
  if (number) {
    traits.least = traits.numbers == 0 ? *number : std::min(traits.least, *number);
    traits.most = traits.numbers == 0 ? *number : std::max(traits.most, *number);
    traits.numbers += 1;
    mark_number(cell, marks);
  } else if (const auto unit = unit_after_number(cell)) {
    traits.unit_numbers += 1;
    ++marks.units[*unit];
  }
  if (day) {
    traits.dates += 1;
    const int impossible = impossible_month(cell);
    marks.first_is_day += impossible == 1 ? 1 : 0;
    marks.second_is_day += impossible == 2 ? 1 : 0;
  }
  if (number || day) return;
  if (!words.countries->code(cell).empty()) traits.countries += 1;
  if (words.makers.contains(first_word(cell))) traits.makers += 1;
  // "PC-0412" is a name, not the type "PC".
  const bool numbered = cell.find_first_of("0123456789") != std::string_view::npos;
  if (!numbered && !words.recogniser->recognise(cell, "", "").item.empty()) traits.types += 1;
  if (!words.recogniser->recognise("", "", cell).item.empty()) traits.models += 1;
}

}  // namespace

KnownWords known_words(const CountryTable& countries, const Recogniser& recogniser,
                       const RecognitionTable& products) {
  KnownWords words;
  words.countries = &countries;
  words.recogniser = &recogniser;
  for (const KnownProduct& product : products) words.makers.insert(first_word(product.manufacturer));
  for (const std::string_view maker :
       {"dell",    "hp",        "hpe",       "hewlett",  "lenovo",  "apple",    "samsung",   "cisco",
        "acer",    "asus",      "asustek",   "fujitsu",  "toshiba", "dynabook", "microsoft", "epson",
        "canon",   "brother",   "ricoh",     "konica",   "xerox",   "kyocera",  "lexmark",   "iiyama",
        "philips", "lg",        "aruba",     "fortinet", "juniper", "netgear",  "synology",  "qnap",
        "apc",     "eaton",     "fairphone", "nokia",    "zebra",   "logitech", "huawei",    "xiaomi",
        "sony",    "panasonic", "nec"})
    words.makers.emplace(maker);
  words.makers.erase("");
  return words;
}

ColumnTraits traits_of(const FileSample& sample, std::size_t first_row, std::size_t column,
                       const KnownWords& words) {
  ColumnTraits traits;
  Marks marks;
  std::set<std::string, std::less<>> seen;
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    const auto& row = sample.rows[r];
    if (std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); }))
      continue;
    ++traits.rows;
    const std::string_view whole = column < row.size() ? trimmed(row[column]) : std::string_view();
    if (says_nothing(whole)) continue;
    ++traits.filled;
    const std::string_view cell = trimmed(whole.substr(0, whole.find_first_of("\r\n")));
    traits.several_lines |= cell.size() < whole.size();
    traits.tags |= whole.starts_with('<') && whole.find('>') != std::string_view::npos;
    if (seen.emplace(cell).second && traits.values.size() < kept_values) traits.values.emplace_back(cell);
    look_at(cell, words, traits, marks);
  }
  traits.distinct = seen.size();
  if (traits.filled > 0) {
    for (double* share : {&traits.numbers, &traits.dates, &traits.countries, &traits.makers, &traits.types,
                          &traits.models, &traits.unit_numbers})
      *share /= static_cast<double>(traits.filled);
  }
  traits.month_first = marks.second_is_day > 0 && marks.first_is_day == 0;
  traits.decimal_point = marks.thousands_commas > 0 && marks.decimal_commas == 0 && marks.decimal_points > 0;
  const auto unit = std::max_element(marks.units.begin(), marks.units.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (unit != marks.units.end()) traits.unit = unit->first;
  return traits;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/text_table.h"

#include <algorithm>

namespace capnr {
namespace {

constexpr std::size_t gap = 2;  // blanks between two columns
constexpr std::size_t least_flexible = 12;

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::size_t blanks = width - std::min(width, shown_width(text));
  return right ? std::string(blanks, ' ') + std::string(text) : std::string(text) + std::string(blanks, ' ');
}

std::vector<std::size_t> widths_of(const TextTable& table, std::size_t width) {
  std::vector<std::size_t> widths;
  widths.reserve(table.columns.size());
  for (const TextTable::Column& column : table.columns) widths.push_back(shown_width(column.title));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], shown_width(row[i]));
  }
  std::size_t all = widths.empty() ? 0 : gap * (widths.size() - 1);
  for (const std::size_t one : widths) all += one;
  for (std::size_t i = 0; i < widths.size() && all > width; ++i) {
    if (!table.columns[i].flexible || widths[i] <= least_flexible) continue;
    const std::size_t less = std::min(all - width, widths[i] - least_flexible);
    widths[i] -= less;
    all -= less;
  }
  return widths;
}

std::string line(const std::vector<std::string>& cells, const TextTable& table,
                 const std::vector<std::size_t>& widths) {
  std::string text;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string cell = i < cells.size() ? cut_to(cells[i], widths[i]) : std::string();
    if (i > 0) text += std::string(gap, ' ');
    text += padded(cell, widths[i], table.columns[i].right);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::size_t shown_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string cut_to(std::string_view text, std::size_t most) {
  if (shown_width(text) <= most) return std::string(text);
  if (most == 0) return {};
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    if (starts_character(text[end]) && seen++ == most - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
  std::string out(blanks, ' ');
  std::size_t column = blanks;
  text.remove_prefix(blanks);
  bool first = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    const std::size_t size = shown_width(word);
    if (column > indent && column + 1 + size > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    first = false;
    out += word;
    column += size;
  }
  return out;
}

std::string render(const TextTable& table, std::size_t width) {
  const std::vector<std::size_t> widths = widths_of(table, width);
  std::vector<std::string> titles;
  std::size_t all = widths.empty() ? 0 : gap * (widths.size() - 1);
  for (const std::size_t one : widths) all += one;
  titles.reserve(table.columns.size());
  for (const TextTable::Column& column : table.columns) titles.push_back(column.title);
  std::string text = line(titles, table, widths);
  for (std::size_t i = 0; i < all; ++i) text += "─";
  text += "\n";
  for (const auto& row : table.rows) text += line(row, table, widths);
  return text;
}

}  // namespace capnr

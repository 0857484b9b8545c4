// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capnr {

/// Columns that a text takes on a terminal: code points, no-break and thin spaces included.
std::size_t shown_width(std::string_view text);
/// At most `most` columns, the last one an ellipsis when something was cut.
std::string cut_to(std::string_view text, std::size_t most);
/// Broken at spaces into lines of at most `width` columns; lines after the first start with `indent` spaces.
/// The blanks at the very beginning are kept.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

/// A table of plain text, aligned by columns.
struct TextTable {
  struct Column {
    std::string title;
    bool right = false;     ///< for numbers
    bool flexible = false;  ///< gives way when the table is too wide
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Lines of at most `width` columns where the flexible ones can give way; the titles come first, underlined by a rule.
std::string render(const TextTable& table, std::size_t width);

}  // namespace capnr

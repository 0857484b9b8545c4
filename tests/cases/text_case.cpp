// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "text_case.h"

#include "base/text.h"

namespace capnr::cases {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (const std::string_view cell : split(line, '|')) {
    const std::string_view text = trimmed(cell);
    cells.emplace_back(text == "-" ? std::string_view() : text);
  }
  return cells;
}

}  // namespace

Result<Case> parse_case(std::string_view text) {
  Case test;
  TextTable* table = nullptr;
  std::int64_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trimmed(raw);
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      table = nullptr;
      continue;
    }
    if (line.starts_with("table ")) {
      table = &test.tables[std::string(trimmed(line.substr(6)))];
      continue;
    }
    if (table != nullptr) {
      std::vector<std::string> cells = cells_of(line);
      if (table->columns.empty()) {
        table->columns = std::move(cells);
      } else if (cells.size() == table->columns.size()) {
        table->rows.push_back(std::move(cells));
      } else {
        return fail(Kind::bad_input, "this row has not as many cells as its header", {}, {"", number, ""});
      }
      continue;
    }
    const auto colon = line.find(':');
    if (colon == line.npos)
      return fail(Kind::bad_input, "neither a setting, a table nor a row", {}, {"", number, ""});
    const std::string name(trimmed(line.substr(0, colon)));
    const std::string value(trimmed(line.substr(colon + 1)));
    if (name == "rule") {
      test.rules.push_back(value);
    } else {
      test.settings[name] = value;
    }
  }
  return test;
}

}  // namespace capnr::cases

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres_parameters.h"

namespace capnr {
namespace {

// Where what begins at `at` and is copied as it is ends: a quoted text, a comment, or one character.
std::size_t end_of_piece(std::string_view sql, std::size_t at) {
  const auto after = [&](std::string_view mark, std::size_t from) {
    const std::size_t found = sql.find(mark, from);
    return found == std::string_view::npos ? sql.size() : found + mark.size();
  };
  const std::string_view two = sql.substr(at, 2);
  if (two == "--") return after("\n", at);
  if (two == "/*") return after("*/", at + 2);
  // A quote that is doubled ends a piece and begins the next one, with nothing between them.
  if (sql[at] == '\'') return after("'", at + 1);
  if (sql[at] == '"') return after("\"", at + 1);
  return at + 1;
}

}  // namespace

std::string numbered_parameters(std::string_view sql) {
  std::string out;
  int number = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t end = end_of_piece(sql, at);
    if (sql[at] == '?') {
      out += "$" + std::to_string(++number);
    } else {
      out += sql.substr(at, end - at);
    }
    at = end;
  }
  return out;
}

}  // namespace capnr

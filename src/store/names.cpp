// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/names.h"

#include <algorithm>
#include <stdexcept>

namespace capnr {
namespace {

std::string_view checked(std::string_view name) {
  const bool ours = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!ours) throw std::logic_error("not a name of the schema: " + std::string(name));
  return name;
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
  if (const std::size_t at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), by);
}

}  // namespace

std::string with_names(std::string_view pattern, std::string_view table,
                       std::span<const std::string_view> columns) {
  std::string list;
  for (const std::string_view column : columns) {
    if (!list.empty()) list += ", ";
    list += checked(column);
  }
  std::string sql(pattern);
  replace(sql, "{table}", checked(table));
  replace(sql, "{columns}", list);
  return sql;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/route_path.h"

#include "base/text.h"
#include "web/http.h"

namespace capnr::web {
namespace {

bool is_name(std::string_view part) {
  return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

}  // namespace

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/'), given = split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_name(wanted[i])) {
      if (given[i].empty()) return std::nullopt;
      values.emplace_back(given[i]);
    } else if (wanted[i] != given[i]) {
      return std::nullopt;
    }
  }
  return values;
}

std::string fill_path(std::string_view pattern, std::span<const std::string> values) {
  std::string out;
  std::size_t next = 0;
  for (const std::string_view part : split(pattern.substr(1), '/')) {
    out += '/';
    out += is_name(part) && next < values.size() ? percent_encoded(values[next++]) : std::string(part);
  }
  return out;
}

}  // namespace capnr::web

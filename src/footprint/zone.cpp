// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/zone.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::pair<std::string_view, std::string_view> zone_names[] = {
#include "footprint/zone_names.inc"
};

using ZonesByName = std::unordered_map<std::string, std::string_view>;

const ZonesByName& zones_by_name() {
  static const ZonesByName zones = [] {
    ZonesByName by_name;
    for (const auto& [code, name] : zone_names) by_name.try_emplace(folded(name), code);
    return by_name;
  }();
  return zones;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

bool is_average(std::string_view zone) {
  return zone.size() != 2;
}

std::optional<std::string> zone_from(std::string_view text) {
  text = trimmed(text);
  if (text.size() == 2 && std::ranges::all_of(text, is_upper)) return std::string(text);
  if (text == "EU27" || text == "EEE" || text == "WORLD") return std::string(text);
  const auto zone = zones_by_name().find(folded(text));
  if (zone == zones_by_name().end()) return std::nullopt;
  return std::string(zone->second);
}

}  // namespace capnr

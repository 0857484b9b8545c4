// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "footprint/engine.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 13> codes = {
    "department", "type",      "item",        "phase",       "criterion", "country",    "datacentre",
    "status",     "user_kind", "application", "environment", "year",      "source_kind"};

}  // namespace

std::string_view code(Dimension dimension) {
  return codes[static_cast<std::size_t>(dimension)];
}

std::optional<Dimension> dimension_from(std::string_view text) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == text) return static_cast<Dimension>(i);
  }
  return std::nullopt;
}

std::string_view code(Gap gap) {
  constexpr std::array<std::string_view, gap_count> gaps = {"",       "no_item",   "no_factor", "no_energy",
                                                            "no_mix", "no_amount", "no_host"};
  return gaps[static_cast<std::size_t>(gap)];
}

std::string_view name(Gap gap, Language language) {
  switch (gap) {
    case Gap::none:
      return tr(language, "covered");
    case Gap::no_item:
      return tr(language, "not recognised as a reference item");
    case Gap::no_factor:
      return tr(language, "no factor in the set");
    case Gap::no_energy:
      return tr(language, "annual energy unknown");
    case Gap::no_mix:
      return tr(language, "electricity mix unknown");
    case Gap::no_amount:
      return tr(language, "amount or date unknown");
    case Gap::no_host:
      return tr(language, "host unknown");
  }
  return "";
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/translations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace capnr {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// The pairs of po/fr.po, written by cmake/po_table.awk at build time, sorted here by id.
constexpr auto table = [] {
  auto entries = std::to_array<Entry>({
#include "fr_po.inc"
  });
  std::sort(entries.begin(), entries.end());
  return entries;
}();

}  // namespace

std::string_view french(std::string_view message) {
  const auto* found =
      std::lower_bound(table.begin(), table.end(), message,
                       [](const Entry& entry, std::string_view id) { return entry.first < id; });
  return found != table.end() && found->first == message ? found->second : message;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/translations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace capnr {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// The pairs of po/fr.po, written by cmake/po_table.awk at build time. Sorted by id at first use: there are more than compilers agree to sort.
const auto& table() {
  static const auto sorted = [] {
    auto entries = std::to_array<Entry>({
#include "fr_po.inc"
    });
    std::sort(entries.begin(), entries.end());
    return entries;
  }();
  return sorted;
}

}  // namespace

std::string_view french(std::string_view message) {
  const auto& entries = table();
  const auto* found =
      std::lower_bound(entries.begin(), entries.end(), message,
                       [](const Entry& entry, std::string_view id) { return entry.first < id; });
  return found != entries.end() && found->first == message ? found->second : message;
}

}  // namespace capnr

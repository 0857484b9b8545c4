// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/status_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "table/table.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 6> codes = {"unspecified", "in_use",  "stock",
                                                   "repair",      "retired", "to_retire"};

}  // namespace

std::string_view code(EquipmentStatus status) {
  return codes[static_cast<std::size_t>(status)];
}

Result<StatusWords> StatusWords::load(const std::filesystem::path& path) {
  StatusWords all;
  ReadOptions options;
  options.separator = ';';
  TRY_VOID(read_table(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty()) return Flow::proceed;
    const auto found = std::find(codes.begin(), codes.end(), row.cells[0]);
    if (row.cells.size() != 2 || found == codes.end()) {
      return fail(Kind::bad_input,
                  "a status needs two columns, status;words, and is one of in_use, stock, repair, retired, "
                  "to_retire",
                  {}, {.file = path.string(), .row = row.number});
    }
    for (const std::string_view word : split(row.cells[1], '|'))
      all.by_word_.emplace(folded(word), static_cast<EquipmentStatus>(found - codes.begin()));
    return Flow::proceed;
  }));
  all.by_word_.erase("");
  return all;
}

EquipmentStatus StatusWords::status(std::string_view word) const {
  const auto found = by_word_.find(folded(word));
  return found == by_word_.end() ? EquipmentStatus::unspecified : found->second;
}

}  // namespace capnr

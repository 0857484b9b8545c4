// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/result_rows.h"

namespace capnr {

ResultTable tabulate(const Footprint& footprint, const std::vector<Dimension>& dimensions) {
  ResultTable table;
  table.dimensions = dimensions;
  PackCombinations packs;
  // The callback cannot fail, so neither can the walk.
  static_cast<void>(each_result_row(footprint, dimensions, packs, [&](const ResultCell& cell) -> Result<> {
    ResultRow row;
    row.key.reserve(dimensions.size());
    for (std::size_t d = 0; d < dimensions.size(); ++d)
      row.key.emplace_back(word_of(footprint, dimensions[d], cell.key[d]));
    row.value = cell.value;
    row.covered = cell.covered;
    row.quantity = cell.quantity;
    row.packs = packs.packs(cell.packs);
    row.gaps = cell.gaps;
    table.rows.push_back(std::move(row));
    return {};
  }));
  return table;
}

}  // namespace capnr

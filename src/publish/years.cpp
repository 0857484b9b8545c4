// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/years.h"

#include <algorithm>

namespace capnr {

void name_years(std::vector<YearFootprint>& years) {
  for (YearFootprint& year : years) {
    const Date as_of = year.document.as_of;
    const auto same = [&](const YearFootprint& other) {
      return year_of(other.document.as_of) == year_of(as_of);
    };
    const bool shared = std::count_if(years.begin(), years.end(), same) > 1;
    // No two inventories of a city have one date.
    year.word = shared ? to_string(year.document.inventory_date) : std::to_string(year_of(as_of));
    ResultTable& table = year.document.table;
    const auto at = std::find(table.dimensions.begin(), table.dimensions.end(), Dimension::year);
    if (at == table.dimensions.end()) continue;
    for (ResultRow& row : table.rows)
      row.key[static_cast<std::size_t>(at - table.dimensions.begin())] = year.word;
  }
}

}  // namespace capnr

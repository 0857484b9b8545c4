// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/countries.h"

#include "base/text.h"
#include "table/table.h"

namespace capnr {

Result<CountryTable> CountryTable::load(const std::filesystem::path& path) {
  CountryTable table;
  ReadOptions options;
  options.separator = ';';
  TRY_VOID(read_table(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty()) return Flow::proceed;
    if (row.cells.size() != 5 || row.cells[0].size() != 2) {
      return fail(Kind::bad_input, "a country needs five columns: code;iso3;name_fr;name_en;other", {},
                  {.file = path.string(), .row = row.number});
    }
    const std::string code(row.cells[0]);
    for (std::size_t i = 0; i < 4; ++i) table.by_name_.emplace(folded(row.cells[i]), code);
    for (const std::string_view other : split(row.cells[4], '|')) table.by_name_.emplace(folded(other), code);
    return Flow::proceed;
  }));
  table.by_name_.erase("");
  return table;
}

std::string_view CountryTable::code(std::string_view name) const {
  const auto found = by_name_.find(folded(name));
  return found != by_name_.end() ? std::string_view(found->second) : std::string_view();
}

}  // namespace capnr

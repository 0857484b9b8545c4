// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "footprint/compare.h"
#include "footprint/table_rows.h"

namespace capnr {
namespace {

using Packs = std::vector<std::vector<std::string>>;

// Which packs served each row of a table, in the priority of their set.
Packs packs_of(const Footprint& footprint, const ResultTable& table) {
  const TableRows rows(footprint, table);
  std::vector<std::set<PackIndex>> served(table.rows.size());
  for (std::uint32_t g = 0; g < footprint.groups.size(); ++g) {
    for (const Phase phase : phases) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Impact& impact = footprint.groups[g].impacts[static_cast<std::size_t>(phase)][c];
        if (!footprint.criteria[c] || std::isnan(impact.value) || impact.pack == no_pack) continue;
        const std::uint32_t row = rows.row(g, phase, static_cast<Criterion>(c));
        if (row != no_index) served[row].insert(impact.pack);
      }
    }
  }
  Packs packs(served.size());
  for (std::size_t r = 0; r < served.size(); ++r) {
    for (const PackIndex pack : served[r]) packs[r].push_back(footprint.packs[pack].id);
  }
  return packs;
}

struct Place {
  std::size_t first = 0, second = 0;  ///< rows in the two tables, plus one; 0 for none
};

double coverage(const ResultRow& row) {
  return row.quantity > 0 ? row.covered / row.quantity : 0;
}

}  // namespace

SetComparison compare_sets(const Footprint& a, const Footprint& b, const std::vector<Dimension>& dimensions) {
  const ResultTable table_a = tabulate(a, dimensions);
  const ResultTable table_b = tabulate(b, dimensions);
  const Packs packs_a = packs_of(a, table_a);
  const Packs packs_b = packs_of(b, table_b);
  std::map<std::vector<std::string>, Place> places;
  for (std::size_t i = 0; i < table_a.rows.size(); ++i) places[table_a.rows[i].key].first = i + 1;
  for (std::size_t i = 0; i < table_b.rows.size(); ++i) places[table_b.rows[i].key].second = i + 1;

  SetComparison result{a.set_name, b.set_name, dimensions, {}};
  const auto add = [&](const Place& place) {
    SetRow row;
    row.value_a = row.value_b = unknown;
    if (place.first > 0) {
      const ResultRow& of = table_a.rows[place.first - 1];
      row.key = of.key;
      row.quantity = of.quantity;
      row.value_a = of.value;
      row.covered_a = coverage(of);
      row.packs_a = packs_a[place.first - 1];
    }
    if (place.second > 0) {
      const ResultRow& of = table_b.rows[place.second - 1];
      row.key = of.key;
      row.quantity = std::max(row.quantity, of.quantity);
      row.value_b = of.value;
      row.covered_b = coverage(of);
      row.packs_b = packs_b[place.second - 1];
    }
    row.ratio = row.value_a == 0 ? unknown : row.value_b / row.value_a;
    result.rows.push_back(std::move(row));
  };
  // In the order of the first table; rows of the second alone come after those.
  for (const ResultRow& row : table_a.rows) add(places[row.key]);
  for (const ResultRow& row : table_b.rows) {
    if (places[row.key].first == 0) add(places[row.key]);
  }
  return result;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/abatement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace capnr {
namespace {

using Rank = AbatementRow::Rank;

AbatementRow row_of(const SimulatedLever& simulated, std::size_t lever, std::size_t climate) {
  AbatementRow row;
  row.lever = lever;
  row.avoided = simulated.alone[climate];
  if (simulated.cost && simulated.saving) row.net_cost = *simulated.cost - *simulated.saving;
  if (std::isnan(row.avoided)) {
    row.rank = Rank::unknown_effect;
  } else if (row.avoided <= 0) {
    row.rank = Rank::avoids_nothing;
  } else if (!row.net_cost) {
    row.rank = Rank::unknown_money;
  } else if (*row.net_cost < 0) {
    row.rank = Rank::saves;
  } else {
    row.rank = Rank::costs;
    row.per_kg = *row.net_cost / row.avoided;
  }
  return row;
}

// At least as good on both sides, and better on one.
bool dominates(const AbatementRow& a, const AbatementRow& b) {
  return a.avoided >= b.avoided && *a.net_cost <= *b.net_cost &&
         (a.avoided > b.avoided || *a.net_cost < *b.net_cost);
}

void set_fronts(std::vector<AbatementRow>& rows) {
  std::vector<AbatementRow*> left;
  for (AbatementRow& row : rows)
    if (row.rank == Rank::saves) left.push_back(&row);
  for (int front = 1; !left.empty(); ++front) {
    std::vector<AbatementRow*> rest, first;
    for (AbatementRow* row : left) {
      const bool beaten = std::any_of(left.begin(), left.end(),
                                      [&](const AbatementRow* other) { return dominates(*other, *row); });
      (beaten ? rest : first).push_back(row);
    }
    for (AbatementRow* row : first) row->front = front;
    left = rest;
  }
}

bool comes_before(const AbatementRow& a, const AbatementRow& b) {
  if (a.rank != b.rank) return a.rank < b.rank;
  if (a.rank == Rank::saves && a.front != b.front) return a.front < b.front;
  if (a.rank == Rank::costs && *a.per_kg != *b.per_kg) return *a.per_kg < *b.per_kg;
  if (a.rank != Rank::unknown_effect && a.avoided != b.avoided) return a.avoided > b.avoided;
  return a.lever < b.lever;
}

}  // namespace

std::string_view code(AbatementRow::Rank rank) {
  constexpr std::array<std::string_view, 5> codes = {"saves", "costs", "unknown_money", "avoids_nothing",
                                                     "unknown_effect"};
  return codes[static_cast<std::size_t>(rank)];
}

std::vector<AbatementRow> rank_abatement(const Simulation& simulation, std::size_t climate) {
  std::vector<AbatementRow> rows;
  rows.reserve(simulation.levers.size());
  for (std::size_t l = 0; l < simulation.levers.size(); ++l)
    rows.push_back(row_of(simulation.levers[l], l, climate));
  set_fronts(rows);
  std::sort(rows.begin(), rows.end(), comes_before);
  return rows;
}

}  // namespace capnr

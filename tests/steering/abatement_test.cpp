// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Levers by what a kilogram avoided costs.
#include "steering/abatement.h"

#include <gtest/gtest.h>

using namespace capnr;

namespace {

SimulatedLever lever(double avoided, std::optional<double> cost, std::optional<double> saving) {
  SimulatedLever made;
  made.alone = {avoided};
  made.cost = cost;
  made.saving = saving;
  return made;
}

std::vector<std::size_t> order_of(const std::vector<AbatementRow>& rows) {
  std::vector<std::size_t> order;
  for (const AbatementRow& row : rows) order.push_back(row.lever);
  return order;
}

}  // namespace

TEST(Abatement, RanksLeversThatCostByTheirRatio) {
  Simulation simulation;
  simulation.levers = {lever(100, 300, 0), lever(50, 50, 0), lever(10, 25, 5)};
  const auto rows = rank_abatement(simulation, 0);
  EXPECT_EQ(order_of(rows), (std::vector<std::size_t>{1, 2, 0}));
  EXPECT_EQ(rows[0].per_kg, 1);
  EXPECT_EQ(rows[1].per_kg, 2);
  EXPECT_EQ(rows[2].per_kg, 3);
}

TEST(Abatement, DoesNotPreferTheOneThatAvoidsLeastAmongThoseThatSave) {
  // The same saving; the ratio of the second, −10 € a kilogram, would put it before the first, at −1.
  Simulation simulation;
  simulation.levers = {lever(10, 0, 100), lever(100, 0, 100)};
  const auto rows = rank_abatement(simulation, 0);
  EXPECT_EQ(order_of(rows), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(rows[0].front, 1);
  EXPECT_EQ(rows[1].front, 2);
  EXPECT_FALSE(rows[0].per_kg);
}

TEST(Abatement, PutsInOneFrontWhatNoneBeatsOnBothSides) {
  Simulation simulation;
  simulation.levers = {lever(10, 0, 500), lever(100, 0, 50), lever(9, 0, 40), lever(50, 10, 0)};
  const auto rows = rank_abatement(simulation, 0);
  EXPECT_EQ(order_of(rows), (std::vector<std::size_t>{1, 0, 2, 3}))
      << "those that save come before those that cost";
  EXPECT_EQ(rows[1].front, 1);
  EXPECT_EQ(rows[2].front, 2);
}

TEST(Abatement, LeavesUnrankedWhatIsUnknownOrAvoidsNothing) {
  Simulation simulation;
  simulation.levers = {lever(unknown, 10, 0), lever(-5, 10, 0), lever(20, {}, 0), lever(20, 10, {}),
                       lever(1, 10, 0)};
  const auto rows = rank_abatement(simulation, 0);
  EXPECT_EQ(order_of(rows), (std::vector<std::size_t>{4, 2, 3, 1, 0}));
  EXPECT_EQ(rows[1].rank, AbatementRow::Rank::unknown_money);
  EXPECT_EQ(rows[3].rank, AbatementRow::Rank::avoids_nothing);
  EXPECT_EQ(rows[4].rank, AbatementRow::Rank::unknown_effect);
}

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/cell_key.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace capnr {
namespace {

// Cells of every size up to a little more than a key, among them some that differ by their last byte, or by nothing but a NUL.
std::vector<std::string> cells() {
  std::vector<std::string> all = {"", std::string(1, '\0'), std::string("a\0", 2), std::string("a\0b", 3)};
  for (std::size_t size = 1; size <= 36; ++size) {
    all.push_back(std::string(size, 'x'));
    all.push_back(std::string(size - 1, 'x') + 'y');
    all.push_back('y' + std::string(size, 'x'));
  }
  return all;
}

TEST(CellKey, WhatFollowsACellIsNoPartOfItsKey) {
  for (const std::string& cell : cells()) {
    if (cell.size() > CellKey::bytes) continue;
    const std::string followed = cell + ";and more than thirty-two other bytes";
    const std::string_view within(followed.data(), cell.size());
    EXPECT_EQ(key_of_padded(within), key_of(cell)) << cell;
    EXPECT_EQ(key_of_padded(within).hash(), key_of(cell).hash()) << cell;
  }
}

TEST(CellKey, CellsThatFitHaveEqualKeysOnlyWhenTheyAreEqual) {
  for (const std::string& one : cells()) {
    for (const std::string& other : cells()) {
      if (one.size() > CellKey::bytes) continue;
      EXPECT_EQ(key_of(one) == key_of(other), one == other) << one << " and " << other;
    }
  }
}

TEST(CellKey, ALongerCellIsNotWhole) {
  EXPECT_TRUE(key_of("these are thirty-two small bytes").whole());
  EXPECT_FALSE(key_of("these are thirty-three small byte").whole());
}

}  // namespace
}  // namespace capnr

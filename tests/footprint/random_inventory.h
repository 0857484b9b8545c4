// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include <rapidcheck.h>

#include "footprint/engine.h"

// Small random inventories and a set of factors with every kind of hole, for property tests.

namespace capnr::test {

/// One row of equipment. Words are numbers, so that failing cases shrink well.
struct RandomRow {
  unsigned department = 0, type = 0, country = 0, datacentre = 0, status = 0, user = 0;
  double quantity = 1;
  std::optional<int> start, end;  ///< days since 2015-01-01
  std::optional<double> annual_kwh, usage_rate, lifetime_years;
  Grade grade = Grade::imported;
};
std::ostream& operator<<(std::ostream& out, const RandomRow& row);

rc::Gen<RandomRow> random_row();
rc::Gen<std::vector<RandomRow>> random_rows();
rc::Gen<MethodProfile> random_profile();

inline constexpr int first_day = 16436;           ///< 2015-01-01
inline constexpr std::int32_t as_of_day = 20453;  ///< 2025-12-31

/// Rows as the engine reads them; a block ends after every `block_rows` rows.
InventoryData inventory_of(const std::vector<RandomRow>& rows, std::size_t block_rows = 65536);
EquipmentClass class_of(const RandomRow& row);
RowNumbers numbers_of(const RandomRow& row);

/// Five types: one with everything, one whose use is a factor, a server, one with holes, one unknown to the set. Electricity of FR and
/// ES (climate change only); none elsewhere.
const FactorSet& holed_set();

Footprint footprint_of(const InventoryData& inventory, const MethodProfile& profile);

}  // namespace capnr::test

namespace rc {
template <>
struct Arbitrary<capnr::test::RandomRow> {
  static Gen<capnr::test::RandomRow> arbitrary() { return capnr::test::random_row(); }
};
}  // namespace rc

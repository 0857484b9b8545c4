// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "footprint/engine.h"
#include "footprint/profile.h"

namespace capnr::reference {

/// An inventory and a factor set written by hand, for walking a published case through the engine itself.
class SmallCity {
 public:
  SmallCity();

  InventoryData inventory;
  FactorSet set;
  MethodProfile profile;
  Date as_of = date_of(2024, 12, 31);

  ReferenceItem& item(std::string_view id);
  void factor(std::string_view id, Phase phase, Criterion criterion, double value);
  void lifetime(std::string_view id, double years);
  void mix(std::string_view zone, Criterion criterion, double value);

  /// A row of equipment of a class of its own, in France; its number in the first block. A row with a name
  /// can host machines.
  std::size_t row(std::string_view item, const RowNumbers& numbers, std::string_view name = "");
  void put_in_datacentre(std::size_t row, std::string_view datacentre);

  Footprint footprint(bool by_application = false);
  /// Sum over the groups (of one application, when one is named).
  double total(Phase phase, Criterion criterion, std::string_view application = "*");
  /// All phases together.
  double total(Criterion criterion);
  /// Electricity of the year, PUE included.
  double kwh();
};

}  // namespace capnr::reference

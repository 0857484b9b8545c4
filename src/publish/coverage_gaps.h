// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "publish/result_document.h"

namespace capnr {

/// Phases that have no factor for a criterion, whatever the equipment of the footprint.
std::vector<Hole> holes_of(const Footprint& footprint);

/// The same, of groups that are seen one after the other.
class HoleFinder {
 public:
  void see(const Group& group);
  std::vector<Hole> holes(const Footprint& head) const;

 private:
  using Mask = std::array<std::array<bool, criterion_count>, phase_count>;
  bool any_ = false;
  Mask served_ = {};  // where at least one group has a figure, even in part
  Mask lacks_ = {};   // where a factor is what at least one group lacks
};

/// The rest of what is not covered, by reason. A unit without a figure for several phases or criteria counts once.
std::vector<Missing> missing_of(const Footprint& footprint, std::span<const Hole> holes);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "footprint/engine.h"
#include "steering/lever.h"

namespace capnr {

/// The filter of a lever, ready to be asked of many groups: each word and each item is compared once.
class LeverSelector {
 public:
  LeverSelector(const Lever& lever, const Footprint& footprint, const FactorSet& set);
  bool takes(const Group& group) const {
    return takes(group, group.key[static_cast<std::size_t>(Dimension::type)]);
  }
  /// Of a type that is not the group's word: what a replacement is called.
  bool takes(const Group& group, std::uint32_t type) const;

 private:
  struct Words {
    bool any = true;           ///< no filter on this word
    std::vector<bool> wanted;  ///< by text of the footprint
    bool has(std::uint32_t text) const { return any || wanted[text]; }
  };
  static Words words(const std::vector<std::string>& wanted, const Footprint& footprint);

  bool any_what_;
  Words types_, departments_, datacentres_, statuses_, source_kinds_;
  std::vector<bool> items_;  ///< by item of the set
};

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "steering/equipment_kind.h"

namespace capnr {

struct KindValueRange {
  double least = 0, most = 0;
};

/// What a city says of kinds of equipment: years of life ("laptop=6,phone=3"), euros of one unit ("laptop=900"). A word is a kind's id or
/// name, or a group of kinds (names_kind); the most precise wins, then the first.
class KindValues {
 public:
  /// Items such as "laptop=6"; `option` names the option in the message. Kind::usage when one is malformed, out of range,
  /// or said twice.
  static Result<KindValues> parse(std::string_view option, std::span<const std::string> items,
                                  KindValueRange range);
  Result<> add(std::string_view option, std::string_view word, double value, KindValueRange range);
  /// NaN when nothing is said of the kind.
  double of(const EquipmentKind& kind) const;
  /// Words that name none of these kinds: a mistake, or equipment that the city does not have.
  std::vector<std::string> unused(std::span<const EquipmentKind> kinds) const;
  bool empty() const { return values_.empty(); }

 private:
  struct Entry {
    std::string word;
    double value = 0;
  };
  std::vector<Entry> values_;
};

inline constexpr KindValueRange policy_range{0.5, 50};       ///< years
inline constexpr KindValueRange price_range{0.01, 1000000};  ///< euros

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "footprint/engine.h"
#include "footprint/streamed_footprint.h"

// The rows of a result one at a time, without keeping them: a million rows of department × type × country × status × phase × criterion
// cost no more memory than the groups that they come from. tabulate() keeps them.

namespace capnr {

/// Which packs served a row, as a number: most rows have the same few combinations, so each is kept once.
class PackCombinations {
 public:
  using Id = std::uint32_t;
  static constexpr Id none = 0;
  PackCombinations() { combinations_.emplace_back(); }
  Id with(Id combination, PackIndex pack);
  const std::vector<PackIndex>& packs(Id combination) const { return combinations_[combination]; }

 private:
  std::vector<std::vector<PackIndex>> combinations_;  // each sorted
  std::map<std::pair<Id, PackIndex>, Id> more_;
};

/// A set of Gap, one bit each: why a row is not covered in full.
using Gaps = std::uint8_t;
inline constexpr Gaps gap_bit(Gap gap) {
  return gap == Gap::none ? Gaps{0} : static_cast<Gaps>(1U << (static_cast<unsigned>(gap) - 1U));
}

struct ResultCell {
  std::span<const std::uint32_t>
      key;           ///< by dimension asked for: an index into Footprint::texts, a phase or a criterion
  double value = 0;  ///< as in ResultRow
  double covered = 0, quantity = 0;
  PackCombinations::Id packs = PackCombinations::none;
  Gaps gaps = 0;
};

/// What stands behind an index of a key.
std::string_view word_of(const Footprint& footprint, Dimension dimension, std::uint32_t value);

/// In the order of the keys, as tabulate() has them: words in alphabetical order, phases and criteria in their own.
Result<> each_result_row(const Footprint& footprint, std::span<const Dimension> dimensions,
                         PackCombinations& packs, FunctionRef<Result<>(const ResultCell&)> on_row);
/// The same of groups that are not kept; `head` is the rest of their footprint.
Result<> each_result_row(const Footprint& head, const GroupSequence& groups,
                         std::span<const Dimension> dimensions, PackCombinations& packs,
                         FunctionRef<Result<>(const ResultCell&)> on_row);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "footprint/engine.h"

namespace capnr {

/// The row of a table that an impact of a footprint counts in. The table may have been sorted, or have lost
/// rows, since tabulate() made it.
class TableRows {
 public:
  TableRows(const Footprint& footprint, const ResultTable& table);
  /// no_index when the table has no such row.
  std::uint32_t row(std::uint32_t group, Phase phase, Criterion criterion) const {
    const std::uint32_t words = words_of_group_[group];
    if (words == no_index) return no_index;
    return rows_[words * cells_ + phase_step_ * static_cast<std::size_t>(phase) +
                 criterion_step_ * static_cast<std::size_t>(criterion)];
  }

 private:
  std::size_t cells_ = 1, phase_step_ = 0, criterion_step_ = 0;
  std::vector<std::uint32_t> words_of_group_;  ///< which combination of words, phase and criterion left out
  std::vector<std::uint32_t> rows_;            ///< by combination, phase and criterion
};

}  // namespace capnr

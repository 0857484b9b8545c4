// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "steering/indicator.h"

namespace capnr {

/// A file of commitments/: one commitment with its indicators (docs/commitments.md describes each key). An unknown key, an unknown word, an indicator
/// without a measure, a limit on a measure that is not there: errors with their line.
Result<Commitment> parse_commitment(std::string_view toml, const std::string& file);

/// One line of thresholds.toml: a city's own threshold instead of the catalogue's proposal.
struct ThresholdChange {
  std::string indicator;
  Limit limit;
  std::string decided;  ///< the decision that it comes from
  Where where;
};
Result<std::vector<ThresholdChange>> parse_thresholds(std::string_view toml, const std::string& file);

}  // namespace capnr

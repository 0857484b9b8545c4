// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

namespace capnr {

struct Interval {
  double low = 0, high = 0;
};

/// The 5th and 95th percentiles of a sample: its values of rank ⌈0.05 n⌉ and ⌈0.95 n⌉. The sample is not empty
/// and has no NaN.
Interval percentiles_5_95(std::span<const double> sample);

}  // namespace capnr

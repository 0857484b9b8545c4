// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/order_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace capnr {
namespace {

constexpr std::size_t bin_count = 512;

// Cuts the range of a sample into bins that keep the order, so that one pass leaves few values to sort.
struct Bins {
  double low = 0, scale = 0;
  std::array<std::uint32_t, bin_count> count = {};

  explicit Bins(std::span<const double> sample) {
    double high = low = sample[0];
    for (const double value : sample) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
    // Just under the number of bins: the largest value falls in the last one.
    const double steps = (static_cast<double>(bin_count) - 1e-6) / (high - low);
    if (high > low && std::isfinite(steps)) scale = steps;
    for (const double value : sample) ++count[bin_of(value)];
  }
  std::size_t bin_of(double value) const {
    return std::min(bin_count - 1,
                    static_cast<std::size_t>(static_cast<std::int32_t>((value - low) * scale)));
  }
};

// The value of a rank (from 0): the bin it falls in is known, only that bin is sorted.
double value_of_rank(std::span<const double> sample, const Bins& bins, std::size_t rank,
                     std::vector<double>& buffer) {
  std::size_t bin = 0;
  std::size_t before = 0;
  while (before + bins.count[bin] <= rank) before += bins.count[bin++];
  buffer.clear();
  for (const double value : sample) {
    if (bins.bin_of(value) == bin) buffer.push_back(value);
  }
  const auto at = buffer.begin() + static_cast<std::ptrdiff_t>(rank - before);
  std::nth_element(buffer.begin(), at, buffer.end());
  return *at;
}

std::size_t rank_of(std::size_t size, std::size_t percent) {
  return (size * percent + 99) / 100 - 1;
}

}  // namespace

Interval percentiles_5_95(std::span<const double> sample) {
  const Bins bins(sample);
  std::vector<double> buffer;
  return {value_of_rank(sample, bins, rank_of(sample.size(), 5), buffer),
          value_of_rank(sample, bins, rank_of(sample.size(), 95), buffer)};
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/log_normal.h"

#include <algorithm>
#include <cmath>

#include "footprint/inverse_normal.h"
#include "footprint/philox.h"

namespace capnr {
namespace {

// The middles of the slices, by their probability.
const std::vector<double>& middles() {
  static const std::vector<double> quantiles = [] {
    std::vector<double> z(LogNormal::slices);
    const auto count = static_cast<double>(LogNormal::slices);
    for (std::size_t i = 0; i < LogNormal::slices / 2; ++i) {
      z[i] = inverse_normal((static_cast<double>(i) + 0.5) / count);
      z[LogNormal::slices - 1 - i] = -z[i];
    }
    return z;
  }();
  return quantiles;
}

constexpr std::uint32_t low(std::uint64_t bits) {
  return static_cast<std::uint32_t>(bits);
}
constexpr std::uint32_t high(std::uint64_t bits) {
  return static_cast<std::uint32_t>(bits >> 32U);
}

}  // namespace

LogNormal::LogNormal(double sigma) : multiplier_(slices) {
  std::vector<double> values(slices);
  double sum = 0;
  for (std::size_t i = 0; i < slices; ++i) {
    values[i] = std::exp(sigma * middles()[i]);
    sum += values[i];
  }
  const double mean = sum / static_cast<double>(slices);
  for (std::size_t i = 0; i < slices; ++i) multiplier_[i] = static_cast<float>(values[i] / mean);
}

void LogNormal::draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t first,
                     std::span<double> multipliers) const {
  constexpr std::uint32_t last_slice = slices - 1;
  constexpr std::size_t per_block = 8;  // two draws in each word of 32 bits
  const PhiloxKey key = {low(seed), high(seed)};
  std::uint64_t number = first / per_block;
  for (std::size_t i = 0; i < multipliers.size(); i += per_block, ++number) {
    const PhiloxBlock bits = philox({low(number), high(number), low(stream), high(stream)}, key);
    std::array<double, per_block> drawn = {};
    for (std::size_t word = 0; word < bits.size(); ++word) {
      drawn[2 * word] = static_cast<double>(multiplier_[bits[word] & last_slice]);
      drawn[2 * word + 1] = static_cast<double>(multiplier_[bits[word] >> 16U & last_slice]);
    }
    std::copy_n(drawn.begin(), std::min(per_block, multipliers.size() - i),
                multipliers.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// Draws of a log-normal multiplier of mean 1, quickly: the normal distribution is cut into 16 384 slices of the
// same probability, a draw picks one by fourteen random bits, and exp(σ·z) of the middle of each slice is
// computed once for each σ. Divided by their mean, so that the mean of the multiplier is exactly 1.

namespace capnr {

class LogNormal {
 public:
  static constexpr std::size_t slices = 16384;
  explicit LogNormal(double sigma);

  /// Multipliers number `first` and following of a stream; `first` is a multiple of 8. The same numbers whatever
  /// the way they are asked for.
  void draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t first,
            std::span<double> multipliers) const;

 private:
  std::vector<float> multiplier_;
};

}  // namespace capnr

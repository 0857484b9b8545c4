// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/date.h"

namespace capnr::demo {

/// A small generator (SplitMix64) that gives the same numbers on every machine, which the standard's distributions do not promise.
/// Each subject ("laptop", 1234) has its own stream: adding a row somewhere changes nothing elsewhere.
class Random {
 public:
  Random(std::uint64_t seed, std::string_view subject, std::uint64_t number = 0);
  std::uint64_t next();
  double uniform();                          ///< [0, 1[
  std::uint32_t below(std::uint32_t bound);  ///< [0, bound[
  bool chance(double probability) { return uniform() < probability; }
  double around(double mean,
                double deviation);  ///< bell-shaped (sum of four uniforms), within 2·√3·deviation
  int between(int low, int high);   ///< both included
  Date day_between(Date from, Date to);

  template <class T>
  const T& pick(std::span<const T> choices) {
    return choices[below(static_cast<std::uint32_t>(choices.size()))];
  }
  /// The index of a choice, given what each weighs.
  std::size_t weighted(std::span<const double> weights);

 private:
  std::uint64_t state_;
};

}  // namespace capnr::demo

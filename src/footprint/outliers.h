// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// Factors of the same thing in many places are judged against each other. The rules, with the figures that
// set their thresholds, are in docs/factor-packs.md. They look for mistakes, not for dirty grids: France's
// ionising radiation is 1 500 times the median, and right.

namespace capnr {

struct Sample {
  std::string_view zone;
  int year = 0;
  double value = 0;
};

enum class Suspicion : std::uint8_t {
  none,
  isolated,  ///< over 1 000 times the median, and either alone (10 times the next value) or beyond 4.5 robust
             ///< deviations
  spoilt_average,  ///< an average of countries above every country that stands
  technology,      ///< more than half comes from a generation technology whose factor is over 1 000 times the
                   ///< median of technologies
  all_zero,        ///< nine zones in ten are zero: not assessed, rather than none
};

struct Verdict {
  Suspicion suspicion = Suspicion::none;
  double median = 0;  ///< of the positive values of the same year
};

/// One verdict per sample, in order. `technologies`: factors of the generation technologies that the samples
/// are mixes of, when known. Fewer than eight samples of a year are too few to judge: none is suspected.
std::vector<Verdict> judge(std::span<const Sample> samples, std::span<const double> technologies);

/// An English message id.
std::string_view reason(Suspicion suspicion);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/lmdi.h"

#include <cmath>

namespace capnr {
namespace {

// ln(a/b) by log1p where they are near: the quotient of two close logarithms loses its digits.
double log_ratio(double a, double b) {
  const double relative = (a - b) / b;
  return std::abs(relative) < 0.5 ? std::log1p(relative) : std::log(a / b);
}

LmdiTerms decompose_class(const LmdiClass& c, double volume0, double volume1) {
  LmdiTerms terms;
  const double e0 = c.quantity0 > 0 ? c.quantity0 * c.intensity0 : 0;
  const double e1 = c.quantity1 > 0 ? c.quantity1 * c.intensity1 : 0;
  const double delta = e1 - e0;
  const bool volume = volume0 > 0 && volume1 > 0;
  const bool share = c.quantity0 > 0 && c.quantity1 > 0;
  if (!volume) {
    terms.activity = delta;
  } else if (!share) {
    terms.structure = delta;
  } else if (!(e0 > 0 && e1 > 0)) {
    // An impact of zero at one date (or a negative one, as a credit): the unit changed, not the number of
    // units.
    terms.intensity = delta;
  } else {
    const double mean = logarithmic_mean(e1, e0);
    terms.activity = mean * log_ratio(volume1, volume0);
    terms.structure = mean * (log_ratio(c.quantity1, c.quantity0) - log_ratio(volume1, volume0));
    terms.intensity = mean * log_ratio(c.intensity1, c.intensity0);
  }
  return terms;
}

}  // namespace

LmdiTerms& LmdiTerms::operator+=(const LmdiTerms& other) {
  activity += other.activity;
  structure += other.structure;
  intensity += other.intensity;
  return *this;
}

double logarithmic_mean(double a, double b) {
  if (a == b) return a;
  if (a <= 0 || b <= 0) return 0;
  const double logarithm = log_ratio(a, b);
  return logarithm == 0 ? a : (a - b) / logarithm;
}

Lmdi decompose(const std::vector<LmdiClass>& classes) {
  Lmdi result;
  double volume0 = 0;
  double volume1 = 0;
  for (const LmdiClass& c : classes) {
    volume0 += c.quantity0;
    volume1 += c.quantity1;
  }
  for (const LmdiClass& c : classes) {
    if (c.quantity0 > 0) result.e0 += c.quantity0 * c.intensity0;
    if (c.quantity1 > 0) result.e1 += c.quantity1 * c.intensity1;
    if (c.quantity0 > 0 && c.quantity1 > 0)
      result.expected_saving += (c.intensity0 - c.intensity1) * c.quantity0;
    result.by_class.push_back(decompose_class(c, volume0, volume1));
    result.total += result.by_class.back();
  }
  set_ratios(result);
  return result;
}

void set_ratios(Lmdi& lmdi) {
  lmdi.offset_ratio.reset();
  lmdi.lmdi_offset_ratio.reset();
  if (lmdi.expected_saving > 0) lmdi.offset_ratio = 1 - (lmdi.e0 - lmdi.e1) / lmdi.expected_saving;
  if (lmdi.total.intensity < 0)
    lmdi.lmdi_offset_ratio = -(lmdi.total.activity + lmdi.total.structure) / lmdi.total.intensity;
}

}  // namespace capnr

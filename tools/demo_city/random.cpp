// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/random.h"

#include <cmath>

#include "base/text.h"

namespace capnr::demo {

Random::Random(std::uint64_t seed, std::string_view subject, std::uint64_t number)
    : state_(hash_bytes(subject, seed) ^ (number * 0x9E3779B97F4A7C15ULL)) {
  next();
}

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

double Random::uniform() {
  return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::uint32_t Random::below(std::uint32_t bound) {
  return static_cast<std::uint32_t>(uniform() * static_cast<double>(bound));
}

int Random::between(int low, int high) {
  return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
}

double Random::around(double mean, double deviation) {
  const double sum = uniform() + uniform() + uniform() + uniform();
  return mean + (sum - 2.0) * std::sqrt(3.0) * deviation;
}

Date Random::day_between(Date from, Date to) {
  return Date{between(from.days, to.days)};
}

std::size_t Random::weighted(std::span<const double> weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  double left = uniform() * total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace capnr::demo

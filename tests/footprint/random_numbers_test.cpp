// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "footprint/inverse_normal.h"
#include "footprint/log_normal.h"
#include "footprint/order_statistics.h"
#include "footprint/philox.h"

using namespace capnr;

namespace {

std::vector<double> drawn(double sigma, std::size_t count, std::uint64_t seed = 1, std::uint64_t stream = 7) {
  std::vector<double> values(count);
  LogNormal(sigma).draw(seed, stream, 0, values);
  return values;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

// The known answers of Random123, tests/kat_vectors.
TEST(Philox, GivesTheAnswersThatItsAuthorsPublish) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(InverseNormal, IsTheInverseOfTheNormalDistribution) {
  for (const double p : {1e-300, 1e-20, 1e-9, 1e-4, 0.0249, 0.05, 0.074, 0.3, 0.5}) {
    const double z = inverse_normal(p);
    EXPECT_NEAR(0.5 * std::erfc(-z / std::sqrt(2.0)) / p, 1, 1e-12) << p;
  }
  EXPECT_NEAR(inverse_normal(0.975), 1.959963984540054, 1e-14);
  EXPECT_EQ(inverse_normal(0.5), 0);
  EXPECT_EQ(inverse_normal(0.75), -inverse_normal(0.25));
}

TEST(LogNormal, HasTheMeanSpreadAndPercentilesOfItsDistribution) {
  constexpr std::size_t count = 400000;
  for (const double sigma : {0.0245, 0.3, 1.0}) {
    const std::vector<double> values = drawn(sigma, count);
    const double mean = mean_of(values);
    double square = 0;
    for (const double value : values) square += (value - mean) * (value - mean);
    const double deviation = std::sqrt(std::expm1(sigma * sigma));
    EXPECT_NEAR(mean, 1, 5 * deviation / std::sqrt(count)) << sigma;
    EXPECT_NEAR(std::sqrt(square / count) / deviation, 1, 0.03) << sigma;
    const Interval interval = percentiles_5_95(values);
    EXPECT_NEAR(std::log(interval.low), -1.6449 * sigma - sigma * sigma / 2, 0.01 * sigma);
    EXPECT_NEAR(std::log(interval.high), 1.6449 * sigma - sigma * sigma / 2, 0.01 * sigma);
  }
}

TEST(LogNormal, DrawsTheSameNumbersInOneGoAndInPieces) {
  const LogNormal distribution(0.3);
  const std::vector<double> whole = drawn(0.3, 1000, 3, 11);
  std::vector<double> pieces(1000);
  for (const auto& [first, count] : {std::pair{600, 400}, std::pair{0, 256}, std::pair{256, 344}}) {
    distribution.draw(
        3, 11, static_cast<std::uint64_t>(first),
        std::span(pieces).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
  }
  EXPECT_EQ(whole, pieces);
}

TEST(LogNormal, StreamsAndSeedsDoNotFollowEachOther) {
  constexpr std::size_t count = 40000;
  const std::vector<double> one = drawn(0.3, count, 1, 7);
  for (const auto& [seed, stream] : {std::pair{1, 8}, std::pair{2, 7}}) {
    const std::vector<double> other =
        drawn(0.3, count, static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(stream));
    double together = 0;
    for (std::size_t i = 0; i < count; ++i) together += (one[i] - 1) * (other[i] - 1);
    const double correlation = together / count / std::expm1(0.09);
    EXPECT_NEAR(correlation, 0, 5 / std::sqrt(count));
  }
}

TEST(OrderStatistics, AreThoseOfTheSortedSample) {
  for (const std::size_t count : {1U, 2U, 19U, 20U, 21U, 100U, 9999U, 10000U}) {
    for (const double sigma : {0.01, 1.0, 4.0}) {
      std::vector<double> sample = drawn(sigma, count);
      if (count > 100) sample[50] = -1e6;
      const Interval found = percentiles_5_95(sample);
      std::sort(sample.begin(), sample.end());
      EXPECT_EQ(found.low, sample[(count * 5 + 99) / 100 - 1]) << count;
      EXPECT_EQ(found.high, sample[(count * 95 + 99) / 100 - 1]) << count;
    }
  }
}

TEST(OrderStatistics, OfASampleWithoutSpreadAreItsOnlyValue) {
  for (const double value : {0.0, -3.5, 1e300, 5e-324}) {
    const Interval found = percentiles_5_95(std::vector<double>(50, value));
    EXPECT_EQ(found.low, value);
    EXPECT_EQ(found.high, value);
  }
  std::vector<double> tiny(50, 0.0);
  tiny.back() = 5e-324;
  EXPECT_EQ(percentiles_5_95(tiny).high, 0);
}

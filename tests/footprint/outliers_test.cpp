// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/outliers.h"

#include <cmath>

#include <gtest/gtest.h>

using namespace capnr;

namespace {

constexpr std::string_view zones[] = {"FR", "DE", "ES", "IT", "BE", "NL", "SE", "PL", "AT", "CH", "DK", "PT"};

// Twelve countries from 0.001 to 0.01, evenly in logarithm: median about 0.003.
std::vector<Sample> ordinary() {
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < std::size(zones); ++i) {
    samples.push_back({zones[i], 2020, 1e-3 * std::pow(10.0, static_cast<double>(i) / 11)});
  }
  return samples;
}

}  // namespace

TEST(Outliers, OrdinaryZonesAreNotSuspected) {
  for (const Verdict& verdict : judge(ordinary(), {})) EXPECT_EQ(verdict.suspicion, Suspicion::none);
}

TEST(Outliers, AValueFarFromAllOthersIsIsolated) {
  std::vector<Sample> samples = ordinary();
  samples.push_back({"CZ", 2020, 8.38});
  const std::vector<Verdict> verdicts = judge(samples, {});
  EXPECT_EQ(verdicts.back().suspicion, Suspicion::isolated);
  EXPECT_NEAR(verdicts.back().median, 0.0035, 0.001);
  for (std::size_t i = 0; i + 1 < samples.size(); ++i) EXPECT_EQ(verdicts[i].suspicion, Suspicion::none);
}

TEST(Outliers, AnAverageAboveEveryCountryThatStandsIsSpoilt) {
  std::vector<Sample> samples = ordinary();
  samples.push_back({"CZ", 2020, 8.38});
  samples.push_back({"EEE", 2020, 0.2238});
  samples.push_back({"WORLD", 2020, 0.005});
  const std::vector<Verdict> verdicts = judge(samples, {});
  EXPECT_EQ(verdicts[13].suspicion, Suspicion::spoilt_average);
  EXPECT_EQ(verdicts[14].suspicion, Suspicion::none);
}

TEST(Outliers, ACriterionThatSpreadsOverManyDecadesIsNotAnError) {
  // As ionising radiation: countries without nuclear power at 1e-4, France and Lithuania at 3, others on the
  // way.
  std::vector<Sample> samples;
  const double values[] = {1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 2e-3, 5e-3, 2e-2, 0.1, 0.9, 3.2, 3.3};
  for (std::size_t i = 0; i < std::size(values); ++i) samples.push_back({zones[i], 0, values[i]});
  for (const Verdict& verdict : judge(samples, {})) EXPECT_EQ(verdict.suspicion, Suspicion::none);
}

TEST(Outliers, AZoneMadeOfASuspectTechnologyIsSuspect) {
  const double technologies[] = {1e-9, 2e-9, 2e-9, 3e-9, 2.5e-8, 8.5e-5};
  std::vector<Sample> samples = ordinary();
  for (Sample& sample : samples) sample.value *= 1e-6;  // 1e-9 to 1e-8: what the five others can make
  samples[3].value = 2e-6;                              // 2.4 % of the sixth
  const std::vector<Verdict> verdicts = judge(samples, technologies);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    EXPECT_EQ(verdicts[i].suspicion, i == 3 ? Suspicion::technology : Suspicion::none) << i;
  }
}

TEST(Outliers, ZeroNearlyEverywhereIsNotAnAssessment) {
  std::vector<Sample> samples = ordinary();
  for (std::size_t i = 1; i < samples.size(); ++i) samples[i].value = 0;
  for (const Verdict& verdict : judge(samples, {})) EXPECT_EQ(verdict.suspicion, Suspicion::all_zero);
}

TEST(Outliers, YearsAreJudgedApartAndFewZonesNotAtAll) {
  std::vector<Sample> samples = ordinary();
  samples.push_back({"CZ", 2021, 8.38});  // alone in its year
  EXPECT_EQ(judge(samples, {}).back().suspicion, Suspicion::none);
  EXPECT_TRUE(judge({}, {}).empty());
}

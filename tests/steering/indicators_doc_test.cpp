// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gtest/gtest.h>

#include "base/file.h"
#include "indicators_page.h"
#include "steering/calculators.h"

namespace capnr {
namespace {

TEST(IndicatorsPage, IsWhatTheCatalogueAndTheCalculatorsSay) {
  const auto programme = load_programme(CAPNR_SOURCE_DIR "/catalog");
  ASSERT_TRUE(programme);
  const auto page = read_file(CAPNR_SOURCE_DIR "/docs/indicators.md");
  ASSERT_TRUE(page);
  EXPECT_EQ(*page, test::indicators_page(*programme))
      << "build/release/tests/steering/print_indicators > docs/indicators.md";
}

TEST(Calculators, AreOfIndicatorsThatSayTheirFormula) {
  const auto programme = load_programme(CAPNR_SOURCE_DIR "/catalog");
  ASSERT_TRUE(programme);
  EXPECT_GE(calculators().size(), 18U);
  for (const Calculator& calculator : calculators()) {
    const Indicator* indicator = programme->indicator(calculator.indicator);
    ASSERT_NE(indicator, nullptr) << calculator.indicator;
    EXPECT_FALSE(indicator->formula.en.empty()) << calculator.indicator;
    EXPECT_EQ(std::ranges::count(calculators(), calculator.indicator, &Calculator::indicator), 1);
  }
}

}  // namespace
}  // namespace capnr

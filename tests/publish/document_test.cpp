// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gtest/gtest.h>

#include "../footprint/demo_city.h"
#include "publish/result_document.h"
#include "publish/terminal.h"

namespace capnr {
namespace {

ResultDocument demo_document() {
  const FactorSet& set = test::shipped_set("open");
  const InventoryData& city = test::demo_city(2026);
  const MethodProfile profile;
  const WeightTable weights = sum_weights(city, profile, city.header.date);
  const Footprint footprint = characterise(city, weights, set, profile);
  return build_document({.footprint = footprint, .set = set, .inventory = city, .weights = weights});
}

const CriterionResult& of(const ResultDocument& document, Criterion criterion) {
  return *std::find_if(document.criteria.begin(), document.criteria.end(),
                       [&](const CriterionResult& c) { return c.criterion == criterion; });
}

// ADEME's authors call their end-of-life water unreliable (pack ademe: quality very_low), and it is most of the total.
TEST(Document, TellsWhatPartOfATotalItsSourceDoubts) {
  const ResultDocument document = demo_document();
  const CriterionResult& water = of(document, Criterion::wu);
  const double end_of_life = water.phases[static_cast<std::size_t>(Phase::end_of_life)].value;
  EXPECT_GT(water.doubtful, 0.5);
  EXPECT_NEAR(water.doubtful, end_of_life / water.total.value, 0.02);
  EXPECT_EQ(of(document, Criterion::ap).doubtful, 0) << "electricity only";
  const std::string text = to_terminal(document, {.language = Language::en});
  EXPECT_NE(text.find("of the total rests on factors that their source gives as very"), std::string::npos)
      << text;
}

}  // namespace
}  // namespace capnr

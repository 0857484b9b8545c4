// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factor_set.h"

#include <gtest/gtest.h>

using namespace capnr;

namespace {

ElectricityMix mix_of(std::string zone, int year) {
  ElectricityMix mix;
  mix.zone = std::move(zone);
  mix.year = year;
  return mix;
}

}  // namespace

TEST(FactorSet, AMixIsThatOfTheYearElseTheNearestEarlierElseTheNearestLater) {
  FactorSet set;
  set.mixes = {mix_of("FR", 2020), mix_of("FR", 2023), mix_of("WORLD", 0)};
  set.index();
  ASSERT_NE(set.mix("FR", 2020), nullptr);
  EXPECT_EQ(set.mix("FR", 2020)->year, 2020);
  EXPECT_EQ(set.mix("FR", 2022)->year, 2020);
  EXPECT_EQ(set.mix("FR", 2030)->year, 2023);
  EXPECT_EQ(set.mix("FR", 2012)->year, 2020);
  EXPECT_EQ(set.mix("WORLD", 2024)->year, 0);
  EXPECT_EQ(set.mix("DE", 2024), nullptr);
}

TEST(FactorSet, NamesAreFoundWhateverTheirCaseAccentsAndPunctuation) {
  FactorSet set;
  set.types.push_back({.name = "Écran plat", .default_item = "screen", .server = std::nullopt});
  set.model_matches.emplace_back("Latitude-5420", "pcf/dell/latitude-5420");
  CloudInstanceType type;
  type.provider = "aws";
  type.name = "m5.large";
  set.cloud_types.push_back(type);
  set.index();
  ASSERT_NE(set.type("ECRAN PLAT"), nullptr);
  ASSERT_NE(set.matched_item("latitude 5420"), nullptr);
  EXPECT_EQ(*set.matched_item("latitude 5420"), "pcf/dell/latitude-5420");
  EXPECT_NE(set.cloud_type("AWS", "M5.LARGE"), nullptr);
  EXPECT_EQ(set.cloud_type("gcp", "m5.large"), nullptr);
}

TEST(FactorSet, TheFirstOfTwoItemsWithOneIdIsKept) {
  FactorSet set;
  ReferenceItem first, second;
  first.id = second.id = "laptop";
  first.name_en = "kept";
  set.items = {first, second};
  set.index();
  EXPECT_EQ(set.item("laptop")->name_en, "kept");
  EXPECT_EQ(set.item("desktop"), nullptr);
}

TEST(FactorSet, AHiddenPackIsNotShown) {
  FactorSet set;
  set.packs.resize(2);
  set.packs[1].hidden = true;
  EXPECT_TRUE(shown(set, 0));
  EXPECT_FALSE(shown(set, 1));
  EXPECT_TRUE(shown(set, no_pack));
}

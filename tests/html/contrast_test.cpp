// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/contrast.h"

#include <gtest/gtest.h>

#include "html/page.h"

using namespace capnr;
using namespace capnr::html;

TEST(Contrast, IsThatOfTheRecommendation) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-12);
  EXPECT_NEAR(contrast({255, 255, 255}, {255, 255, 255}), 1, 1e-12);
  // The two greys of W3C's technique G18: the last that fails and the first that passes.
  EXPECT_NEAR(contrast(*colour_from("#777777"), {255, 255, 255}), 4.48, 0.005);
  EXPECT_NEAR(contrast(*colour_from("#767676"), {255, 255, 255}), 4.54, 0.005);
  EXPECT_EQ(contrast({1, 2, 3}, {200, 100, 50}), contrast({200, 100, 50}, {1, 2, 3}));
}

TEST(Contrast, IsOnTheGroundWhereItIsLeast) {
  const Colour accent = *colour_from("#0b4f6c");
  EXPECT_EQ(worst_contrast(accent, light_grounds()), contrast(accent, light_grounds()[1]));
}

TEST(Contrast, IsMeasuredOnTheGroundsOfTheStyleSheet) {
  for (const auto grounds : {light_grounds(), dark_grounds()}) {
    // White is written #fff there.
    const std::string ground = grounds[0] == Colour{255, 255, 255} ? "#fff" : to_string(grounds[0]);
    EXPECT_NE(style_sheet().find("--ground:" + ground + ";"), std::string_view::npos);
    EXPECT_NE(style_sheet().find("--on-accent:" + ground + ";"), std::string_view::npos);
    EXPECT_NE(style_sheet().find("--soft:" + to_string(grounds[1]) + ";"), std::string_view::npos);
  }
}

TEST(Colours, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(to_string(*colour_from("0B4F6C")), "#0b4f6c");
  EXPECT_EQ(to_string(*colour_from("#F80")), "#ff8800");
  for (const char* wrong :
       {"", "#", "red", "#12345", "#1234567", "#12345g", "##12345", "-12345", "+12345", "0x1234"})
    EXPECT_FALSE(colour_from(wrong)) << wrong;
}

TEST(Colours, ThatCanBeReadStayAsTheyAre) {
  EXPECT_EQ(nearest_readable(*colour_from("#0b4f6c"), light_grounds()), *colour_from("#0b4f6c"));
  EXPECT_EQ(nearest_readable(*colour_from("#8ccbe8"), dark_grounds()), *colour_from("#8ccbe8"));
}

// All of a grid of colours, in both schemes: what is proposed passes, and one step less does not.
TEST(Colours, ThatCannotBeReadHaveANearOneThatCan) {
  for (const auto grounds : {light_grounds(), dark_grounds()}) {
    for (int red = 0; red <= 255; red += 51)
      for (int green = 0; green <= 255; green += 51)
        for (int blue = 0; blue <= 255; blue += 51) {
          const Colour from{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                            static_cast<std::uint8_t>(blue)};
          const Colour near = nearest_readable(from, grounds);
          EXPECT_GE(worst_contrast(near, grounds), least_contrast) << to_string(from);
          if (near == from) continue;
          EXPECT_LT(worst_contrast(near, grounds), 4.8) << to_string(from) << ": one that is nearer would do";
        }
  }
}

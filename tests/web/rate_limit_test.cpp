// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/rate_limit.h"

#include <gtest/gtest.h>

#include "web/route_path.h"

namespace capnr::web {
namespace {

TEST(RateLimit, LetsSoManyThroughAtOnceThenAsManyAsTimeGivesBack) {
  RateLimit limit(3, 60);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.passes("a", 1000));
  EXPECT_FALSE(limit.passes("a", 1000));
  EXPECT_TRUE(limit.passes("b", 1000)) << "each key has its own";
  EXPECT_TRUE(limit.passes("a", 1001));
  EXPECT_FALSE(limit.passes("a", 1001));
  EXPECT_FALSE(limit.passes("a", 900)) << "a clock that goes back gives nothing";
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.passes("a", 2000));
  EXPECT_FALSE(limit.passes("a", 2000));
}

TEST(RoutePath, ANameStandsForOnePartOfAnAddress) {
  EXPECT_EQ(match_path("/plans/{annee}/{action}", "/plans/2026/A-1"),
            (std::vector<std::string>{"2026", "A-1"}));
  EXPECT_EQ(match_path("/", "/"), std::vector<std::string>());
  for (const std::string_view path :
       {"/plans/2026", "/plans/2026/", "/plans//A-1", "/plans/2026/A-1/x", "/plan/2026/A-1"})
    EXPECT_FALSE(match_path("/plans/{annee}/{action}", path)) << path;
}

TEST(RoutePath, ValuesAreEncodedInTheAddress) {
  const std::vector<std::string> values = {"a/b?c", "é&<"};
  EXPECT_EQ(fill_path("/x/{one}/{two}", values), "/x/a%2Fb%3Fc/%C3%A9%26%3C");
  EXPECT_EQ(fill_path("/", {}), "/");
}

}  // namespace
}  // namespace capnr::web

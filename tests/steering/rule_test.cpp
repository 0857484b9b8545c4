// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/rule.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

const std::string head =
    "id = \"r\"\ntitle_fr = \"R\"\ntitle_en = \"R\"\nunit = \"%\"\ncomparison = \"at_least\"\n";
std::string period(const std::string& years, int value) {
  return "[[periods]]\n" + years + "\nvalue = " + std::to_string(value) + "\ntext = \"T\"\nsource = \"S\"\n";
}
std::string error_of(const std::string& toml) {
  const auto rule = parse_rule(toml, "r.toml");
  return rule ? "" : describe(rule.error(), Language::en);
}

TEST(Rule, HoldsFromItsFirstYearToItsLast) {
  const auto rule =
      parse_rule(head + period("from = 2025", 50) + period("from = 2023\nuntil = 2024", 25), "r.toml");
  ASSERT_TRUE(rule) << describe(rule.error(), Language::en);
  EXPECT_EQ(rule->in_year(2022), nullptr);
  EXPECT_EQ(rule->in_year(2023)->value, 25);
  EXPECT_EQ(rule->in_year(2024)->value, 25);
  EXPECT_EQ(rule->in_year(2025)->value, 50);
  EXPECT_EQ(rule->in_year(2090)->value, 50);
  EXPECT_FALSE(rule->in_year(2025)->verified) << "nobody said that it was checked";
}

TEST(Rule, RefusesTwoPeriodsForOneYear) {
  EXPECT_TRUE(error_of(head + period("from = 2023", 25) + period("from = 2024", 35))
                  .ends_with("two periods of the rule hold in 2024: end the first before the second begins"));
}

TEST(Rule, RefusesWhatIsNoRule) {
  EXPECT_TRUE(error_of(head).ends_with("a rule needs at least one [[periods]]"));
  EXPECT_TRUE(
      error_of(head + period("from = 2024\nuntil = 2023", 1)).ends_with("the period ends before it begins"));
  EXPECT_TRUE(error_of(head + period("from = 20.5", 1)).ends_with("the key from must be a year"));
  EXPECT_NE(error_of(head + "[[periods]]\nfrom = 2024\n").find("the key text is missing"), std::string::npos);
  EXPECT_NE(error_of(head + "surprise = 1\n" + period("from = 2024", 1)).find("unknown key surprise"),
            std::string::npos);
}

}  // namespace
}  // namespace capnr

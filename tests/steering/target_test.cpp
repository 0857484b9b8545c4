// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "target_examples.h"

namespace capnr {
namespace {

using test::carbon_target;

Target with_milestones(std::vector<YearValue> milestones) {
  Target target = carbon_target();
  target.path = TargetPath::milestones;
  target.milestones = std::move(milestones);
  return target;
}

TEST(TargetPaths, GoInAStraightLineFromTheBaselineToTheGoal) {
  const Target target = carbon_target();
  EXPECT_EQ(path_value(target, 2022), 5000);
  EXPECT_EQ(path_value(target, 2025), 4400);
  EXPECT_EQ(path_value(target, 2032), 3000);
  EXPECT_EQ(path_value(target, 2040), 3000) << "the goal holds after its year";
  EXPECT_EQ(path_value(target, 2021), std::nullopt);
}

TEST(TargetPaths, PassByTheirMilestones) {
  const Target target = with_milestones({{2024, 4900}, {2028, 4100}});
  EXPECT_EQ(path_value(target, 2023), 4950);
  EXPECT_EQ(path_value(target, 2024), 4900);
  EXPECT_EQ(path_value(target, 2026), 4500);
  EXPECT_EQ(path_value(target, 2028), 4100);
  EXPECT_EQ(path_value(target, 2030), 3550);
  EXPECT_EQ(path_value(target, 2032), 3000);
}

TEST(TargetPaths, LoseTheSamePercentageEachYear) {
  Target target = carbon_target();
  target.path = TargetPath::percent;
  target.goal = {2024, 4050};  // 10 % a year: 5000, 4500, 4050
  EXPECT_NEAR(percent_a_year(target), -10, 1e-9);
  EXPECT_NEAR(*path_value(target, 2023), 4500, 1e-9);
  EXPECT_EQ(path_value(target, 2024), 4050);
}

TEST(TargetChecks, AcceptWhatIsRight) {
  EXPECT_TRUE(check_target(carbon_target()));
  EXPECT_TRUE(check_target(with_milestones({{2024, 5100}, {2028, 4100}}))) << "it may first get worse";
  Target kept = carbon_target();
  kept.goal.value = 5000;
  EXPECT_TRUE(check_target(kept)) << "to stay where one is is a target";
}

TEST(TargetChecks, SayWhatIsWrongAndInWhichColumn) {
  const auto error = [](const std::function<void(Target&)>& change) {
    Target target = carbon_target();
    change(target);
    const auto result = check_target(target);
    return result ? "accepted" : describe(result.error(), Language::en);
  };
  EXPECT_EQ(error([](Target& t) { t.key = "carbone 2032"; }),
            "column key: carbone 2032 is not a target's name: write letters, digits and dashes, such as "
            "carbon-2030");
  EXPECT_EQ(error([](Target& t) { t.goal.year = 2022; }),
            "column target year: the target's year 2022 does not come after that of its baseline, 2022");
  EXPECT_EQ(error([](Target& t) { t.baseline.at.year = 22; }),
            "column baseline year: 22 is not a year from 1900 to 2200");
  EXPECT_EQ(error([](Target& t) { t.goal.value = 5200; }),
            "column target: the target 5200 is above its baseline 5000, and lower is better for I-1.1a");
  EXPECT_EQ(error([](Target& t) { t.better = Direction::up; }),
            "column target: the target 3000 is below its baseline 5000, and higher is better for I-1.1a");
  EXPECT_EQ(error([](Target& t) { t = with_milestones({{2028, 4100}, {2026, 4500}}); }),
            "column milestones: the milestone of 2026 does not come after 2028: write them by year, after "
            "the baseline");
  EXPECT_EQ(error([](Target& t) { t = with_milestones({{2032, 4100}}); }),
            "column milestones: the milestone of 2032 does not come before the target's year, 2032");
  EXPECT_EQ(error([](Target& t) { t = with_milestones({}); }),
            "column milestones: a path of milestones needs them: write 2026=4800, 2028=4100");
  EXPECT_EQ(
      error([](Target& t) { t.milestones = {{2026, 4000}}; }),
      "column milestones: milestones are of a path of milestones, not of a straight line or a percentage");
  EXPECT_EQ(error([](Target& t) {
              t.path = TargetPath::percent;
              t.goal.value = 0;
            }),
            "column path: no percentage a year leads from 5000 to 0: both must be above zero");
  EXPECT_EQ(error([](Target& t) { t.vote.clear(); }),
            "column vote: a vote has a date and no reference: write that of the decision");
}

TEST(Targets, AreVotedAndCurrentFromTheVoteToTheirYear) {
  const Target target = carbon_target();
  EXPECT_FALSE(voted_and_current(target, date_of(2023, 6, 29)));
  EXPECT_TRUE(voted_and_current(target, date_of(2023, 6, 30)));
  EXPECT_TRUE(voted_and_current(target, date_of(2032, 12, 31)));
  EXPECT_FALSE(voted_and_current(target, date_of(2033, 1, 1)));
  Target proposed = target;
  proposed.vote.clear();
  proposed.voted_on.reset();
  EXPECT_FALSE(voted_and_current(proposed, date_of(2026, 1, 1)));
}

TEST(Targets, CountShortfallOnTheWrongSide) {
  Target target = carbon_target();
  EXPECT_EQ(shortfall(target, 4500, 4400), 100);
  EXPECT_TRUE(reaches(target, 4400, 4400));
  target.better = Direction::up;
  EXPECT_EQ(shortfall(target, 4500, 4400), -100);
}

// ---- Whatever the numbers --------------------------------------------------------------------------------------------------

Target any_target() {
  Target target = carbon_target();
  target.baseline.at = {*rc::gen::inRange(2000, 2040), static_cast<double>(*rc::gen::inRange(1, 1'000'000))};
  target.goal.year = target.baseline.at.year + *rc::gen::inRange(1, 40);
  target.goal.value = static_cast<double>(*rc::gen::inRange(1, 1'000'000));
  target.better = target.goal.value > target.baseline.at.value ? Direction::up : Direction::down;
  return target;
}

RC_GTEST_PROP(TargetProperties, EveryPathPassesByBothEnds, ()) {
  Target target = any_target();
  for (const TargetPath path : {TargetPath::straight_line, TargetPath::percent}) {
    target.path = path;
    RC_ASSERT(path_value(target, target.baseline.at.year) == target.baseline.at.value);
    RC_ASSERT(path_value(target, target.goal.year) == target.goal.value);
  }
}

RC_GTEST_PROP(TargetProperties, AStraightLineTakesTheSameStepEachYear, ()) {
  const Target target = any_target();
  const double step =
      (target.goal.value - target.baseline.at.value) / (target.goal.year - target.baseline.at.year);
  for (int year = target.baseline.at.year; year < target.goal.year; ++year)
    RC_ASSERT(std::abs(*path_value(target, year + 1) - *path_value(target, year) - step) < 1e-6);
}

RC_GTEST_PROP(TargetProperties, APercentageIsCompounded, ()) {
  Target target = any_target();
  target.path = TargetPath::percent;
  double value = target.baseline.at.value;
  for (int year = target.baseline.at.year; year <= target.goal.year; ++year) {
    RC_ASSERT(std::abs(*path_value(target, year) - value) < 1e-9 * (value + target.baseline.at.value));
    value *= 1 + percent_a_year(target) / 100;
  }
}

RC_GTEST_PROP(TargetProperties, MilestonesThatOnlyGetBetterMakeAPathThatOnlyGetsBetter, ()) {
  Target target = any_target();
  target.path = TargetPath::milestones;
  RC_PRE(target.goal.year - target.baseline.at.year > 1);
  const double way = target.goal.value - target.baseline.at.value;
  double share = 0;
  for (int year = target.baseline.at.year + 1; year < target.goal.year; ++year) {
    if (*rc::gen::arbitrary<bool>()) continue;
    share += (1 - share) * *rc::gen::inRange(0, 100) / 100.0;
    target.milestones.push_back({year, target.baseline.at.value + way * share});
  }
  RC_PRE(!target.milestones.empty());
  RC_ASSERT(check_target(target).has_value());
  for (int year = target.baseline.at.year; year < target.goal.year; ++year)
    RC_ASSERT(shortfall(target, *path_value(target, year + 1), *path_value(target, year)) <= 1e-6);
}

}  // namespace
}  // namespace capnr

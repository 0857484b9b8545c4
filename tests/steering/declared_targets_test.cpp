// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/declared_targets.h"

#include <functional>

#include <gtest/gtest.h>

#include "target_examples.h"

namespace capnr {
namespace {

const Programme& programme() {
  static const Programme loaded = *load_programme(std::string(CAPNR_SOURCE_DIR) + "/catalog");
  return loaded;
}

DeclaredTarget carbon() {
  DeclaredTarget declared;
  declared.key = "carbon-2030";
  declared.indicator = "I-1.1a";
  declared.baseline_year = "2022";
  declared.baseline = "5 400,5";
  declared.goal_year = "2030";
  declared.goal = "3240";
  return declared;
}

std::vector<LedgerEntry> ledger_of_2022() {
  return {test::measured(5300, "2022"), test::measured(5000, "2023")};
}

Result<Target> read(const std::function<void(DeclaredTarget&)>& change,
                    const std::vector<LedgerEntry>& entries = {},
                    const std::vector<ScopeVersion>& versions = {}) {
  DeclaredTarget declared = carbon();
  change(declared);
  return target_of(declared, {programme(), entries, versions});
}

std::string error_of(const Result<Target>& result) {
  return result ? "accepted" : describe(result.error(), Language::en);
}

TEST(DeclaredTargets, ReadWhatPeopleWrite) {
  const auto target = read([](DeclaredTarget& d) {
    d.perimeter = "Habitants";
    d.scope = "department:DNSI";
    d.unit = "t CO2e/year";
    d.path = "Jalons";
    d.milestones = "2024=5000,5; 2026=4 500";
    d.vote = "23/0412";
    d.voted_on = "30/06/2023";
  });
  ASSERT_TRUE(target) << error_of(target);
  EXPECT_EQ(target->baseline.at, (YearValue{2022, 5400.5}));
  EXPECT_EQ(target->scope, (Scope{Scope::Kind::department, "DNSI"}));
  EXPECT_EQ(target->perimeter, TargetPerimeter::inhabitants);
  EXPECT_EQ(target->path, TargetPath::milestones);
  EXPECT_EQ(target->milestones, (std::vector<YearValue>{{2024, 5000.5}, {2026, 4500}}));
  EXPECT_EQ(target->voted_on, date_of(2023, 6, 30));
  EXPECT_EQ(target->unit, "t CO2e/year");
  EXPECT_EQ(target->better, Direction::down);
}

TEST(DeclaredTargets, TakeTheBaselineFromTheLedgerWhenItIsNotSaid) {
  const auto from_ledger = [](DeclaredTarget& d) { d.baseline.clear(); };
  EXPECT_EQ(read(from_ledger, ledger_of_2022())->baseline.at.value, 5300);
  EXPECT_EQ(error_of(read(from_ledger)), "column baseline: I-1.1a has no value of 2022: write the baseline");
}

TEST(DeclaredTargets, AreOfTheScopeVersionOfTheirBaseline) {
  const std::vector<ScopeVersion> versions = {{"2022-1", date_of(2022, 1, 1), "", "", ""},
                                              {"2025-1", date_of(2025, 1, 1), "", "", ""}};
  EXPECT_EQ(read([](DeclaredTarget&) {}, {}, versions)->baseline.scope_version, "2022-1");
  const auto recomputed = [](DeclaredTarget& d) { d.scope_version = "2025-1"; };
  EXPECT_EQ(read(recomputed, {}, versions)->baseline.scope_version, "2025-1");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.scope_version = "2026-1"; }, {}, versions)),
            "column scope version: there is no scope version 2026-1: capnr targets scope lists them");
  // The ledger's value of 2022 is of the old version: it is no baseline of the new one.
  const auto refused = read(
      [](DeclaredTarget& d) {
        d.scope_version = "2025-1";
        d.baseline.clear();
      },
      ledger_of_2022(), versions);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
}

TEST(DeclaredTargets, ComeFromAPercentageAYear) {
  const auto target = read([](DeclaredTarget& d) {
    d.baseline = "1000";
    d.goal_year = "2024";
    d.goal.clear();
    d.percent = "-10 %";
  });
  ASSERT_TRUE(target) << error_of(target);
  EXPECT_EQ(target->path, TargetPath::percent);
  EXPECT_NEAR(target->goal.value, 810, 1e-9);
  EXPECT_NEAR(*path_value(*target, 2023), 900, 1e-9);
  // Beside a goal, it must agree: 1000 to 812 is 9.9 % a year.
  const auto both = [](const char* percent) {
    return read([&](DeclaredTarget& d) {
      d.baseline = "1000";
      d.goal_year = "2024";
      d.goal = "812";
      d.percent = percent;
    });
  };
  EXPECT_TRUE(both("-9,9"));
  EXPECT_EQ(error_of(both("-7")),
            "column percent a year: -7 % a year does not lead from 1000 to 812: it takes -9.89 %");
}

TEST(DeclaredTargets, AreRefusedForWhatCannotBe) {
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.indicator = "I-9.9"; })),
            "column indicator: there is no indicator I-9.9: capnr indicators lists them");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.unit = "kg"; })),
            "column baseline: the value must be in t CO2e/year, not in kg: convert it");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal = "-3"; })).substr(0, 32),
            "column target: -3 is outside wha");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal = "beaucoup"; })),
            "column target: beaucoup is not a number");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal.clear(); })),
            "column target: say the target, or the percentage a year that leads to it");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal_year = "bientôt"; })),
            "column target year: bientôt is not a year: write 2030");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.baseline_year.clear(); })),
            "column baseline year: a target has the year of its baseline and its own");
  EXPECT_EQ(
      error_of(read([](DeclaredTarget& d) { d.perimeter = "voisins"; })),
      "column perimeter: voisins is no perimeter of a target: write administration, inhabitants or partners");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.path = "courbe"; })),
            "column path: courbe is not a path: write straight line, milestones or percent");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.milestones = "2026:4000"; })),
            "column milestones: 2026:4000 is not a milestone: write 2026=4800, 2028=4100");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) {
              d.percent = "-5";
              d.path = "lineaire";
            })),
            "column percent a year: a percentage a year is of a path of percent");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal = "6000"; })),
            "column target: the target 6000 is above its baseline 5400.5, and lower is better for I-1.1a");
  EXPECT_EQ(error_of(read([](DeclaredTarget& d) { d.goal_year = "2021"; })),
            "column target year: the target's year 2021 does not come after that of its baseline, 2022");
}

TEST(Milestones, AreReadBackAsTheyAreWritten) {
  const std::vector<YearValue> milestones = {{2026, 4800.5}, {2028, 4100}};
  EXPECT_EQ(to_string(milestones), "2026=4800.5, 2028=4100");
  EXPECT_EQ(*parse_milestones(to_string(milestones)), milestones);
  EXPECT_TRUE(parse_milestones("")->empty());
}

TEST(RebasedTargets, KeepTheirGoalAsVotedOrItsProportion) {
  const std::vector<ScopeVersion> versions = {{"2022-1", date_of(2022, 1, 1), "", "", ""},
                                              {"2025-1", date_of(2025, 1, 1), "", "", ""}};
  const TargetContext known{programme(), {}, versions};
  Target target = test::carbon_target();
  target.path = TargetPath::milestones;
  target.milestones = {{2026, 4000}};
  const Target kept = *rebased(target, {.value = 6000}, known);
  EXPECT_EQ(kept.baseline, (TargetBaseline{{2022, 6000}, "2025-1"})) << "the last version by default";
  EXPECT_EQ(kept.goal.value, 3000);
  const Target scaled = *rebased(target, {.value = 6000, .scope_version = "2022-1", .scale = true}, known);
  EXPECT_EQ(scaled.baseline.scope_version, "2022-1");
  EXPECT_DOUBLE_EQ(scaled.goal.value, 3600);
  EXPECT_DOUBLE_EQ(scaled.milestones[0].value, 4800);
  EXPECT_EQ(error_of(rebased(target, {.value = 2000}, known)),
            "column target: the target 3000 is above its baseline 2000, and lower is better for I-1.1a");
  target.baseline.at.value = 0;
  EXPECT_FALSE(rebased(target, {.value = 6000, .scale = true}, known));
}

}  // namespace
}  // namespace capnr

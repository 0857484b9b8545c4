// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/ids.h"
#include "evidence/ledger.h"
#include "steering/programme.h"

// A target is what the city voted for a measure: from where (the baseline), to where, by when, along which path.
//
//   Target target = …;                                  // 5 400 t in 2022, 3 240 t in 2030, in a straight line
//   path_value(target, 2026);                           // 4 320 t
//   TRY(const std::vector<TargetEntry> all, load_targets(database, org));                 // target_store.h
//   const TargetStanding standing = judge(all[0].target, evidence, as_of);                // target_standing.h: on track? met when?
//
// Pure: years and dates are given. Values are in the unit of the measure. docs/targets.md has the method.

namespace capnr {

/// Whom a target binds. The deliberation wants one for each (indicator I-0.4a).
enum class TargetPerimeter : std::uint8_t { administration, inhabitants, partners };
inline constexpr std::size_t target_perimeter_count = 3;
std::string_view code(TargetPerimeter perimeter);
std::optional<TargetPerimeter> target_perimeter_from(std::string_view code);
std::string_view name(TargetPerimeter perimeter, Language language);

/// How a target is reached from its baseline.
enum class TargetPath : std::uint8_t {
  straight_line,  ///< as much each year
  milestones,     ///< straight lines between values of given years
  percent         ///< the same percentage each year, compound
};
std::string_view code(TargetPath path);
std::optional<TargetPath> target_path_from(std::string_view code);
std::string_view name(TargetPath path, Language language);

struct YearValue {
  int year = 0;
  double value = 0;
  auto operator<=>(const YearValue&) const = default;
};

/// What stands in the ledger under one scope version is not compared with a baseline of another (evidence/scope_version.h).
struct TargetBaseline {
  YearValue at;
  std::string scope_version;  ///< empty when the city has none
  bool operator==(const TargetBaseline&) const = default;
};

struct Target {
  std::string key;  ///< the city's short name for it, unique in the city: "carbon-2030"
  std::string indicator, measure;
  Scope scope;
  std::string unit;                    ///< that of the measure
  Direction better = Direction::down;  ///< which way is better: up or down, never another
  TargetPerimeter perimeter = TargetPerimeter::administration;
  TargetBaseline baseline;
  YearValue goal;  ///< its year is after the baseline's
  TargetPath path = TargetPath::straight_line;
  std::vector<YearValue> milestones;  ///< by year, between baseline and goal; of a path of milestones only
  std::string vote;                   ///< reference of the decision; empty when nobody has voted it
  std::optional<Date> voted_on;
  std::string note;
  bool operator==(const Target&) const = default;
};

/// Kind::bad_input when: the key is none (letters, digits and dashes), a year is outside 1900 to 2200, the goal does not come after the baseline or is worse than it,
/// milestones are out of order or outside the path, there are none or they are on another path, a percentage cannot lead from one value to the other (both
/// must be above zero), a vote has a date and no reference. where.column names the field.
Result<> check_target(const Target& target);

/// What the path asks in a year; the goal from its year on; nothing before the baseline.
std::optional<double> path_value(const Target& target, int year);
/// Percent a year that leads from the baseline to the goal, compound: negative for a decrease. NaN when none does.
double percent_a_year(const Target& target);
/// Where a baseline comes after so many years of this percentage.
double compounded(double value, double percent, int years);

/// Whether `value` is `wanted`, or better.
bool reaches(const Target& target, double value, double wanted);
/// How far `value` is from `wanted` on the wrong side: positive when it falls short, negative when it does better.
double shortfall(const Target& target, double value, double wanted);
/// From the baseline to the goal: never negative.
double whole_way(const Target& target);

/// Voted on that day or before, and its goal not of an earlier year.
bool voted_and_current(const Target& target, Date on);

}  // namespace capnr

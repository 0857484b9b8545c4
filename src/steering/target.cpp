// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, target_perimeter_count> perimeters = {"administration", "inhabitants",
                                                                             "partners"};
constexpr std::array<std::string_view, 3> paths = {"straight_line", "milestones", "percent"};
constexpr int earliest_year = 1900, latest_year = 2200;

tl::unexpected<Error> wrong(std::string_view column, std::string message,
                            std::vector<std::pair<std::string, std::string>> parameters = {}) {
  return fail(Kind::bad_input, std::move(message), std::move(parameters), {.column = std::string(column)});
}

bool is_key(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Result<> check_year(std::string_view column, int year) {
  if (year >= earliest_year && year <= latest_year) return {};
  return wrong(column, "{value} is not a year from {least} to {most}",
               {{"value", std::to_string(year)},
                {"least", std::to_string(earliest_year)},
                {"most", std::to_string(latest_year)}});
}

Result<> check_ends(const Target& target) {
  const YearValue& from = target.baseline.at;
  const YearValue& to = target.goal;
  TRY_VOID(check_year("baseline year", from.year));
  TRY_VOID(check_year("target year", to.year));
  if (to.year <= from.year)
    return wrong("target year",
                 "the target's year {year} does not come after that of its baseline, {baseline}",
                 {{"year", std::to_string(to.year)}, {"baseline", std::to_string(from.year)}});
  if (!std::isfinite(from.value) || !std::isfinite(to.value))
    return wrong("target", "the baseline and the target are numbers");
  if (shortfall(target, to.value, from.value) <= 0) return {};
  return wrong(
      "target",
      target.better == Direction::down
          ? "the target {value} is above its baseline {baseline}, and lower is better for {indicator}"
          : "the target {value} is below its baseline {baseline}, and higher is better for {indicator}",
      {{"value", to_text(to.value)}, {"baseline", to_text(from.value)}, {"indicator", target.indicator}});
}

Result<> check_milestones(const Target& target) {
  if (target.path != TargetPath::milestones) {
    if (target.milestones.empty()) return {};
    return wrong("milestones",
                 "milestones are of a path of milestones, not of a straight line or a percentage");
  }
  if (target.milestones.empty())
    return wrong("milestones", "a path of milestones needs them: write 2026=4800, 2028=4100");
  int before = target.baseline.at.year;
  for (const YearValue& milestone : target.milestones) {
    if (milestone.year <= before)
      return wrong(
          "milestones",
          "the milestone of {year} does not come after {before}: write them by year, after the baseline",
          {{"year", std::to_string(milestone.year)}, {"before", std::to_string(before)}});
    if (milestone.year >= target.goal.year)
      return wrong("milestones", "the milestone of {year} does not come before the target's year, {target}",
                   {{"year", std::to_string(milestone.year)}, {"target", std::to_string(target.goal.year)}});
    if (!std::isfinite(milestone.value)) return wrong("milestones", "the value of a milestone is a number");
    before = milestone.year;
  }
  return {};
}

double between(const YearValue& from, const YearValue& to, int year) {
  if (year == to.year) return to.value;
  const double share = static_cast<double>(year - from.year) / static_cast<double>(to.year - from.year);
  return from.value + (to.value - from.value) * share;
}

double on_milestones(const Target& target, int year) {
  YearValue from = target.baseline.at;
  for (const YearValue& milestone : target.milestones) {
    if (year <= milestone.year) return between(from, milestone, year);
    from = milestone;
  }
  return between(from, target.goal, year);
}

}  // namespace

std::string_view code(TargetPerimeter perimeter) {
  return perimeters.at(static_cast<std::size_t>(perimeter));
}
std::optional<TargetPerimeter> target_perimeter_from(std::string_view code) {
  const auto found = std::ranges::find(perimeters, code);
  if (found == perimeters.end()) return std::nullopt;
  return static_cast<TargetPerimeter>(found - perimeters.begin());
}
std::string_view name(TargetPerimeter perimeter, Language language) {
  switch (perimeter) {
    case TargetPerimeter::administration:
      return tr(language, "administration");
    case TargetPerimeter::inhabitants:
      return tr(language, "inhabitants");
    case TargetPerimeter::partners:
      return tr(language, "partners");
  }
  return {};
}

std::string_view code(TargetPath path) {
  return paths.at(static_cast<std::size_t>(path));
}
std::optional<TargetPath> target_path_from(std::string_view code) {
  const auto found = std::ranges::find(paths, code);
  if (found == paths.end()) return std::nullopt;
  return static_cast<TargetPath>(found - paths.begin());
}
std::string_view name(TargetPath path, Language language) {
  switch (path) {
    case TargetPath::straight_line:
      return tr(language, "straight line");
    case TargetPath::milestones:
      return tr(language, "milestones");
    case TargetPath::percent:
      return tr(language, "percent a year");
  }
  return {};
}

Result<> check_target(const Target& target) {
  if (!is_key(target.key))
    return wrong("key",
                 "{value} is not a target's name: write letters, digits and dashes, such as carbon-2030",
                 {{"value", target.key}});
  TRY_VOID(check_ends(target));
  TRY_VOID(check_milestones(target));
  if (target.path == TargetPath::percent && std::isnan(percent_a_year(target)))
    return wrong("path", "no percentage a year leads from {baseline} to {value}: both must be above zero",
                 {{"baseline", to_text(target.baseline.at.value)}, {"value", to_text(target.goal.value)}});
  if (target.vote.empty() && target.voted_on)
    return wrong("vote", "a vote has a date and no reference: write that of the decision");
  return {};
}

std::optional<double> path_value(const Target& target, int year) {
  const YearValue& from = target.baseline.at;
  if (year < from.year) return std::nullopt;
  if (year >= target.goal.year) return target.goal.value;
  switch (target.path) {
    case TargetPath::straight_line:
      return between(from, target.goal, year);
    case TargetPath::milestones:
      return on_milestones(target, year);
    case TargetPath::percent:
      return compounded(from.value, percent_a_year(target), year - from.year);
  }
  return std::nullopt;
}

double percent_a_year(const Target& target) {
  const YearValue& from = target.baseline.at;
  if (!(from.value > 0) || !(target.goal.value > 0)) return std::numeric_limits<double>::quiet_NaN();
  const double years = target.goal.year - from.year;
  return 100 * (std::pow(target.goal.value / from.value, 1 / years) - 1);
}

double compounded(double value, double percent, int years) {
  return value * std::pow(1 + percent / 100, years);
}

double shortfall(const Target& target, double value, double wanted) {
  return target.better == Direction::down ? value - wanted : wanted - value;
}
bool reaches(const Target& target, double value, double wanted) {
  return shortfall(target, value, wanted) <= 0;
}
double whole_way(const Target& target) {
  return std::abs(target.goal.value - target.baseline.at.value);
}

bool voted_and_current(const Target& target, Date on) {
  return !target.vote.empty() && target.voted_on && *target.voted_on <= on && target.goal.year >= year_of(on);
}

}  // namespace capnr

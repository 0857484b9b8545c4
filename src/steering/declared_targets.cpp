// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/declared_targets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "steering/standing.h"

namespace capnr {
namespace {

struct Column {
  RegisterColumn names;
  std::string DeclaredTarget::* field;
};
constexpr std::array<Column, 18> columns = {{
    {{"key|cle|nom", true}, &DeclaredTarget::key},
    {{"indicator|indicateur", true}, &DeclaredTarget::indicator},
    {{"scope|perimetre"}, &DeclaredTarget::scope},
    {{"perimeter|acteurs"}, &DeclaredTarget::perimeter},
    {{"baseline year|annee de reference", true}, &DeclaredTarget::baseline_year},
    {{"baseline|valeur de reference"}, &DeclaredTarget::baseline},
    {{"unit|unite"}, &DeclaredTarget::unit},
    {{"target year|annee cible", true}, &DeclaredTarget::goal_year},
    {{"target|cible"}, &DeclaredTarget::goal},
    {{"path|chemin"}, &DeclaredTarget::path},
    {{"milestones|jalons"}, &DeclaredTarget::milestones},
    {{"percent a year|pourcentage par an"}, &DeclaredTarget::percent},
    {{"scope version|version du perimetre"}, &DeclaredTarget::scope_version},
    {{"vote"}, &DeclaredTarget::vote},
    {{"vote date|date du vote"}, &DeclaredTarget::voted_on},
    {{"note"}, &DeclaredTarget::note},
    {{"reason|motif"}, &DeclaredTarget::reason},
    {{"by|par"}, &DeclaredTarget::by},
}};

constexpr std::array<std::pair<std::string_view, TargetPerimeter>, 6> perimeter_words = {{
    {"administration", TargetPerimeter::administration},
    {"inhabitants", TargetPerimeter::inhabitants},
    {"habitants", TargetPerimeter::inhabitants},
    {"residents", TargetPerimeter::inhabitants},
    {"partners", TargetPerimeter::partners},
    {"partenaires", TargetPerimeter::partners},
}};
constexpr std::array<std::pair<std::string_view, TargetPath>, 8> path_words = {{
    {"straight line", TargetPath::straight_line},
    {"ligne droite", TargetPath::straight_line},
    {"lineaire", TargetPath::straight_line},
    {"milestones", TargetPath::milestones},
    {"jalons", TargetPath::milestones},
    {"percent", TargetPath::percent},
    {"percent a year", TargetPath::percent},
    {"pourcentage", TargetPath::percent},
}};

constexpr double agreement = 0.1;  // percentage points: a decision rounds

tl::unexpected<Error> wrong(std::string_view column, std::string message,
                            std::vector<std::pair<std::string, std::string>> parameters = {}) {
  return fail(Kind::bad_input, std::move(message), std::move(parameters), {.column = std::string(column)});
}

template <class T>
Result<T> in_column(Result<T> result, std::string_view column) {
  if (result) return result;
  return tl::unexpected(result.error().at({.column = std::string(column)}));
}

template <class E, std::size_t N>
std::optional<E> word_of(const std::array<std::pair<std::string_view, E>, N>& words, std::string_view text) {
  const auto found = std::ranges::find(words, folded(text), [](const auto& one) { return one.first; });
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

Result<int> year_in(const std::string& text, std::string_view column) {
  if (text.empty()) return wrong(column, "a target has the year of its baseline and its own");
  const auto number = parse_number(text);
  if (number && *number == std::floor(*number) && *number > 0 && *number < 10000)
    return static_cast<int>(*number);
  return wrong(column, "{value} is not a year: write 2030", {{"value", text}});
}

Result<std::optional<double>> number_in(std::string_view text, std::string_view column) {
  if (text.empty()) return std::nullopt;
  std::string_view digits = text;
  if (digits.ends_with('%')) digits = trimmed(digits.substr(0, digits.size() - 1));
  if (const auto number = parse_number(digits)) return number;
  return wrong(column, "{value} is not a number", {{"value", std::string(text)}});
}

Result<> read_words(const DeclaredTarget& declared, Target& target) {
  const auto scope = parse_scope(declared.scope);
  if (!scope)
    return wrong("scope", "{value} is not a scope: write city, department:NAME, site:NAME or service:NAME",
                 {{"value", declared.scope}});
  target.scope = *scope;
  if (!declared.perimeter.empty()) {
    const auto perimeter = word_of(perimeter_words, declared.perimeter);
    if (!perimeter)
      return wrong("perimeter",
                   "{value} is no perimeter of a target: write administration, inhabitants or partners",
                   {{"value", declared.perimeter}});
    target.perimeter = *perimeter;
  }
  if (!declared.voted_on.empty()) {
    target.voted_on = parse_date(declared.voted_on);
    if (!target.voted_on)
      return wrong("vote date", "{value} is not a date: write 2025-03-14 or 14/03/2025",
                   {{"value", declared.voted_on}});
  }
  return {};
}

// What is not said follows from the rest: milestones make a path of milestones, a percentage a path of percent.
Result<TargetPath> path_of(const DeclaredTarget& declared) {
  if (declared.path.empty())
    return !declared.milestones.empty() ? TargetPath::milestones
           : !declared.percent.empty()  ? TargetPath::percent
                                        : TargetPath::straight_line;
  if (const auto path = word_of(path_words, declared.path)) return *path;
  return wrong("path", "{value} is not a path: write straight line, milestones or percent",
               {{"value", declared.path}});
}

Result<std::string> version_of_baseline(const std::string& said, int year, const TargetContext& context) {
  if (said.empty()) return std::string(scope_version_at(context.versions, year_period(year)));
  if (std::ranges::find(context.versions, said, &ScopeVersion::version) != context.versions.end())
    return said;
  return fail(Kind::not_found, "there is no scope version {version}: capnr targets scope lists them",
              {{"version", said}}, {.column = "scope version"});
}

Result<double> baseline_in_ledger(const Target& target, const TargetContext& context) {
  const int year = target.baseline.at.year;
  const auto values = yearly_values(target, context.entries, year_period(year).until);
  if (values.empty() || year_of(values.back()->key.period.until) != year)
    return wrong("baseline", "{indicator} has no value of {year}: write the baseline",
                 {{"indicator", target.indicator}, {"year", std::to_string(year)}});
  TRY_VOID(check_comparable(target, scope_version_at(context.versions, values.back()->key.period)));
  return *values.back()->value;
}

Result<> read_baseline(const DeclaredTarget& declared, const TargetContext& context, Target& target) {
  TRY(target.baseline.at.year, year_in(declared.baseline_year, "baseline year"));
  TRY(target.baseline.scope_version,
      version_of_baseline(declared.scope_version, target.baseline.at.year, context));
  TRY(const std::optional<double> said, number_in(declared.baseline, "baseline"));
  if (said) {
    target.baseline.at.value = *said;
    return {};
  }
  TRY(target.baseline.at.value, baseline_in_ledger(target, context));
  return {};
}

Result<> read_goal(const DeclaredTarget& declared, Target& target) {
  TRY(target.goal.year, year_in(declared.goal_year, "target year"));
  TRY(const std::optional<double> said, number_in(declared.goal, "target"));
  TRY(const std::optional<double> percent, number_in(declared.percent, "percent a year"));
  TRY(target.path, path_of(declared));
  if (percent && target.path != TargetPath::percent)
    return wrong("percent a year", "a percentage a year is of a path of percent");
  if (!said && !percent) return wrong("target", "say the target, or the percentage a year that leads to it");
  const YearValue& from = target.baseline.at;
  target.goal.value = said ? *said : compounded(from.value, *percent, target.goal.year - from.year);
  if (const double leads = percent_a_year(target);
      said && percent && !std::isnan(leads) && std::abs(leads - *percent) > agreement)
    return wrong("percent a year",
                 "{percent} % a year does not lead from {baseline} to {value}: it takes {leads} %",
                 {{"percent", to_text(*percent)},
                  {"baseline", to_text(from.value)},
                  {"value", to_text(*said)},
                  {"leads", to_text(std::round(leads * 100) / 100)}});
  TRY(target.milestones, in_column(parse_milestones(declared.milestones), "milestones"));
  return {};
}

// Which way is better: the measure's; where it says neither, the way of the target.
Direction better_of(const Measure& measure, const Target& target) {
  if (measure.direction == Direction::up || measure.direction == Direction::down) return measure.direction;
  return target.goal.value < target.baseline.at.value ? Direction::down : Direction::up;
}

Result<> check_values(const Target& target, const Measure& measure, const TargetContext& context) {
  const auto check = [&](double value, std::string_view column) {
    return in_column(check_value(context.programme, measure, target.unit, value), column);
  };
  TRY_VOID(check(target.baseline.at.value, "baseline"));
  TRY_VOID(check(target.goal.value, "target"));
  for (const YearValue& milestone : target.milestones) TRY_VOID(check(milestone.value, "milestones"));
  return {};
}

Result<const Measure*> measure_of(const Target& target, const TargetContext& context) {
  const std::string reference = reference_of({target.indicator, target.measure, {}, {}});
  TRY(const MeasureRef measure, in_column(find_measure(context.programme, reference), "indicator"));
  return measure.measure;
}

}  // namespace

Result<Target> target_of(const DeclaredTarget& declared, const TargetContext& context) {
  Target target;
  target.key = declared.key;
  TRY(const MeasureRef measure, in_column(find_measure(context.programme, declared.indicator), "indicator"));
  target.indicator = measure.indicator->id;
  target.measure = measure.measure->key;
  TRY_VOID(read_words(declared, target));
  TRY_VOID(read_baseline(declared, context, target));
  TRY_VOID(read_goal(declared, target));
  target.unit = declared.unit;
  TRY_VOID(check_values(target, *measure.measure, context));
  target.unit = measure.measure->unit;
  target.better = better_of(*measure.measure, target);
  target.vote = declared.vote;
  target.note = declared.note;
  TRY_VOID(check_target(target));
  return target;
}

Result<std::vector<YearValue>> parse_milestones(std::string_view text) {
  std::vector<YearValue> milestones;
  // A comma with a space ends a milestone; without one it is decimal.
  std::string lines(text);
  std::ranges::replace(lines, ';', '\n');
  for (std::size_t at = lines.find(", "); at != std::string::npos; at = lines.find(", ", at))
    lines.replace(at, 2, "\n");
  for (const std::string_view piece : split(lines, '\n')) {
    const std::string_view one = trimmed(piece);
    if (one.empty()) continue;
    const std::size_t equal = one.find('=');
    const auto year = equal == std::string_view::npos ? std::nullopt : parse_number(one.substr(0, equal));
    const auto value = equal == std::string_view::npos ? std::nullopt : parse_number(one.substr(equal + 1));
    if (!year || !value || *year != std::floor(*year) || std::abs(*year) > 9999)
      return fail(Kind::bad_input, "{value} is not a milestone: write 2026=4800, 2028=4100",
                  {{"value", std::string(one)}});
    milestones.push_back({static_cast<int>(*year), *value});
  }
  return milestones;
}

std::string to_string(std::span<const YearValue> milestones) {
  std::string text;
  for (const YearValue& one : milestones)
    text += (text.empty() ? "" : ", ") + std::to_string(one.year) + "=" + to_text(one.value);
  return text;
}

std::span<const RegisterColumn> target_columns() {
  static constexpr auto names = [] {
    std::array<RegisterColumn, columns.size()> all{};
    for (std::size_t i = 0; i < columns.size(); ++i) all[i] = columns[i].names;
    return all;
  }();
  return names;
}

DeclaredTarget declared_target(const RegisterRow& row) {
  DeclaredTarget declared;
  for (std::size_t i = 0; i < columns.size(); ++i) declared.*columns[i].field = row.cell(i);
  return declared;
}

Result<Target> rebased(Target target, const Rebase& rebase, const TargetContext& context) {
  TargetBaseline& baseline = target.baseline;
  const double before = baseline.at.value;
  baseline.at = {rebase.year.value_or(baseline.at.year), rebase.value};
  const std::string newest = context.versions.empty() ? "" : context.versions.back().version;
  TRY(baseline.scope_version,
      version_of_baseline(rebase.scope_version.empty() ? newest : rebase.scope_version, baseline.at.year,
                          context));
  if (rebase.scale) {
    if (before == 0)
      return wrong("baseline", "nothing is in proportion to a baseline of zero: give the new target");
    target.goal.value *= rebase.value / before;
    for (YearValue& milestone : target.milestones) milestone.value *= rebase.value / before;
  }
  TRY(const Measure* measure, measure_of(target, context));
  TRY_VOID(check_values(target, *measure, context));
  TRY_VOID(check_target(target));
  return target;
}

}  // namespace capnr

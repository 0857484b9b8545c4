// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "publish/indicator_list.h"
#include "publish/target_list.h"
#include "publish/words.h"

namespace capnr {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

class Words {
 public:
  Words(const Target& target, const TargetStanding& standing, const Unit& unit, Language language)
      : unit_(unit), language_(language) {
    parameters_ = {{"year", std::to_string(standing.year)},
                   {"goal", value(target.goal.value)},
                   {"goal_year", std::to_string(target.goal.year)},
                   {"baseline_year", std::to_string(target.baseline.at.year)}};
    if (standing.last) parameters_.emplace_back("measured", value(*standing.last->value));
    if (standing.asked) parameters_.emplace_back("asked", value(*standing.asked));
  }

  std::string in_words(std::string_view message, const Parameters& more = {}) const {
    Parameters all = parameters_;
    all.insert(all.end(), more.begin(), more.end());
    return tr(language_, message, all);
  }
  std::string value(double number) const { return shown_value(unit_, number, language_); }
  // The difference of two shares is in points.
  std::string gap(double number) const {
    return unit_.code == "%" ? in_words("{gap} points", {{"gap", format_number(number, language_)}})
                             : value(number);
  }

 private:
  const Unit& unit_;
  Language language_;
  Parameters parameters_;
};

std::string version_or_none(std::string_view version, Language language) {
  return version.empty() ? std::string(tr(language, "none")) : std::string(version);
}

// Of the way from the baseline to the goal; a target that asks to stay where one is has none.
std::string share_behind(const Target& target, const TargetStanding& standing, Language language) {
  const double way = whole_way(target);
  return way > 0 ? format_number(100 * standing.behind / way, language, 2) : "100";
}

std::string_view basis_of(const Forecast& forecast) {
  switch (forecast.basis) {
    case Forecast::Basis::trend:
      return " (trend of {years} years)";
    case Forecast::Basis::trend_and_plan:
      return " (trend of {years} years, and the levers of the plan)";
    case Forecast::Basis::last_and_plan:
      return " (the last value held, and the levers of the plan)";
  }
  return {};
}

}  // namespace

std::string shown_name(const Programme& programme, const Target& target, Language language) {
  const Indicator* indicator = programme.indicator(target.indicator);
  if (indicator == nullptr) return target.indicator;
  const Measure* measure = indicator->measure(target.measure);
  std::string name = indicator->name.in(language);
  if (measure != nullptr && !measure->key.empty()) name = measure->name.in(language) + " – " + name;
  return target.scope.kind == Scope::Kind::city ? name : name + " – " + target.scope.name;
}

std::string shown_vote(const Target& target, Language language) {
  if (target.vote.empty()) return std::string(tr(language, "not voted"));
  return target.voted_on ? target.vote + ", " + shown_date(*target.voted_on, language) : target.vote;
}

const Unit& unit_of(const Programme& programme, const Target& target) {
  static const Unit none;
  const Unit* unit = programme.unit(target.unit);
  return unit == nullptr ? none : *unit;
}

std::string shown_rule(const Target& target, const TargetStanding& standing, const Unit& unit,
                       Language language) {
  const Words words(target, standing, unit, language);
  switch (standing.rule) {
    case TargetRule::nothing_measured:
      return words.in_words("Nothing was measured since the baseline of {baseline_year}.");
    case TargetRule::stale:
      return words.in_words("The last value, of {year}, no longer holds since {date}: measure again.",
                            {{"date", shown_date(*standing.last->stale_after, language)}});
    case TargetRule::other_scope_version:
      return words.in_words(
          "The value of {year} was measured under the scope version {other}, the baseline under {version}: "
          "they are not "
          "compared until the baseline is recomputed (capnr targets rebase {key}).",
          {{"other", version_or_none(standing.last_scope_version, language)},
           {"version", version_or_none(target.baseline.scope_version, language)},
           {"key", target.key}});
    case TargetRule::goal_reached:
      return words.in_words("{measured} in {year}: the target of {goal_year}, {goal}, is reached.");
    case TargetRule::goal_missed:
      return words.in_words("{measured} in {year}: the target of {goal_year}, {goal}, is missed.");
    case TargetRule::on_path:
      return words.in_words("{measured} in {year}, where the path asks {asked}: as good, or better.");
    case TargetRule::forecast_reaches:
      return words.in_words(
          "{measured} in {year}, where the path asks {asked}: behind, but the forecast reaches the target in "
          "{met}.",
          {{"met", std::to_string(*standing.forecast->met_in)}});
    case TargetRule::a_little_behind:
      return words.in_words(
          "{measured} in {year}, where the path asks {asked}: behind by {share} % of the whole way, which is "
          "at most "
          "{most} %.",
          {{"share", share_behind(target, standing, language)}, {"most", to_text(100 * little_behind)}});
    case TargetRule::far_behind:
      return words.in_words(
          "{measured} in {year}, where the path asks {asked}: behind by {share} % of the whole way, more "
          "than {most} %, "
          "and no forecast reaches the target in time.",
          {{"share", share_behind(target, standing, language)}, {"most", to_text(100 * little_behind)}});
  }
  return {};
}

std::string shown_forecast(const Target& target, const TargetStanding& standing, const Unit& unit,
                           Language language) {
  if (!standing.forecast) return {};
  const Forecast& forecast = *standing.forecast;
  const Words words(target, standing, unit, language);
  const Parameters outcome = {{"met", std::to_string(forecast.met_in.value_or(0))},
                              {"gap", words.gap(forecast.gap)}};
  const std::string basis =
      tr(language, basis_of(forecast), {{"years", std::to_string(forecast.years_of_history)}});
  if (!forecast.met_in) return words.in_words("{gap} short in {goal_year}", outcome) + basis;
  if (forecast.gap <= 0) return words.in_words("reached in {met}", outcome) + basis;
  return words.in_words("{gap} short in {goal_year}, reached in {met}", outcome) + basis;
}

std::string shown_target(const Target& target, const Unit& unit, Language language) {
  const Words words(target, {}, unit, language);
  const Parameters from = {{"from", words.value(target.baseline.at.value)}};
  switch (target.path) {
    case TargetPath::straight_line:
      return words.in_words("from {from} in {baseline_year} to {goal} in {goal_year}, in a straight line",
                            from);
    case TargetPath::milestones:
      return words.in_words("from {from} in {baseline_year} to {goal} in {goal_year}, by milestones", from);
    case TargetPath::percent:
      return words.in_words("from {from} in {baseline_year} to {goal} in {goal_year}, by {percent} % a year",
                            {from.front(), {"percent", format_number(percent_a_year(target), language, 3)}});
  }
  return {};
}

}  // namespace capnr

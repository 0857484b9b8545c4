// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/review_check.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "publish/words.h"

namespace capnr {
namespace {

constexpr double little_coverage = 0.8;
constexpr std::size_t most_named = 12;

class Checker {
 public:
  Checker(const Review& review, Language language) : review_(review), language_(language) {
    check_.year = review.year;
    check_.as_of = review.as_of;
    check_.city = review.city.name;
  }

  ReviewCheck take() {
    impact();
    uses();
    registers();
    plan();
    targets();
    indicators();
    rules();
    std::ranges::stable_sort(check_.pieces, [](const MissingPiece& a, const MissingPiece& b) {
      return std::pair(a.heading, !a.required) < std::pair(b.heading, !b.required);
    });
    return std::move(check_);
  }

 private:
  using Parameters = std::vector<std::pair<std::string, std::string>>;
  MissingPiece say(ReviewHeading heading, std::string_view id, std::string_view message,
                   Parameters more = {}) const {
    more.emplace_back("year", std::to_string(review_.year));
    return {heading, std::string(id), false, tr(language_, message, more)};
  }
  std::string in_words(std::string_view message) const {
    return tr(language_, message, {{"year", std::to_string(review_.year)}});
  }
  static MissingPiece mended_by(MissingPiece piece, std::string command) {
    piece.command = std::move(command);
    return piece;
  }
  void advise(MissingPiece piece) { check_.pieces.push_back(std::move(piece)); }
  void require(MissingPiece piece) {
    piece.required = true;
    check_.pieces.push_back(std::move(piece));
  }

  void impact() {
    constexpr auto heading = ReviewHeading::impact;
    if (!review_.footprint)
      return require(mended_by(say(heading, "no_inventory", "no inventory is dated of {year}"),
                               in_words("capnr import FOLDER")));
    const ResultDocument& document = review_.footprint->document;
    if (document.criteria.empty() || std::isnan(document.criteria[document.main].total.value))
      return require(mended_by(say(heading, "no_footprint", "the inventory of {date} has no figure",
                                   {{"date", shown_date(document.inventory_date, language_)}}),
                               in_words("capnr footprint says why")));
    if (const double covered = document.criteria[document.main].total.coverage; covered < little_coverage)
      advise(
          mended_by(say(heading, "little_coverage", "only {share} of the equipment and services has a figure",
                        {{"share", shown_share(covered, language_)}}),
                    in_words("capnr footprint says what has none, and why")));
    if (!review_.footprint->comparison)
      advise(say(heading, "no_earlier_inventory",
                 "there is no earlier inventory: the review cannot say what changed"));
    if (!document.uncertainty)
      advise(mended_by(say(heading, "no_intervals", "the totals have no interval"),
                       in_words("leave out --draws 0")));
  }

  void uses() {
    std::size_t known = 0;
    std::vector<std::string_view> unknown;
    for (const Standing& standing : review_.standings) {
      if (!is_about_uses(*standing.commitment)) continue;
      known += standing.entry ? 1 : 0;
      if (!standing.entry) unknown.push_back(standing.indicator->id);
    }
    if (known == 0)
      return require(
          mended_by(say(ReviewHeading::uses, "no_value_of_uses", "no indicator of uses has a value"),
                    in_words("capnr measure computes some, capnr declare records the others")));
    if (!unknown.empty())
      advise(say(ReviewHeading::uses, "uses_without_value", "indicators of uses without a value: {list}",
                 {{"list", listed(unknown)}}));
  }

  template <class Rows>
  bool tells_of_the_year(const Rows& rows) const {
    return std::ranges::any_of(rows, [&](const auto& row) { return year_of(row.date) == review_.year; });
  }
  void registers() {
    if (!tells_of_the_year(review_.purchases.rows))
      advise(mended_by(
          say(ReviewHeading::actions, "no_purchases", "no file tells what the city bought in {year}"),
          in_words("capnr purchases FILE")));
    if (!tells_of_the_year(review_.disposals.rows))
      advise(
          mended_by(say(ReviewHeading::actions, "no_disposals", "no file tells what left the city in {year}"),
                    in_words("capnr disposals FILE")));
  }

  void plan() {
    if (!review_.plan || review_.plan->plan.actions.empty()) {
      for (const ReviewHeading heading :
           {ReviewHeading::actions, ReviewHeading::actors, ReviewHeading::means})
        require(mended_by(say(heading, "no_plan", "there is no yearly plan of {year} with an action"),
                          "capnr plan"));
    } else {
      followed(*review_.plan);
      money(review_.plan->plan);
      commitments(review_.plan->plan);
    }
    to_come();
  }

  void followed(const YearPlan& plan) {
    constexpr auto heading = ReviewHeading::actions;
    if (!plan.voted()) advise(say(heading, "plan_not_voted", "the yearly plan of {year} is not voted"));
    std::vector<std::string_view> untold, late;
    bool partner = false, department = false;
    for (const Action& action : plan.plan.actions) {
      const ActionProgress& progress = plan.followed(action.id);
      if (!progress.percent) untold.push_back(action.id);
      if (std::ranges::any_of(action.milestones, [&](const Milestone& one) {
            return one.due < review_.as_of && !progress.reached.contains(one.label);
          }))
        late.push_back(action.id);
      partner = partner || !action.partners.empty();
      department = department || !action.department.empty();
    }
    if (untold.size() == plan.plan.actions.size())
      require(say(heading, "no_progress", "nothing tells what became of the actions of {year}"));
    else if (!untold.empty())
      advise(say(heading, "progress_untold", "actions whose progress nobody told: {list}",
                 {{"list", listed(untold)}}));
    if (!late.empty())
      advise(say(heading, "late_milestones", "actions with a milestone that is past and not reached: {list}",
                 {{"list", listed(late)}}));
    if (!partner && !department)
      require(say(ReviewHeading::actors, "no_actor", "no action names a department or a partner"));
    else if (!partner)
      advise(say(ReviewHeading::actors, "no_partner", "no action names a partner outside the city"));
  }

  void money(const Plan& plan) {
    std::vector<std::string_view> without;
    for (const Action& action : plan.actions)
      if (!action.budget) without.push_back(action.id);
    if (without.size() == plan.actions.size())
      require(say(ReviewHeading::means, "no_budget", "no action of {year} has a budget"));
    else if (!without.empty())
      advise(say(ReviewHeading::means, "budget_missing", "actions without a budget: {list}",
                 {{"list", listed(without)}}));
  }

  void commitments(const Plan& plan) {
    std::vector<std::string_view> without;
    for (const Commitment& commitment : review_.programme.commitments)
      if (std::ranges::none_of(plan.actions, [&](const Action& action) {
            return std::ranges::find(action.commitments, commitment.id) != action.commitments.end();
          }))
        without.push_back(commitment.id);
    if (!without.empty())
      advise(say(ReviewHeading::actions, "commitments_without_action",
                 "commitments without an action in {year}: {list}", {{"list", listed(without)}}));
  }

  void to_come() {
    const std::string next = std::to_string(review_.year + 1);
    const bool planned = review_.next_plan && !review_.next_plan->plan.actions.empty();
    const bool left =
        review_.plan && std::ranges::any_of(review_.plan->plan.actions, [&](const Action& action) {
          return review_.plan->followed(action.id).percent.value_or(0) < 100;
        });
    if (!planned && !left)
      require(mended_by(say(ReviewHeading::measures, "no_measure",
                            "no action is left to do, and there is no plan of {next}", {{"next", next}}),
                        "capnr plan"));
    else if (!planned)
      advise(say(ReviewHeading::measures, "no_next_plan",
                 "there is no plan of {next} yet: the review shows what is left of {year}",
                 {{"next", next}}));
  }

  void targets() {
    constexpr auto heading = ReviewHeading::objectives;
    if (review_.targets.empty())
      return require(mended_by(
          say(heading, "no_target", "no target was set: a value, a year, and the vote that it comes from"),
          "capnr targets"));
    std::vector<std::string_view> unvoted, unknown;
    for (const JudgedTarget& one : review_.targets) {
      if (one.entry.target.vote.empty()) unvoted.push_back(one.entry.target.key);
      if (one.standing.status == TargetStatus::no_evidence) unknown.push_back(one.entry.target.key);
    }
    for (std::size_t p = 0; p < target_perimeter_count; ++p) {
      const auto perimeter = static_cast<TargetPerimeter>(p);
      if (std::ranges::none_of(review_.targets, [&](const JudgedTarget& one) {
            return one.entry.target.perimeter == perimeter;
          }))
        advise(say(heading, "perimeter_without_target",
                   "the deliberation wants targets for each perimeter: none binds {perimeter}",
                   {{"perimeter", std::string(name(perimeter, language_))}}));
    }
    if (!unvoted.empty())
      advise(
          say(heading, "target_not_voted", "targets that nobody voted: {list}", {{"list", listed(unvoted)}}));
    if (!unknown.empty())
      advise(say(heading, "target_without_evidence", "targets that no value tells about: {list}",
                 {{"list", listed(unknown)}}));
  }

  void indicators() {
    constexpr auto heading = ReviewHeading::indicators;
    std::vector<std::string_view> without, stale;
    for (const Standing& standing : review_.standings) {
      if (standing.status == StandingStatus::no_evidence) without.push_back(standing.indicator->id);
      if (standing.status == StandingStatus::stale) stale.push_back(standing.indicator->id);
    }
    if (without.size() == review_.standings.size())
      return require(mended_by(say(heading, "no_value", "no indicator has a value"),
                               in_words("capnr measure, then capnr declare")));
    if (!without.empty())
      advise(say(heading, "without_evidence", "indicators without evidence: {list}",
                 {{"list", listed(without)}}));
    if (!stale.empty())
      advise(say(heading, "stale", "indicators whose last value no longer holds: {list}",
                 {{"list", listed(stale)}}));
    if (!review_.closed)
      advise(mended_by(say(heading, "year_open", "the values of {year} can still change"),
                       in_words("capnr years --close {year} once they are right")));
  }

  // The council will ask about a rule of law that nothing measures.
  void rules() {
    for (const DatedRule& rule : review_.programme.rules) {
      if (rule.in_year(review_.year) == nullptr) continue;
      const bool told = std::ranges::any_of(review_.standings, [&](const Standing& standing) {
        return is_judged_by(standing, rule) && standing.entry &&
               year_of(standing.entry->key.period.until) == review_.year;
      });
      if (!told)
        advise(say(ReviewHeading::indicators, "rule_without_value",
                   "no value of {year} tells whether this rule is kept: {rule}",
                   {{"rule", rule.title.in(language_)}}));
    }
  }

  static std::string listed(const std::vector<std::string_view>& ids) {
    std::string words;
    std::set<std::string_view> named;
    for (const std::string_view id : ids) {
      if (!named.insert(id).second || named.size() > most_named) continue;
      words.append(words.empty() ? "" : ", ").append(id);
    }
    return named.size() > most_named ? words + "… (" + std::to_string(named.size()) + ")" : words;
  }

  const Review& review_;
  Language language_;
  ReviewCheck check_;
};

}  // namespace

bool is_judged_by(const Standing& standing, const DatedRule& rule) {
  const Limit* const limit = standing.indicator->limit_of(standing.measure->key);
  return limit != nullptr && limit->rule == rule.id;
}

bool is_about_uses(const Commitment& commitment) {
  // Habits of agents, equipment for each of them, software and sites, services to inhabitants and the help that they get.
  static constexpr std::array<std::string_view, 12> ids = {"0.5",  "1.6", "1.7", "1.12", "1.13", "2.0a",
                                                           "2.0b", "2.2", "2.3", "2.4",  "2.7",  "2.8"};
  return std::ranges::find(ids, commitment.id) != ids.end();
}

bool ReviewCheck::answers(ReviewHeading heading) const {
  return std::ranges::none_of(
      pieces, [heading](const MissingPiece& piece) { return piece.heading == heading && piece.required; });
}

std::size_t ReviewCheck::answered() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < review_heading_count; ++i)
    count += answers(static_cast<ReviewHeading>(i)) ? 1 : 0;
  return count;
}

ReviewCheck check_review(const Review& review, Language language) {
  return Checker(review, language).take();
}

}  // namespace capnr

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
  void advise(MissingPiece piece) { check_.pieces.push_back(std::move(piece)); }
  void require(MissingPiece piece) {
    piece.required = true;
    check_.pieces.push_back(std::move(piece));
  }

  void impact() {
    constexpr auto heading = ReviewHeading::impact;
    if (!review_.footprint)
      return require(say(heading, "no_inventory", "no inventory is dated of {year}: capnr import FOLDER"));
    const ResultDocument& document = review_.footprint->document;
    if (document.criteria.empty() || std::isnan(document.criteria[document.main].total.value))
      return require(say(heading, "no_footprint",
                         "the inventory of {date} has no figure: capnr footprint says why",
                         {{"date", shown_date(document.inventory_date, language_)}}));
    if (const double covered = document.criteria[document.main].total.coverage; covered < little_coverage)
      advise(say(heading, "little_coverage",
                 "only {share} of the equipment and services has a figure: capnr footprint says what has "
                 "none, and why",
                 {{"share", shown_share(covered, language_)}}));
    if (!review_.footprint->comparison)
      advise(say(heading, "no_earlier_inventory",
                 "there is no earlier inventory: the review cannot say what changed"));
    if (!document.uncertainty)
      advise(say(heading, "no_intervals", "the totals have no interval: leave out --draws 0"));
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
      return require(say(
          ReviewHeading::uses, "no_value_of_uses",
          "no indicator of uses has a value: capnr measure computes some, capnr declare records the others"));
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
      advise(say(ReviewHeading::actions, "no_purchases",
                 "no file tells what the city bought in {year}: capnr purchases FILE"));
    if (!tells_of_the_year(review_.disposals.rows))
      advise(say(ReviewHeading::actions, "no_disposals",
                 "no file tells what left the city in {year}: capnr disposals FILE"));
  }

  void plan() {
    for (const ReviewHeading heading :
         {ReviewHeading::actions, ReviewHeading::actors, ReviewHeading::measures, ReviewHeading::means})
      require(say(heading, "no_plan", "there is no yearly plan of {year}"));
  }

  void targets() {
    require(say(ReviewHeading::objectives, "no_target",
                "no target was set: a value, a year, and the vote that it comes from"));
  }

  void indicators() {
    constexpr auto heading = ReviewHeading::indicators;
    std::vector<std::string_view> without, stale;
    for (const Standing& standing : review_.standings) {
      if (standing.status == StandingStatus::no_evidence) without.push_back(standing.indicator->id);
      if (standing.status == StandingStatus::stale) stale.push_back(standing.indicator->id);
    }
    if (without.size() == review_.standings.size())
      return require(say(heading, "no_value", "no indicator has a value: capnr measure, then capnr declare"));
    if (!without.empty())
      advise(say(heading, "without_evidence", "indicators without evidence: {list}",
                 {{"list", listed(without)}}));
    if (!stale.empty())
      advise(say(heading, "stale", "indicators whose last value no longer holds: {list}",
                 {{"list", listed(stale)}}));
    if (!review_.closed)
      advise(say(heading, "year_open",
                 "the values of {year} can still change: capnr years --close {year} once they are right"));
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

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "html/components.h"
#include "html/svg_scenario.h"
#include "html/table.h"
#include "publish/simulation.h"
#include "publish/words.h"

namespace capnr {
namespace {

using html::Html;

class Sections {
 public:
  Sections(const SimulationDocument& document, std::size_t criterion, Language language)
      : d_(document), s_(document.simulation), c_(criterion), language_(language) {}

  Html all() const {
    Html page = html::section("trajectoire", in_words("The trajectory"), trajectory());
    if (!s_.levers.empty()) page += html::section("leviers", in_words("Lever by lever"), levers());
    if (d_.climate && !d_.abatement.empty())
      page += html::section("abattement", in_words("What a kilogram avoided costs"), abatement());
    if (d_.plan) page += html::section("plan", in_words("The best plan"), plan());
    page += html::section(
        "criteres", tr(language_, "In {year}, by criterion", {{"year", year_text(s_.until)}}), criteria());
    return page;
  }

 private:
  std::string in_words(std::string_view message) const { return std::string(tr(language_, message)); }
  static std::string year_text(int year) { return std::to_string(year); }
  std::string unit() const { return std::string(shown_unit(s_.criteria[c_], language_)); }
  std::string kg() const { return std::string(shown_unit(Criterion::gwp, language_)); }
  Html number(double value) const { return html::text(html::value_text(value, language_)); }
  std::string interval_text(const SimulatedValue& value) const {
    if (!value.p5 || !value.p95) return "–";
    return format_number(*value.p5, language_) + " – " + format_number(*value.p95, language_);
  }
  Html interval(const SimulatedValue& value) const { return html::text(interval_text(value)); }
  Html money(const std::optional<double>& euros) const { return html::text(money_text(euros, language_)); }
  // What is known of a sum, said to be at least that much where a part is unknown.
  std::string at_least(const std::optional<double>& euros, double known) const {
    return euros ? money_text(euros, language_) : "≥ " + money_text(known, language_);
  }

  Html trajectory() const {
    const SimulatedValue& avoided = s_.avoided[c_];
    Html out = html::key_figures(
        {{tr(language_, "Avoided to {year}", {{"year", year_text(s_.until)}}),
          html::value_text(avoided.value, language_), unit(),
          avoided.p5 && avoided.p95 ? tr(language_, "between {low} and {high}",
                                         {{"low", format_number(*avoided.p5, language_, 3)},
                                          {"high", format_number(*avoided.p95, language_, 3)}})
                                    : std::string()},
         {in_words("Cost"), at_least(s_.cost, s_.known_cost), "", ""},
         {in_words("Saving"), at_least(s_.saving, s_.known_saving), "", ""}});
    if (!s_.cost || !s_.saving)
      out += html::paragraph(in_words(
          "≥: a cost or a saving that is not given is unknown, not zero; the sum is that of the others."));
    std::vector<html::ScenarioPoint> points;
    points.reserve(s_.years.size());
    for (const SimulatedYear& year : s_.years)
      points.push_back({year.year, year.reference[c_].value, year.scenario[c_].value, year.scenario[c_].p5,
                        year.scenario[c_].p95});
    out += html::scenario_chart({"trajectoire-dessin", std::string(name(s_.criteria[c_], language_)),
                                 in_words("The footprint of each year without the levers and with them, with "
                                          "its interval from p5 to p95."),
                                 unit(), language_},
                                points);
    out += years();
    return out;
  }

  Html years() const {
    html::Table table;
    table.id = "annees";
    table.caption = in_words("Year by year");
    table.note = name(s_.criteria[c_], language_);
    table.columns = {{in_words("Year"), "", false}, {in_words("Without"), unit()}, {in_words("With"), unit()},
                     {"p5 – p95", unit()},          {in_words("Avoided"), unit()}, {"p5 – p95", unit()},
                     {in_words("Cost"), "€"},       {in_words("Saving"), "€"}};
    for (const SimulatedYear& year : s_.years)
      table.rows.push_back({html::text(year_text(year.year)), number(year.reference[c_].value),
                            number(year.scenario[c_].value), interval(year.scenario[c_]),
                            number(year.avoided[c_].value), interval(year.avoided[c_]),
                            html::text(at_least(year.cost, year.known_cost)),
                            html::text(at_least(year.saving, year.known_saving))});
    return html::render(table);
  }

  Html levers() const {
    html::Table table;
    table.id = "leviers-tableau";
    table.caption = tr(language_, "What each lever avoids to {year}", {{"year", year_text(s_.until)}});
    table.note = in_words(
        "In order: on what the levers above left. Alone: if it were the only one. Rebound: what is "
        "given back, already taken off. Net cost: cost less saving.");
    table.columns = {{in_words("Lever"), "", false}, {in_words("Acts on")},
                     {in_words("In order"), unit()}, {"p5 – p95", unit()},
                     {in_words("Alone"), unit()},    {in_words("Rebound"), unit()},
                     {in_words("Net cost"), "€"},    {in_words("Covered")}};
    Html notes;
    for (std::size_t l = 0; l < s_.levers.size(); ++l) {
      const SimulatedLever& one = s_.levers[l];
      const auto net = one.cost && one.saving ? std::optional(*one.cost - *one.saving) : std::nullopt;
      table.rows.push_back({html::text(name_of(d_.book.levers[l], language_)), number(one.quantity),
                            number(one.in_order[c_].value), interval(one.in_order[c_]), number(one.alone[c_]),
                            number(one.given_back[c_]), money(net),
                            html::text(shown_share(one.coverage, language_))});
      for (const Error& notice : one.notices)
        notes +=
            html::paragraph(name_of(d_.book.levers[l], language_) +
                            (language_ == Language::fr ? "\u00A0: " : ": ") + describe(notice, language_));
    }
    Html out = html::render(table);
    out += notes.empty() ? Html() : html::flag(notes);
    out += order();
    return out;
  }

  Html order() const {
    if (s_.levers.size() < 2) return {};
    if (s_.order_matters.empty())
      return html::paragraph(in_words(
          "These levers commute: in another order the total is the same, only the share of each changes."));
    Html out = html::paragraph(in_words(
        "In another order the total is the same, except for these pairs, which act on the same machines:"));
    std::vector<Html> pairs;
    pairs.reserve(s_.order_matters.size());
    for (const auto& [a, b] : s_.order_matters)
      pairs.push_back(
          html::text(name_of(d_.book.levers[a], language_) + " / " + name_of(d_.book.levers[b], language_)));
    out += html::bullet_list(pairs);
    return out;
  }

  Html abatement() const {
    Html out = abatement_chart(d_, "abattement-dessin", language_);
    html::Table table;
    table.id = "abattement-tableau";
    table.caption = in_words("The rank of each lever");
    table.columns = {{in_words("Lever"), "", false},
                     {in_words("Avoided alone"), kg()},
                     {in_words("Net cost"), "€"},
                     {in_words("Rank"), "", false}};
    for (const AbatementRow& row : d_.abatement)
      table.rows.push_back({html::text(name_of(d_.book.levers[row.lever], language_)), number(row.avoided),
                            money(row.net_cost), html::text(rank_text(row, language_))});
    out += html::render(table);
    return out;
  }

  Html plan() const {
    const BestPlan& best = *d_.plan;
    const auto weighed = [&](double value) { return html::value_text(value, language_) + "\u00A0" + kg(); };
    Html out = html::paragraph(
        best.goal.budget
            ? tr(language_, "The best plan for {money}", {{"money", money_text(best.goal.budget, language_)}})
            : tr(language_, "The cheapest plan that avoids {kg}", {{"kg", weighed(*best.goal.target)}}));
    std::vector<Html> reasons;
    reasons.reserve(best.why.size());
    for (std::size_t l = 0; l < best.why.size(); ++l)
      reasons.push_back(html::text(
          tr(language_, "{lever}: {why}",
             {{"lever", name_of(d_.book.levers[l], language_)}, {"why", describe(best.why[l], language_)}})));
    out += html::bullet_list(reasons);
    out += html::paragraph(
        tr(language_,
           "It costs {cost}, savings not deducted. Each lever alone, the sum is {alone}; simulated "
           "together they avoid {together}, because some act "
           "on the same machines.",
           {{"cost", money_text(best.choice.cost, language_)},
            {"alone", weighed(best.choice.avoided)},
            {"together", weighed(best.together)}}));
    if (!best.choice.proven)
      out += html::flag(html::paragraph(in_words("The time ran out: a better plan may exist.")));
    if (!best.reached) out += html::flag(html::paragraph(in_words("Together they do not reach the target.")));
    return out;
  }

  Html criteria() const {
    html::Table table;
    table.id = "criteres-tableau";
    table.caption = tr(language_, "Every criterion");
    table.columns = {{in_words("Criterion"), "", false},
                     {in_words("Without")},
                     {in_words("With")},
                     {in_words("Avoided")},
                     {"p5 – p95"},
                     {in_words("Unit"), "", false}};
    const SimulatedYear& last = s_.years.back();
    for (std::size_t c = 0; c < s_.criteria.size(); ++c)
      table.rows.push_back({html::text(capnr::name(s_.criteria[c], language_)),
                            number(last.reference[c].value), number(last.scenario[c].value),
                            number(last.avoided[c].value), interval(last.avoided[c]),
                            html::text(shown_unit(s_.criteria[c], language_))});
    return html::render(table);
  }

  const SimulationDocument& d_;
  const Simulation& s_;
  std::size_t c_;
  Language language_;
};

}  // namespace

html::Html simulation_html(const SimulationDocument& document, std::size_t criterion, Language language) {
  return Sections(document, criterion, language).all();
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/simulation.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

class SimulationTerminal : public TerminalText {
 public:
  SimulationTerminal(const SimulationDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document), s_(document.simulation) {}

  std::string text() {
    opening();
    if (d_.climate) years();
    criteria();
    levers();
    if (d_.climate) abatement();
    if (d_.plan) plan();
    if (d_.measured) measured();
    return taken();
  }

 private:
  std::string number(double value) const {
    if (std::isnan(value)) return in_words("unknown");
    return (value < 0 ? "−" : "") + format_number(std::abs(value), language());
  }
  std::string interval(const SimulatedValue& value) const {
    return value.p5 && value.p95 ? number(*value.p5) + " – " + number(*value.p95) : "–";
  }
  std::string euros(const std::optional<double>& amount) const { return money_text(amount, language()); }
  // What is unknown is added to what is known: at least that.
  std::string at_least(const std::optional<double>& amount, double known) const {
    return amount ? euros(amount) : "≥\u00A0" + euros(known);
  }
  const std::string& name(std::size_t lever) const { return name_of(d_.book.levers[lever], language()); }
  std::string kg() const { return std::string(shown_unit(Criterion::gwp, language())); }

  void opening() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first = in_words("What the levers would change: {place}", {{"place", place}});
    title(first);
    paragraph(in_words("Inventory of {date}; factor set {set}, profile {profile}; from {first} to {last}",
                       {{"date", shown_date(d_.inventory_date, language())},
                        {"set", d_.set},
                        {"profile", d_.profile},
                        {"first", std::to_string(s_.base_year)},
                        {"last", std::to_string(s_.until)}}));
    if (d_.book.growth.empty()) {
      paragraph(in_words("Without the levers, nothing is supposed to grow or shrink."));
      return;
    }
    std::string list;
    for (const auto& [type, percent] : d_.book.growth)
      list += (list.empty() ? "" : ", ") + (type == "*" ? in_words("everything else") : type) + " " +
              number(percent) + "\u00A0%";
    paragraph(in_words("Without the levers, the numbers are supposed to grow, each year: {list}",
                       {{"list", list}}));
  }

  void years() {
    const std::size_t c = *d_.climate;
    heading(in_words("Year by year: climate change, {unit}", {{"unit", kg()}}));
    TextTable table;
    table.columns = {{in_words("Year")},          {in_words("Without"), true},  {in_words("With"), true},
                     {in_words("Avoided"), true}, {in_words("p5 – p95"), true}, {in_words("Cost"), true},
                     {in_words("Saving"), true}};
    for (const SimulatedYear& year : s_.years)
      table.rows.push_back({std::to_string(year.year), number(year.reference[c].value),
                            number(year.scenario[c].value), number(year.avoided[c].value),
                            interval(year.avoided[c]), at_least(year.cost, year.known_cost),
                            at_least(year.saving, year.known_saving)});
    TerminalText::table(table);
    paragraph(in_words("In all: {kg} avoided ({interval}), cost {cost}, saving {saving}",
                       {{"kg", number(s_.avoided[c].value) + "\u00A0" + kg()},
                        {"interval", interval(s_.avoided[c])},
                        {"cost", at_least(s_.cost, s_.known_cost)},
                        {"saving", at_least(s_.saving, s_.known_saving)}}));
    if (!s_.cost || !s_.saving)
      paragraph(in_words(
          "≥: a cost or a saving that is not given is unknown, not zero; the sum is that of the others."));
  }

  void criteria() {
    heading(in_words("In {year}, by criterion", {{"year", std::to_string(s_.until)}}));
    TextTable table;
    table.columns = {
        {in_words("Criterion"), false, true}, {in_words("Without"), true},  {in_words("With"), true},
        {in_words("Avoided"), true},          {in_words("p5 – p95"), true}, {in_words("Unit")}};
    const SimulatedYear& last = s_.years.back();
    for (std::size_t c = 0; c < s_.criteria.size(); ++c)
      table.rows.push_back({std::string(capnr::name(s_.criteria[c], language())),
                            number(last.reference[c].value), number(last.scenario[c].value),
                            number(last.avoided[c].value), interval(last.avoided[c]),
                            std::string(shown_unit(s_.criteria[c], language()))});
    TerminalText::table(table);
    if (s_.draws > 0)
      paragraph(in_words(
          "{draws} draws, seed {seed}; what is avoided is drawn on the same draws as what it is taken from.",
          {{"draws", number(s_.draws)}, {"seed", std::to_string(s_.seed)}}));
  }

  void levers() {
    if (s_.levers.empty()) return;
    heading(in_words("Levers, in the order in which they are applied: avoided to {year}, {unit}",
                     {{"year", std::to_string(s_.until)}, {"unit", kg()}}));
    TextTable table;
    table.columns = {{"", true},
                     {in_words("Lever"), false, true},
                     {in_words("Acts on"), true},
                     {in_words("In order"), true},
                     {in_words("p5 – p95"), true},
                     {in_words("Alone"), true},
                     {in_words("Rebound"), true},
                     {in_words("Net cost"), true}};
    for (std::size_t l = 0; l < s_.levers.size(); ++l) {
      const SimulatedLever& lever = s_.levers[l];
      const auto net = lever.cost && lever.saving ? std::optional(*lever.cost - *lever.saving) : std::nullopt;
      table.rows.push_back({std::to_string(l + 1), name(l), number(lever.quantity), climate(lever.in_order),
                            climate_interval(lever), climate(lever.alone), climate(lever.given_back),
                            euros(net)});
    }
    TerminalText::table(table);
    paragraph(
        in_words("In order: on what the levers above left. Alone: if it were the only one. Rebound: what is "
                 "given back, already taken off. Net cost: cost less saving."));
    for (std::size_t l = 0; l < s_.levers.size(); ++l) lever_notes(l);
    order();
  }

  std::string climate(const std::vector<double>& values) const {
    return d_.climate ? number(values[*d_.climate]) : "–";
  }
  std::string climate(const SimulatedValues& values) const {
    return d_.climate ? number(values[*d_.climate].value) : "–";
  }
  std::string climate_interval(const SimulatedLever& lever) const {
    return d_.climate ? interval(lever.in_order[*d_.climate]) : "–";
  }

  void lever_notes(std::size_t l) {
    const Lever& lever = d_.book.levers[l];
    item(in_words("{lever}, from {year}. Rebound: {rebound}",
                  {{"lever", name(l)},
                   {"year", std::to_string(lever.start)},
                   {"rebound", rebound_sentence(lever.rebound, language())}}));
    for (const Error& notice : s_.levers[l].notices) detail(describe(notice, language()));
  }

  void order() {
    if (s_.levers.size() < 2) return;
    if (s_.order_matters.empty()) {
      paragraph(in_words(
          "These levers commute: in another order the total is the same, only the share of each changes."));
      return;
    }
    paragraph(in_words(
        "In another order the total is the same, except for these pairs, which act on the same machines:"));
    for (const auto& [a, b] : s_.order_matters) item(name(a) + " / " + name(b));
  }

  void abatement() {
    heading(in_words("What a kilogram avoided costs, to {year}", {{"year", std::to_string(s_.until)}}));
    TextTable table;
    table.columns = {{in_words("Lever"), false, true},
                     {in_words("Avoided alone"), true},
                     {in_words("Net cost"), true},
                     {in_words("Rank")}};
    for (const AbatementRow& row : d_.abatement)
      table.rows.push_back(
          {name(row.lever), number(row.avoided), euros(row.net_cost), rank_text(row, language())});
    TerminalText::table(table);
    paragraph(in_words(
        "Levers that save money come first, by fronts: no lever of a front both saves and avoids less "
        "than another of it. They have no cost per "
        "kilogram: such a ratio would rank first the one that avoids least (Taylor 2012)."));
  }

  void plan() {
    const BestPlan& plan = *d_.plan;
    heading(plan.goal.budget ? in_words("The best plan for {money}", {{"money", euros(plan.goal.budget)}})
                             : in_words("The cheapest plan that avoids {kg}",
                                        {{"kg", number(*plan.goal.target) + "\u00A0" + kg()}}));
    for (std::size_t l = 0; l < plan.why.size(); ++l)
      item(in_words("{lever}: {why}", {{"lever", name(l)}, {"why", describe(plan.why[l], language())}}));
    const Parameters words = {{"cost", euros(plan.choice.cost)},
                              {"alone", number(plan.choice.avoided) + "\u00A0" + kg()},
                              {"together", number(plan.together) + "\u00A0" + kg()}};
    paragraph(
        in_words("It costs {cost}, savings not deducted. Each lever alone, the sum is {alone}; simulated "
                 "together they avoid {together}, because some act "
                 "on the same machines.",
                 words));
    if (!plan.choice.proven) paragraph(in_words("The time ran out: a better plan may exist."));
    if (!plan.reached) paragraph(in_words("Together they do not reach the target."));
  }

  void measured() {
    const AfterTheFact& after = *d_.measured;
    heading(in_words(
        "Expected and measured, {first} to {last}: climate change, {unit}",
        {{"first", std::to_string(s_.base_year)}, {"last", std::to_string(after.year)}, {"unit", kg()}}));
    TextTable table;
    table.columns = {{in_words("Lever"), false, true}, {in_words("Expected"), true},
                     {in_words("Measured"), true},     {in_words("Volume"), true},
                     {in_words("Structure"), true},    {in_words("Intensity"), true},
                     {in_words("Gain eaten"), true}};
    for (std::size_t l = 0; l < after.levers.size(); ++l)
      table.rows.push_back(measured_row(name(l), after.levers[l]));
    table.rows.push_back(measured_row(in_words("Everything"), after.whole));
    TerminalText::table(table);
    paragraph(in_words(
        "Expected and measured: what is avoided in the year. Volume, structure and intensity add up to "
        "the change of the footprint; they have other "
        "causes than the lever."));
    for (std::size_t l = 0; l < after.levers.size(); ++l)
      if (after.levers[l].alert) alert(name(l), after.levers[l]);
    if (after.whole.alert) alert(in_words("Everything"), after.whole);
    for (const CompareNotice& notice : after.notices) item(describe(notice, language()));
  }

  std::vector<std::string> measured_row(const std::string& label, const MeasuredLever& m) const {
    const bool known = !std::isnan(m.measured);
    const auto term = [&](double value) { return known ? number(value) : "–"; };
    return {label,
            number(m.expected),
            known ? number(m.measured) : in_words("not compared"),
            term(m.terms.activity),
            term(m.terms.structure),
            term(m.terms.intensity),
            m.offset_ratio ? shown_share(*m.offset_ratio, language()) : "–"};
  }

  void alert(const std::string& label, const MeasuredLever& m) {
    item(in_words("Alert, {lever}: growth has eaten {share} of what efficiency gained",
                  {{"lever", label}, {"share", shown_share(*m.offset_ratio, language())}}));
  }

  const SimulationDocument& d_;
  const Simulation& s_;
};

}  // namespace

std::string to_terminal(const SimulationDocument& document, const TerminalOptions& options) {
  return SimulationTerminal(document, options).text();
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_stacked.h"
#include "publish/report_writer.h"

// The first screen: how much, made of what, is it going down, how sure are we.

namespace capnr {
namespace {

const Figure* main_figure(const YearResult& year, Criterion criterion) {
  for (const CriterionResult& result : year.criteria) {
    if (result.criterion == criterion && !std::isnan(result.total.value)) return &result.total;
  }
  return nullptr;
}

}  // namespace

html::Html ReportWriter::empty_state() const {
  html::Html inside = html::paragraph(
      in_words(d_.empty ? "The inventory holds nothing that can be computed: no figure is shown."
                        : "None of what the inventory holds is covered by this factor set: no figure is "
                          "shown, and nothing is counted as zero."));
  inside +=
      html::paragraph(in_words("See the files below, capnr recognise for what was not recognised, and capnr "
                               "factors for what the sets cover."));
  return html::section("essentials", in_words("No figure yet"), html::flag(inside));
}

std::string ReportWriter::headline() const {
  const auto [by, unit] = scale();
  std::string words =
      in_words("In one year, the digital equipment and services of the city weigh {value} {unit}",
               {{"value", format_number(main().total.value / by, language_, 3)}, {"unit", unit}});
  if (const std::string interval = interval_text(main().total, by); !interval.empty())
    words += " (" + interval + ")";
  if (!std::isnan(main().people))
    words += in_words(": the sustainable yearly budget of {people} people",
                      {{"people", format_number(main().people, language_, 3)}});
  return words + ".";
}

html::Html ReportWriter::cards() const {
  const auto [by, unit] = scale();
  std::vector<html::KeyFigure> figures;
  std::string how_much = interval_text(main().total, by);
  if (!std::isnan(main().per_agent))
    how_much += (how_much.empty() ? "" : " · ") +
                in_words("{value} per agent", {{"value", format_number(main().per_agent, language_, 3) +
                                                             "\u00A0" + unit_of(main().criterion)}});
  figures.push_back(
      {in_words("How much"), format_number(main().total.value / by, language_, 3), unit, how_much});

  const auto& made = main().phases[static_cast<std::size_t>(Phase::manufacturing)];
  const double manufacturing = std::isnan(made.value) ? 0 : made.value / main().total.value;
  const auto& used = main().phases[static_cast<std::size_t>(Phase::use)];
  const double use = std::isnan(used.value) ? 0 : used.value / main().total.value;
  const bool by_making = manufacturing >= use;
  figures.push_back({in_words("Made of what"), shown_share(by_making ? manufacturing : use, language_), "",
                     in_words(by_making ? "come from making the equipment; its use: {other}"
                                        : "come from using the equipment; its making: {other}",
                              {{"other", shown_share(by_making ? use : manufacturing, language_)}})});

  const Figure* const first =
      report_.years.size() > 1 ? main_figure(report_.years.front(), main().criterion) : nullptr;
  const Figure* const last =
      report_.years.size() > 1 ? main_figure(report_.years.back(), main().criterion) : nullptr;
  if (first != nullptr && last != nullptr) {
    const std::string from = std::to_string(year_month_day(report_.years.front().date).year);
    const std::string to = std::to_string(year_month_day(report_.years.back().date).year);
    figures.push_back({in_words("Is it going down?"), percent_change(first->value, last->value), "",
                       in_words("from {from} to {to}: {before}, then {after} {unit}",
                                {{"from", from},
                                 {"to", to},
                                 {"before", format_number(first->value / by, language_, 3)},
                                 {"after", format_number(last->value / by, language_, 3)},
                                 {"unit", unit}})});
  } else {
    figures.push_back(
        {in_words("Is it going down?"), "–", "", in_words("one inventory only: the next one will tell")});
  }
  figures.push_back({in_words("How sure are we"), shown_share(main().total.coverage, language_), "",
                     in_words("of what was inventoried has a figure; the rest is missing, not zero")});
  return html::key_figures(figures);
}

// The largest families in one bar; the last part is all the others.
html::Html ReportWriter::families_bar() const {
  std::vector<std::string> series;
  html::StackedBar bar;
  double others = 0;
  for (const Part& family : d_.families) {
    const double value = family.figures[d_.main].value;
    if (std::isnan(value)) continue;
    if (series.size() < 3) {
      series.push_back(shown_family(family.name, language_));
      bar.parts.push_back(value);
    } else {
      others += value;
    }
  }
  if (others > 0) {
    series.push_back(in_words("All the rest"));
    bar.parts.push_back(others);
  }
  bar.label = main_name();
  bar.unit = unit_of(main().criterion);
  return html::stacked_bars(chart("families-bar", in_words("What the total is made of"),
                                  in_words("The three largest families of equipment and services, and all "
                                           "the rest, in shares of the total."),
                                  ""),
                            series, {bar}, true);
}

html::Html ReportWriter::essentials() const {
  html::Html inside = html::element("p", {{"class", "lead"}}, headline());
  inside += cards();
  inside += families_bar();
  return html::section("essentials", in_words("In short"), inside);
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_bars.h"
#include "html/svg_stacked.h"
#include "publish/report_writer.h"

// How the total is divided: families, criteria, phases, types, departments.

namespace capnr {
namespace {

constexpr std::size_t most_bars = 12;
constexpr std::size_t most_contributors = 10;
constexpr std::size_t most_parts = 40;  // the exports have them all; the report stays one light file

void add(Figure& sum, const Figure& figure, double quantity) {
  if (!std::isnan(figure.value)) sum.value = std::isnan(sum.value) ? figure.value : sum.value + figure.value;
  sum.coverage += figure.coverage * quantity;
}

// What the table has no line for, as one part. Intervals do not add up, so it has none.
Part rest_of(const std::vector<Part>& parts, std::size_t first, std::size_t main) {
  Part rest;
  rest.figures.resize(main + 1);
  for (std::size_t i = first; i < parts.size(); ++i) {
    rest.quantity += parts[i].quantity;
    add(rest.figures[main], parts[i].figures[main], parts[i].quantity);
    for (std::size_t p = 0; p < phase_count; ++p) add(rest.phases[p], parts[i].phases[p], parts[i].quantity);
  }
  if (rest.quantity > 0) rest.figures[main].coverage /= rest.quantity;
  return rest;
}

}  // namespace

html::Html ReportWriter::composition() const {
  const std::string unit = unit_of(main().criterion);
  std::vector<html::Bar> bars;
  bars.reserve(d_.families.size());
  for (const Part& family : d_.families)
    bars.push_back({shown_family(family.name, language_), family.figures[d_.main].value, {}, {}});
  html::Html out = html::horizontal_bars(chart("families", in_words("By family of equipment and services"),
                                               in_words("One bar for each family, largest first."), unit),
                                         bars);
  html::Table table;
  table.id = "contributors";
  table.caption = in_words("The largest contributors");
  table.note = main_name();
  table.columns = {{in_words("Type of equipment"), "", false},
                   {in_words("Phase"), "", false},
                   {in_words("Value"), unit},
                   {in_words("Share"), ""}};
  for (std::size_t i = 0; i < std::min(most_contributors, d_.contributions.size()); ++i) {
    const Contribution& one = d_.contributions[i];
    table.rows.push_back({html::text(shown_word(Dimension::type, one.type, language_)),
                          html::text(name(one.phase, language_)), data(one.figure.value), share(one.share)});
  }
  out += render(table);
  return out;
}

html::Html ReportWriter::criteria() const {
  const bool people = std::any_of(d_.criteria.begin(), d_.criteria.end(),
                                  [](const auto& c) { return !std::isnan(c.people); });
  html::Table table;
  table.id = "totals";
  table.caption = in_words("Totals of one year");
  if (people)
    table.note = in_words("People-eq.: how many persons' yearly share of the planet's limits this is.");
  table.columns = {{in_words("Criterion"), "", false},
                   {in_words("Unit"), "", false},
                   {in_words("Total"), ""},
                   {"p5 – p95", ""}};
  if (people) table.columns.push_back({in_words("People-eq."), ""});
  if (d_.fte) table.columns.push_back({in_words("Per agent"), ""});
  if (d_.population) table.columns.push_back({in_words("Per inhabitant"), ""});
  table.columns.push_back({in_words("Covered"), ""});
  for (const CriterionResult& c : d_.criteria) {
    std::vector<html::Html> row = {html::text(name(c.criterion, language_)), html::text(unit_of(c.criterion)),
                                   data(c.total.value), interval(c.total)};
    if (people) row.push_back(std::isnan(c.people) ? html::text("–") : data(c.people));
    if (d_.fte) row.push_back(std::isnan(c.per_agent) ? html::text("–") : data(c.per_agent));
    if (d_.population) row.push_back(std::isnan(c.per_inhabitant) ? html::text("–") : data(c.per_inhabitant));
    row.push_back(share(c.total.coverage));
    table.rows.push_back(std::move(row));
  }
  html::Html out =
      html::paragraph(in_words("Climate change is the best known of the impacts, not the only one: digital "
                               "equipment weighs on metals, water and energy too. Criteria do "
                               "not add up."));
  out += render(table);
  for (const CriterionResult& c : d_.criteria) {
    if (c.doubtful >= told_doubt) out += html::paragraph(shown_doubt(c.criterion, c.doubtful, language_));
  }
  return out;
}

html::Html ReportWriter::phases() const {
  std::vector<std::string> series;
  series.reserve(capnr::phases.size());
  for (const Phase phase : capnr::phases) series.emplace_back(name(phase, language_));
  std::vector<html::StackedBar> bars;
  html::Table table;
  table.id = "by-phase";
  table.caption = in_words("By phase of life");
  table.columns = {{in_words("Criterion"), "", false}, {in_words("Unit"), "", false}};
  for (const std::string& one : series) table.columns.push_back({one, ""});
  for (const CriterionResult& c : d_.criteria) {
    std::vector<html::Html> row = {html::text(name(c.criterion, language_)),
                                   html::text(unit_of(c.criterion))};
    html::StackedBar bar{std::string(name(c.criterion, language_)), {}, unit_of(c.criterion)};
    std::size_t known = 0;
    for (const Figure& figure : c.phases) {
      bar.parts.push_back(figure.value);
      known += std::isnan(figure.value) ? 0 : 1;
      row.push_back(data(figure.value));
    }
    if (known > 1) bars.push_back(std::move(bar));
    table.rows.push_back(std::move(row));
  }
  html::Html out;
  if (!bars.empty()) {
    out = html::stacked_bars(
        chart(
            "phases-bar", in_words("Shares of the phases"),
            in_words("For each criterion that covers several phases, the share of each phase in its total."),
            ""),
        series, bars, true);
  }
  out += render(table);
  return out;
}

html::Html ReportWriter::parts_table(std::string_view id, const std::vector<Part>& parts, Dimension dimension,
                                     std::string_view caption) const {
  html::Table table;
  table.id = id;
  table.caption = in_words(caption);
  table.note = main_name() + ", " + unit_of(main().criterion);
  table.columns = {{std::string(title(dimension, language_)), "", false},
                   {in_words("Units"), ""},
                   {in_words("Total"), ""},
                   {"p5 – p95", ""},
                   {in_words("Share"), ""}};
  for (const Phase phase : capnr::phases) table.columns.push_back({std::string(name(phase, language_)), ""});
  table.columns.push_back({in_words("Covered"), ""});
  const auto add_row = [&](const std::string& shown_name, const Part& part) {
    const Figure& total = part.figures[d_.main];
    std::vector<html::Html> row = {
        html::text(shown_name), data(part.quantity), data(total.value), interval(total),
        std::isnan(total.value) ? html::text("–") : share(total.value / main().total.value)};
    for (const Figure& figure : part.phases) row.push_back(data(figure.value));
    row.push_back(share(total.coverage));
    table.rows.push_back(std::move(row));
  };
  for (std::size_t i = 0; i < std::min(most_parts, parts.size()); ++i)
    add_row(shown_word(dimension, parts[i].name, language_), parts[i]);
  if (parts.size() > most_parts)
    add_row(in_words("{count} others", {{"count", std::to_string(parts.size() - most_parts)}}),
            rest_of(parts, most_parts, d_.main));
  return render(table);
}

html::Html ReportWriter::types() const {
  std::vector<html::Bar> bars;
  for (std::size_t i = 0; i < std::min(most_bars, d_.types.size()); ++i) {
    const Figure& figure = d_.types[i].figures[d_.main];
    if (!std::isnan(figure.value))
      bars.push_back(
          {shown_word(Dimension::type, d_.types[i].name, language_), figure.value, figure.p5, figure.p95});
  }
  html::Html out =
      html::horizontal_bars(chart("types-bar", in_words("The types that weigh most"),
                                  in_words("One bar for each type of equipment, largest first; the line over "
                                           "its end is the interval that holds 90 % of the draws."),
                                  unit_of(main().criterion)),
                            bars);
  out += html::details(in_words("All the types"),
                       parts_table("by-type", d_.types, Dimension::type, "By type of equipment"));
  return out;
}

html::Html ReportWriter::departments() const {
  if (d_.departments.size() < 2) return {};
  std::vector<html::Bar> bars;
  for (std::size_t i = 0; i < std::min(most_bars, d_.departments.size()); ++i) {
    const Figure& figure = d_.departments[i].figures[d_.main];
    if (!std::isnan(figure.value))
      bars.push_back(
          {d_.departments[i].name.empty() ? in_words("Department not told") : d_.departments[i].name,
           figure.value, figure.p5, figure.p95});
  }
  html::Html out = html::horizontal_bars(
      chart("departments-bar", in_words("The departments that weigh most"),
            in_words("One bar for each department, largest first."), unit_of(main().criterion)),
      bars);
  out += html::details(in_words("All the departments"),
                       parts_table("by-department", d_.departments, Dimension::department, "By department"));
  return out;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/svg_line.h"
#include "html/svg_waterfall.h"
#include "publish/change_steps.h"
#include "publish/comparison.h"
#include "publish/review_writer.h"
#include "publish/words.h"

// The assessment of the environmental impact: how much, made of what, what changed and why.

namespace capnr {
namespace {

constexpr std::size_t most_contributors = 10;

std::string year_text(Date date) {
  return std::to_string(year_of(date));
}

}  // namespace

bool ReviewWriter::has_footprint() const {
  return review_.footprint && !footprint().criteria.empty() && !std::isnan(main().total.value);
}

doc::Table ReviewWriter::totals() {
  doc::Table table{"totals",
                   in_words("Impacts of one year of the information system"),
                   {{in_words("Criterion")},
                    {in_words("Total (interval: 90 % of the draws)"), true},
                    {in_words("People-eq."), true},
                    {in_words("Covered"), true}},
                   {}};
  for (const CriterionResult& one : footprint().criteria) {
    if (std::isnan(one.total.value)) continue;
    table.rows.push_back({name(one.criterion, language_),
                          figure(one.total, shown_unit(one.criterion, language_)),
                          std::isnan(one.people) ? doc::Line("–") : doc::Line(number(one.people)),
                          shown_share(one.total.coverage, language_)});
  }
  return table;
}

doc::Table ReviewWriter::contributors() {
  const std::string unit(shown_unit(main().criterion, language_));
  doc::Table table{"contributors",
                   in_words("What weighs most: {criterion}",
                            {{"criterion", std::string(name(main().criterion, language_))}}),
                   {{in_words("Type of equipment or service")},
                    {in_words("Phase")},
                    {in_words("Value"), true},
                    {in_words("Share"), true}},
                   {}};
  const auto& all = footprint().contributions;
  for (std::size_t i = 0; i < std::min(most_contributors, all.size()); ++i)
    table.rows.push_back({shown_word(Dimension::type, all[i].type, language_), name(all[i].phase, language_),
                          figure(all[i].figure, unit), shown_share(all[i].share, language_)});
  return table;
}

void ReviewWriter::change(Blocks& blocks) {
  const Report& report = *review_.footprint;
  if (report.years.size() < 2) return;
  const std::string unit(shown_unit(main().criterion, language_));
  const std::string title(name(main().criterion, language_));
  std::vector<html::Point> points;
  doc::Table years{"years-data",
                   title,
                   {{in_words("Inventory")}, {in_words("Total (interval: 90 % of the draws)"), true}},
                   {}};
  for (const YearResult& year : report.years) {
    const auto found = std::ranges::find(year.criteria, main().criterion, &CriterionResult::criterion);
    if (found == year.criteria.end()) continue;
    points.push_back({year_text(year.date), found->total.value, found->total.p5, found->total.p95});
    years.rows.push_back({date(year.date), figure(found->total, unit)});
  }
  const auto chart = [&](std::string_view id, std::string_view words, std::string_view description) {
    return html::ChartText{std::string(id), std::string(words), std::string(description), unit, language_};
  };
  add_heading(blocks, in_words("What changed"));
  blocks.emplace_back(doc::Figure{
      html::line_chart(
          chart("years-line", title,
                in_words("The total of each inventory, with the interval that holds 90 % of the draws.")),
          points),
      std::move(years),
      {in_words("Source:"), " ", footprint_note()}});
  if (!report.comparison || !review_.compared_from) return;
  const auto found =
      std::ranges::find(report.comparison->criteria, main().criterion, &ComparedCriterion::criterion);
  if (found == report.comparison->criteria.end()) return;
  doc::Table data{
      "change-data", in_words("What made it change"), {{in_words("Step")}, {in_words("Value"), true}}, {}};
  const std::vector<html::Step> steps = change_steps(*found, language_);
  const std::string before = year_text(*review_.compared_from), after = year_text(footprint().inventory_date);
  data.rows.push_back({before, {number(found->total0), "\u00A0" + unit, footprint_note()}});
  for (const html::Step& step : steps)
    data.rows.push_back({step.label, {number(step.change), "\u00A0" + unit, footprint_note()}});
  data.rows.push_back({after, {number(found->total1), "\u00A0" + unit, footprint_note()}});
  if (found->total0 > 0)
    blocks.emplace_back(plain({in_words("From {before} to {after}: ", {{"before", before}, {"after", after}}),
                               doc::Strong{percent_change(found->total0, found->total1)}, footprint_note()}));
  blocks.emplace_back(doc::Figure{
      html::waterfall(
          chart(
              "change", in_words("What made it change"),
              in_words("From the first total to the last one: the effect of how much equipment there is, of "
                       "which equipment, and of the impact of one item.")),
          before, found->total0, steps, after),
      std::move(data),
      {in_words("Source:"), " ", footprint_note()}});
  blocks.emplace_back(
      plain({offset_sentence(*found, language_),
             document_.note(in_words("Decomposition by logarithmic means (LMDI-I, Ang 2015) of the two "
                                     "inventories, by type of equipment: docs/method-comparison.md."))}));
  for (const CompareNotice& notice : report.comparison->notices)
    if (notice.kind != CompareNotice::Kind::left_out || notice.criterion == main().criterion)
      blocks.emplace_back(aside(describe(notice, language_)));
}

ReviewWriter::Blocks ReviewWriter::impact() {
  Blocks blocks;
  if (!has_footprint()) {
    blocks.emplace_back(plain(
        in_words("No inventory of {year} gives a footprint.", {{"year", std::to_string(review_.year)}})));
    return blocks;
  }
  const std::string unit(shown_unit(main().criterion, language_));
  doc::Line lead = {std::string(name(main().criterion, language_)) + in_words(", one year: ")};
  lead.add(figure(main().total, unit));
  blocks.emplace_back(doc::Paragraph{doc::Paragraph::Kind::lead, lead});
  doc::List facts;
  const auto add = [&](const std::string& words, double value, const std::string& of = "") {
    if (!std::isnan(value)) facts.items.push_back({words, number(value), of, footprint_note()});
  };
  add(in_words("Persons whose yearly share of the planet’s limits this is: "), main().people);
  add(in_words("For each agent (full-time equivalent): "), main().per_agent, "\u00A0" + unit);
  add(in_words("For each inhabitant: "), main().per_inhabitant, "\u00A0" + unit);
  facts.items.push_back({in_words("Share of the equipment and services that has a figure: "),
                         shown_share(main().total.coverage, language_), footprint_note()});
  blocks.emplace_back(std::move(facts));
  blocks.emplace_back(totals());
  blocks.emplace_back(aside(in_words(
      "Criteria do not add up. People-eq.: how many persons' yearly share of the planet's limits this is.")));
  for (const CriterionResult& one : footprint().criteria)
    if (one.doubtful >= told_doubt && !std::isnan(one.total.value))
      blocks.emplace_back(aside(shown_doubt(one.criterion, one.doubtful, language_)));
  blocks.emplace_back(contributors());
  change(blocks);
  return blocks;
}

}  // namespace capnr

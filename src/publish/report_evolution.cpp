// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_line.h"
#include "html/svg_waterfall.h"
#include "publish/change_steps.h"
#include "publish/report_writer.h"

// From one inventory to the next, and why.

namespace capnr {
namespace {

const CriterionResult* result_of(const YearResult& year, Criterion criterion) {
  for (const CriterionResult& result : year.criteria) {
    if (result.criterion == criterion) return &result;
  }
  return nullptr;
}

std::string year_text(Date date) {
  return std::to_string(year_month_day(date).year);
}

}  // namespace

html::Html ReportWriter::years_table() const {
  html::Table table;
  table.id = "years";
  table.caption = in_words("Totals of each inventory");
  table.columns = {{in_words("Criterion"), "", false}, {in_words("Unit"), "", false}};
  for (const YearResult& year : report_.years) table.columns.push_back({year_text(year.date), ""});
  table.columns.push_back({in_words("Change"), ""});
  std::vector<html::Html> units = {html::text(in_words("Items of equipment")), html::text("")};
  for (const YearResult& year : report_.years) units.push_back(data(year.key.equipment));
  units.push_back(
      html::text(percent_change(report_.years.front().key.equipment, report_.years.back().key.equipment)));
  table.rows.push_back(std::move(units));
  for (const CriterionResult& c : d_.criteria) {
    std::vector<html::Html> row = {html::text(name(c.criterion, language_)),
                                   html::text(unit_of(c.criterion))};
    std::vector<double> values;
    for (const YearResult& year : report_.years) {
      const CriterionResult* const found = result_of(year, c.criterion);
      values.push_back(found == nullptr ? unknown : found->total.value);
      row.push_back(data(values.back()));
    }
    const bool both = !std::isnan(values.front()) && !std::isnan(values.back()) && values.front() > 0;
    row.push_back(html::text(both ? percent_change(values.front(), values.back()) : "–"));
    table.rows.push_back(std::move(row));
  }
  return render(table);
}

html::Html ReportWriter::decomposition() const {
  if (!report_.comparison) return {};
  const auto& all = report_.comparison->criteria;
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const ComparedCriterion& c) { return c.criterion == main().criterion; });
  if (found == all.end()) return {};
  html::Html out = html::waterfall(
      chart("waterfall", in_words("What made it change"),
            in_words("From the first total to the last one: the effect of how much equipment there is, of "
                     "which equipment, and of the impact of one item."),
            unit_of(main().criterion)),
      year_text(report_.years.front().date), found->total0, change_steps(*found, language_),
      year_text(report_.years.back().date));
  if (const auto& ratio = found->lmdi.offset_ratio; ratio) {
    const std::string share = shown_share(std::max(0.0, *ratio), language_);
    out += html::paragraph(
        *ratio <= 0
            ? in_words("The gains of each item were not eaten by growth: there is less equipment too.")
        : *ratio >= 1
            ? in_words("Growth has eaten all that each item gained, and more (offset ratio: {share}).",
                       {{"share", share}})
            : in_words("Growth has eaten {share} of what each item gained (offset ratio). It shows a "
                       "compensation; it does not "
                       "prove that the one caused the other.",
                       {{"share", share}}));
  }
  for (const CompareNotice& notice : report_.comparison->notices) {
    // What is left out is in the waterfall; it needs words when it is more than a trace.
    const bool trace = std::max(notice.share0, notice.share1) < 0.01;
    if (notice.kind == CompareNotice::Kind::left_out && (trace || notice.criterion != main().criterion))
      continue;
    out += html::flag(html::paragraph(describe(notice, language_)));
  }
  return out;
}

html::Html ReportWriter::evolution() const {
  if (report_.years.size() < 2) return {};
  std::vector<html::Point> points;
  for (const YearResult& year : report_.years) {
    const CriterionResult* const found = result_of(year, main().criterion);
    if (found == nullptr) {
      points.push_back({year_text(year.date), unknown, {}, {}});
    } else {
      points.push_back({year_text(year.date), found->total.value, found->total.p5, found->total.p95});
    }
  }
  html::Html out = html::line_chart(
      chart("years-line", main_name(),
            in_words("The total of each inventory, with the interval that holds 90 % of the draws."),
            unit_of(main().criterion)),
      points);
  out += decomposition();
  out += years_table();
  return out;
}

}  // namespace capnr

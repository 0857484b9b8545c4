// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_waterfall.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace capnr::html {
namespace {

constexpr double row_em = 2.75;
constexpr double bar_em = 0.95;
constexpr int increase = 0;
constexpr int total = 1;
constexpr int decrease = 5;

struct Row {
  std::string label;
  double from, to;
  int series;
};

std::string shown(const Row& row, Language language) {
  if (row.series == total) return value_text(row.to, language);
  const double change = row.to - row.from;
  return (change > 0 ? "▲ +" : change < 0 ? "▼ " : "") + format_number(change, language);
}

std::vector<Row> rows_of(std::string_view from_label, double from, const std::vector<Step>& steps,
                         std::string_view to_label) {
  std::vector<Row> rows = {{std::string(from_label), 0, from, total}};
  double level = from;
  for (const Step& step : steps) {
    rows.push_back({step.label, level, level + step.change, step.change > 0 ? increase : decrease});
    level += step.change;
  }
  rows.push_back({std::string(to_label), 0, level, total});
  return rows;
}

}  // namespace

Html waterfall(const ChartText& chart, std::string_view from_label, double from,
               const std::vector<Step>& steps, std::string_view to_label) {
  const std::vector<Row> rows = rows_of(from_label, from, steps, to_label);
  Scale scale(0, 66);
  for (const Row& row : rows) scale.hold(row.to);
  Html content;
  Table data;
  data.columns = {{std::string(tr(chart.language, "Step")), "", false},
                  {std::string(tr(chart.language, "Value")), chart.unit}};
  double top = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const double bar_top = top + 1.35;
    content += label(0, top + 1, shortened(row.label, 40), row.series == total ? "b" : "", "start", 0.35);
    content += bar(chart, scale.at(row.from), scale.at(row.to), bar_top, bar_em, row.series);
    if (i + 1 < rows.size())
      content += line(scale.at(row.to), bar_top + bar_em, scale.at(row.to), bar_top + row_em, "grid");
    content += label(std::max(scale.at(row.from), scale.at(row.to)), bar_top + 0.8,
                     shown(row, chart.language), "b s", "start", 0.45);
    data.rows.push_back({text(row.label), text(shown(row, chart.language))});
    top += row_em;
  }
  content += line(scale.at(0), 0.2, scale.at(0), top, "axis");
  return figure(chart, {}, drawing(chart, top + 0.2, content), data);
}

}  // namespace capnr::html

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_stacked.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace capnr::html {
namespace {

constexpr double row_em = 2.9;
constexpr double bar_em = 1.25;

double sum_of(const std::vector<double>& parts, bool positive) {
  double sum = 0;
  for (const double part : parts) {
    if (std::isfinite(part) && (part > 0) == positive) sum += part;
  }
  return sum;
}

// What a part is divided by: the sum of sizes, so that an avoided impact (negative) still shows.
double whole_of(const StackedBar& bar, bool shares) {
  return shares ? sum_of(bar.parts, true) - sum_of(bar.parts, false) : 1;
}

Html one_bar(const ChartText& chart, const Scale& scale, const StackedBar& row, double top, bool shares) {
  Html out;
  const double whole = whole_of(row, shares);
  double right = 0;
  double left = 0;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    const double part = row.parts[i];
    if (!std::isfinite(part) || part == 0 || !(whole > 0)) continue;
    double& edge = part > 0 ? right : left;
    const double from = scale.at(edge);
    edge += part / whole;
    const double to = scale.at(edge);
    const int series = static_cast<int>(i) + 1;
    out += bar(chart, from, to, top, bar_em, series);
    out += line(to, top, to, top + bar_em, "edge");
    if (std::abs(to - from) < 14) continue;
    const std::string inside = shares ? format_number(100 * part / whole, chart.language, 2) +
                                            (chart.language == Language::fr ? "\u202F%" : "%")
                                      : format_number(part, chart.language, 3);
    out += label((from + to) / 2, top + 0.95, inside, "in k" + std::to_string(series), "middle");
  }
  return out;
}

Table data_of(const ChartText& chart, const std::vector<std::string>& series,
              const std::vector<StackedBar>& bars) {
  Table table;
  const bool own_units =
      std::any_of(bars.begin(), bars.end(), [](const StackedBar& bar) { return !bar.unit.empty(); });
  table.columns = {{std::string(tr(chart.language, "Name")), "", false}};
  if (own_units) table.columns.push_back({std::string(tr(chart.language, "Unit")), "", false});
  for (const std::string& name : series) table.columns.push_back({name, own_units ? "" : chart.unit});
  for (const StackedBar& bar : bars) {
    std::vector<Html> row = {text(bar.label)};
    if (own_units) row.push_back(text(bar.unit));
    for (const double part : bar.parts) row.push_back(text(value_text(part, chart.language)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Html stacked_bars(const ChartText& chart, const std::vector<std::string>& series,
                  const std::vector<StackedBar>& bars, bool shares) {
  Scale scale(0, shares ? 100 : 76);
  for (const StackedBar& bar : bars) {
    const double whole = whole_of(bar, shares);
    if (!(whole > 0)) continue;
    scale.hold(sum_of(bar.parts, true) / whole);
    scale.hold(sum_of(bar.parts, false) / whole);
  }
  Html content;
  double top = 0;
  for (const StackedBar& bar : bars) {
    content += label(0, top + 1, shortened(bar.label, 40), "", "start", 0.35);
    content += one_bar(chart, scale, bar, top + 1.3, shares);
    if (!shares) {
      const double end = scale.at(sum_of(bar.parts, true));
      content += label(end, top + 2.2,
                       value_text(sum_of(bar.parts, true) + sum_of(bar.parts, false), chart.language), "b s",
                       "start", 0.45);
    }
    top += row_em;
  }
  const double zero = scale.at(0);
  content += line(zero, 0.2, zero, top, "axis");
  return figure(chart, legend(chart, series), drawing(chart, top + 0.2, content),
                data_of(chart, series, bars));
}

}  // namespace capnr::html

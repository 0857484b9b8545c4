// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_bars.h"

#include <algorithm>
#include <cmath>

namespace capnr::html {
namespace {

constexpr double row_em = 2.75;
constexpr double bar_em = 0.95;

Html whisker(const Scale& scale, const Bar& bar, double middle) {
  const double low = scale.at(*bar.low);
  const double high = scale.at(*bar.high);
  Html out = line(low, middle, high, middle, "whisker");
  for (const double end : {low, high}) out += line(end, middle - 0.3, end, middle + 0.3, "whisker");
  return out;
}

Table data_of(const ChartText& chart, const std::vector<Bar>& bars) {
  const bool intervals =
      std::any_of(bars.begin(), bars.end(), [](const Bar& bar) { return bar.low && bar.high; });
  Table table;
  table.columns = {{std::string(tr(chart.language, "Name")), "", false},
                   {std::string(tr(chart.language, "Value")), chart.unit}};
  if (intervals) {
    table.columns.push_back({"p5", chart.unit});
    table.columns.push_back({"p95", chart.unit});
  }
  for (const Bar& bar : bars) {
    std::vector<Html> row = {text(bar.label), text(value_text(bar.value, chart.language))};
    if (intervals) {
      row.push_back(text(bar.low ? value_text(*bar.low, chart.language) : "–"));
      row.push_back(text(bar.high ? value_text(*bar.high, chart.language) : "–"));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Html horizontal_bars(const ChartText& chart, const std::vector<Bar>& bars) {
  Scale scale(0, 68);
  for (const Bar& bar : bars) {
    scale.hold(bar.value);
    if (bar.low) scale.hold(*bar.low);
    if (bar.high) scale.hold(*bar.high);
  }
  const double zero = scale.at(0);
  Html content;
  double top = 0;
  for (const Bar& each : bars) {
    content += label(0, top + 1, shortened(each.label, 40), "", "start", 0.35);
    const double bar_top = top + 1.35;
    double end = zero;
    if (std::isfinite(each.value)) {
      end = std::max(zero, scale.at(each.value));
      content += bar(chart, zero, scale.at(each.value), bar_top, bar_em, 1);
      if (each.low && each.high) {
        content += whisker(scale, each, bar_top + bar_em / 2);
        end = std::max(end, scale.at(*each.high));
      }
    }
    content += label(end, bar_top + 0.8, value_text(each.value, chart.language), "b s", "start", 0.45);
    top += row_em;
  }
  content += line(zero, 0.2, zero, top, "axis");
  return figure(chart, {}, drawing(chart, top + 0.2, content), data_of(chart, bars));
}

}  // namespace capnr::html

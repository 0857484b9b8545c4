// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_line.h"

#include <cmath>

namespace capnr::html {
namespace {

constexpr double top_em = 2;
constexpr double bottom_em = 12;

Table data_of(const ChartText& chart, const std::vector<Point>& points) {
  Table table;
  table.columns = {{std::string(tr(chart.language, "Inventory")), "", false},
                   {std::string(tr(chart.language, "Value")), chart.unit},
                   {"p5", chart.unit},
                   {"p95", chart.unit}};
  for (const Point& point : points) {
    table.rows.push_back({text(point.label), text(value_text(point.value, chart.language)),
                          text(point.low ? value_text(*point.low, chart.language) : "–"),
                          text(point.high ? value_text(*point.high, chart.language) : "–")});
  }
  return table;
}

Html whisker(double x, double low, double high) {
  Html out = line(x, low, x, high, "whisker");
  for (const double y : {low, high}) out += line(x - 0.8, y, x + 0.8, y, "whisker");
  return out;
}

}  // namespace

Html line_chart(const ChartText& chart, const std::vector<Point>& points) {
  Scale heights(bottom_em, top_em);
  for (const Point& point : points) {
    heights.hold(point.value);
    if (point.high) heights.hold(*point.high);
  }
  const double step = points.empty() ? 0 : 100.0 / static_cast<double>(points.size());
  const auto x_of = [step](std::size_t i) { return step * (static_cast<double>(i) + 0.5); };
  const double zero = heights.at(0);
  Html content = line(0, zero, 100, zero, "axis");
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!std::isfinite(points[i].value) || !std::isfinite(points[i - 1].value)) continue;
    content +=
        line(x_of(i - 1), heights.at(points[i - 1].value), x_of(i), heights.at(points[i].value), "trace");
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point& point = points[i];
    content += label(x_of(i), bottom_em + 1.5, point.label, "", "middle");
    if (!std::isfinite(point.value)) {
      content += label(x_of(i), zero - 0.5, value_text(point.value, chart.language), "m s", "middle");
      continue;
    }
    const double y = heights.at(point.value);
    if (point.low && point.high) content += whisker(x_of(i), heights.at(*point.low), heights.at(*point.high));
    content += element("circle", {{"cx", percent(x_of(i))}, {"cy", em(y)}, {"r", 6}, {"class", "dot"}});
    content += label(x_of(i), point.high ? heights.at(*point.high) - 0.6 : y - 0.9,
                     value_text(point.value, chart.language), "b", "middle");
  }
  return figure(chart, {}, drawing(chart, bottom_em + 2.2, content), data_of(chart, points));
}

}  // namespace capnr::html

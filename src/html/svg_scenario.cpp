// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_scenario.h"

#include <algorithm>
#include <cmath>

namespace capnr::html {
namespace {

constexpr double top_em = 2;
constexpr double bottom_em = 12;
constexpr double left = 6, right = 92;  // percent: room for the labels of the ends
constexpr std::size_t most_labels = 8;

class Drawing {
 public:
  explicit Drawing(const std::vector<ScenarioPoint>& points) : points_(points) {
    for (const ScenarioPoint& point : points)
      for (const double value : {point.without, point.with, point.high.value_or(0)}) heights_.hold(value);
  }

  Html all(Language language) {
    content_ += line(0, heights_.at(0), 100, heights_.at(0), "axis");
    const std::size_t step = std::max<std::size_t>(1, (points_.size() + most_labels - 1) / most_labels);
    for (std::size_t i = 0; i < points_.size(); ++i)
      if ((points_.size() - 1 - i) % step == 0)
        content_ += label(x(i), bottom_em + 1.5, std::to_string(points_[i].year), "s", "middle");
    joined(&ScenarioPoint::without, "asked");
    joined(&ScenarioPoint::with, "trace");
    for (std::size_t i = 0; i < points_.size(); ++i) whisker(i);
    value(points_.back().without, language);
    if (points_.back().with != points_.back().without) value(points_.back().with, language);
    return std::move(content_);
  }

 private:
  double x(std::size_t i) const {
    return points_.size() == 1
               ? (left + right) / 2
               : left + (right - left) * static_cast<double>(i) / static_cast<double>(points_.size() - 1);
  }
  void joined(double ScenarioPoint::* value, std::string_view css_class) {
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const double from = points_[i - 1].*value, to = points_[i].*value;
      if (!std::isfinite(from) || !std::isfinite(to)) continue;
      content_ += line(x(i - 1), heights_.at(from), x(i), heights_.at(to), css_class);
    }
  }
  void whisker(std::size_t i) {
    const ScenarioPoint& point = points_[i];
    if (!point.low || !point.high) return;
    const double low = heights_.at(*point.low), high = heights_.at(*point.high);
    content_ += line(x(i), low, x(i), high, "whisker");
    for (const double y : {low, high}) content_ += line(x(i) - 0.6, y, x(i) + 0.6, y, "whisker");
  }
  void value(double value, Language language) {
    if (std::isfinite(value))
      content_ += label(x(points_.size() - 1), heights_.at(value) - 0.9, value_text(value, language), "b s",
                        "middle");
  }

  const std::vector<ScenarioPoint>& points_;
  Scale heights_{bottom_em, top_em};
  Html content_;
};

Html legend_of(Language language) {
  Html items;
  const auto add = [&](std::string_view css_class, std::string_view name) {
    const Html swatch =
        element("svg", {{"aria-hidden", "true"}, {"focusable", "false"}}, line(0, 0.5, 100, 0.5, css_class));
    items += element("li", {}, swatch, name);
  };
  add("asked", tr(language, "Without the levers"));
  add("trace", tr(language, "With the levers"));
  return element("ul", {{"class", "legend"}}, items);
}

Table data_of(const ChartText& chart, const std::vector<ScenarioPoint>& points) {
  const Language language = chart.language;
  Table table;
  table.columns = {{std::string(tr(language, "Year")), "", false},
                   {std::string(tr(language, "Without the levers")), chart.unit},
                   {std::string(tr(language, "With the levers")), chart.unit},
                   {"p5", chart.unit},
                   {"p95", chart.unit}};
  for (const ScenarioPoint& point : points)
    table.rows.push_back({text(std::to_string(point.year)), text(value_text(point.without, language)),
                          text(value_text(point.with, language)),
                          text(point.low ? value_text(*point.low, language) : "–"),
                          text(point.high ? value_text(*point.high, language) : "–")});
  return table;
}

}  // namespace

Html scenario_chart(const ChartText& chart, const std::vector<ScenarioPoint>& points) {
  return figure(chart, legend_of(chart.language),
                drawing(chart, bottom_em + 2.2, Drawing(points).all(chart.language)), data_of(chart, points));
}

}  // namespace capnr::html

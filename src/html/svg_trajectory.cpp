// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_trajectory.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace capnr::html {
namespace {

using Points = std::vector<TrajectoryPoint>;

constexpr double top_em = 2;
constexpr double bottom_em = 12;
constexpr double left = 6, right = 92;  // percent: room for the labels of the ends
constexpr int most_labels = 8;

std::set<int> years_of(const Trajectory& trajectory) {
  std::set<int> years = {trajectory.target.year};
  for (const Points* points : {&trajectory.path, &trajectory.measured, &trajectory.forecast})
    for (const TrajectoryPoint& point : *points) years.insert(point.year);
  return years;
}

class Drawing {
 public:
  explicit Drawing(const Trajectory& trajectory) {
    const std::set<int> years = years_of(trajectory);
    first_ = *years.begin();
    last_ = *years.rbegin();
    heights_.hold(trajectory.target.value);
    for (const Points* points : {&trajectory.path, &trajectory.measured, &trajectory.forecast})
      for (const TrajectoryPoint& point : *points) heights_.hold(point.value);
  }

  void axis() {
    content_ += line(0, heights_.at(0), 100, heights_.at(0), "axis");
    const int step = std::max(1, (last_ - first_ + most_labels - 1) / most_labels);
    for (int year = last_; year >= first_; year -= step)
      content_ += label(x(year), bottom_em + 1.5, std::to_string(year), "s", "middle");
  }
  void joined(const Points& points, std::string_view css_class) {
    for (std::size_t i = 1; i < points.size(); ++i) {
      if (!std::isfinite(points[i - 1].value) || !std::isfinite(points[i].value)) continue;
      content_ += line(x(points[i - 1].year), y(points[i - 1]), x(points[i].year), y(points[i]), css_class);
    }
  }
  void dots(const Points& points) {
    for (const TrajectoryPoint& point : points)
      if (std::isfinite(point.value))
        content_ += element(
            "circle", {{"cx", percent(x(point.year))}, {"cy", em(y(point))}, {"r", 6}, {"class", "dot"}});
  }
  void value(const TrajectoryPoint& point, Language language) {
    content_ += label(x(point.year), y(point) - 0.9, value_text(point.value, language), "b", "middle");
  }
  // A square, so that it is not taken for something measured.
  void mark(const TrajectoryPoint& point) {
    content_ += element("rect", {{"x", percent(x(point.year) - 0.8)},
                                 {"y", em(y(point) - 0.4)},
                                 {"width", percent(1.6)},
                                 {"height", em(0.8)},
                                 {"class", "goal"}});
  }
  const Html& content() const { return content_; }

 private:
  double x(int year) const {
    return last_ == first_ ? (left + right) / 2 : left + (right - left) * (year - first_) / (last_ - first_);
  }
  double y(const TrajectoryPoint& point) const { return heights_.at(point.value); }

  Scale heights_{bottom_em, top_em};
  int first_ = 0, last_ = 0;
  Html content_;
};

Html legend_of(const Trajectory& trajectory, Language language) {
  Html items;
  const auto add = [&](const Points& points, std::string_view css_class, std::string_view name) {
    if (points.empty()) return;
    const Html swatch =
        element("svg", {{"aria-hidden", "true"}, {"focusable", "false"}}, line(0, 0.5, 100, 0.5, css_class));
    items += element("li", {}, swatch, name);
  };
  add(trajectory.measured, "trace", tr(language, "Measured"));
  add(trajectory.path, "asked", tr(language, "Path"));
  add(trajectory.forecast, "ahead", tr(language, "Forecast"));
  return element("ul", {{"class", "legend"}}, items);
}

Html cell(const Points& points, int year, Language language) {
  const auto found = std::ranges::find(points, year, &TrajectoryPoint::year);
  return text(found == points.end() ? "–" : value_text(found->value, language));
}

Table data_of(const ChartText& chart, const Trajectory& trajectory) {
  const Language language = chart.language;
  Table table;
  table.columns = {{std::string(tr(language, "Year")), "", false},
                   {std::string(tr(language, "Measured")), chart.unit},
                   {std::string(tr(language, "Path")), chart.unit},
                   {std::string(tr(language, "Forecast")), chart.unit}};
  for (const int year : years_of(trajectory))
    table.rows.push_back({text(std::to_string(year)), cell(trajectory.measured, year, language),
                          cell(trajectory.path, year, language), cell(trajectory.forecast, year, language)});
  return table;
}

}  // namespace

Html trajectory_chart(const ChartText& chart, const Trajectory& trajectory) {
  Drawing drawn(trajectory);
  drawn.axis();
  drawn.joined(trajectory.path, "asked");
  Points ahead = trajectory.forecast;
  if (!ahead.empty() && !trajectory.measured.empty()) ahead.insert(ahead.begin(), trajectory.measured.back());
  drawn.joined(ahead, "ahead");
  drawn.joined(trajectory.measured, "trace");
  drawn.dots(trajectory.measured);
  drawn.mark(trajectory.target);
  drawn.value(trajectory.target, chart.language);
  if (!trajectory.measured.empty()) drawn.value(trajectory.measured.back(), chart.language);
  return figure(chart, legend_of(trajectory, chart.language),
                drawing(chart, bottom_em + 2.2, drawn.content()), data_of(chart, trajectory));
}

}  // namespace capnr::html

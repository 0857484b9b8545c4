// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_survival.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace capnr::html {
namespace {

constexpr double top_em = 1;
constexpr double bottom_em = 13;
constexpr double left = 12;  // percent: room for the shares
constexpr double right = 98;
constexpr std::size_t most_points = 250;

std::string share_text(double share, Language language) {
  if (!std::isfinite(share)) return "–";
  return format_number(std::round(share * 1000) / 10, language, 4) +
         (language == Language::fr ? "\u00A0%" : "%");
}

// What is alive at an age; before the first point everything is.
SurvivalPoint at_age(const std::vector<SurvivalPoint>& points, double age) {
  const auto after = std::upper_bound(points.begin(), points.end(), age,
                                      [](double at, const SurvivalPoint& point) { return at < point.age; });
  return after == points.begin() ? SurvivalPoint{} : *(after - 1);
}

// Thousands of steps are not seen: those that change the share by what a screen can show.
std::vector<SurvivalPoint> seen(const std::vector<SurvivalPoint>& points, double last_age) {
  if (points.size() <= most_points) return points;
  std::vector<SurvivalPoint> kept;
  for (std::size_t i = 1; i <= most_points; ++i) {
    SurvivalPoint point = at_age(points, last_age * static_cast<double>(i) / most_points);
    if (kept.empty() ? point.age > 0 : point.age > kept.back().age) kept.push_back(point);
  }
  return kept;
}

class Drawing {
 public:
  explicit Drawing(double last_age) : last_age_(last_age) {}
  double x(double age) const { return left + age / last_age_ * (right - left); }
  static double y(double share) { return bottom_em + (top_em - bottom_em) * share; }

  void axes(Language language) {
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
      content_ += line(left, y(share), right, y(share), share == 0 ? "axis" : "grid");
      content_ += label(left - 1, y(share) + 0.35, share_text(share, language), "s", "end");
    }
    const int step = last_age_ > 12 ? 5 : last_age_ > 6 ? 2 : 1;
    for (int age = 0; age <= last_age_; age += step)
      content_ += label(x(age), bottom_em + 1.4, std::to_string(age), "s", "middle");
  }
  void band(const SurvivalPoint& point, double until) {
    if (!std::isfinite(point.lower) || !std::isfinite(point.upper) || point.upper <= point.lower) return;
    content_ += element("rect", {{"x", percent(x(point.age))},
                                 {"y", em(y(point.upper))},
                                 {"width", percent(x(until) - x(point.age))},
                                 {"height", em(y(point.lower) - y(point.upper))},
                                 {"class", "band"}});
  }
  void step(const SurvivalPoint& from, const SurvivalPoint& to) {
    content_ += line(x(from.age), y(from.share), x(to.age), y(from.share), "trace");
    if (to.share != from.share) content_ += line(x(to.age), y(from.share), x(to.age), y(to.share), "trace");
  }
  void median(double age) {
    content_ += line(left, y(0.5), x(age), y(0.5), "whisker");
    content_ += line(x(age), y(0.5), x(age), y(0), "whisker");
  }
  const Html& content() const { return content_; }

 private:
  double last_age_;
  Html content_;
};

Table data_of(const ChartText& chart, const std::vector<SurvivalPoint>& points, double last_age) {
  Table table;
  table.columns = {{std::string(tr(chart.language, "Age (years)")), "", false},
                   {std::string(tr(chart.language, "Share alive")), ""},
                   {std::string(tr(chart.language, "Lower bound (95%)")), ""},
                   {std::string(tr(chart.language, "Upper bound (95%)")), ""}};
  for (int age = 0; age <= last_age; ++age) {
    const SurvivalPoint point = at_age(points, age);
    table.rows.push_back({text(std::to_string(age)), text(share_text(point.share, chart.language)),
                          text(share_text(point.lower, chart.language)),
                          text(share_text(point.upper, chart.language))});
  }
  return table;
}

}  // namespace

Html survival_curve(const ChartText& chart, const std::vector<SurvivalPoint>& points, double last_age,
                    double median) {
  Drawing curve(std::max(last_age, 0.1));
  curve.axes(chart.language);
  std::vector<SurvivalPoint> drawn = {SurvivalPoint{}};
  for (const SurvivalPoint& point : seen(points, last_age))
    if (point.age <= last_age) drawn.push_back(point);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    curve.band(drawn[i], i + 1 < drawn.size() ? drawn[i + 1].age : last_age);
  if (std::isfinite(median) && median <= last_age) curve.median(median);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    SurvivalPoint end = drawn[i];
    end.age = last_age;
    curve.step(drawn[i], i + 1 < drawn.size() ? drawn[i + 1] : end);
  }
  return figure(chart, {}, drawing(chart, bottom_em + 2.2, curve.content()),
                data_of(chart, points, last_age));
}

}  // namespace capnr::html

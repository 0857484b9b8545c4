// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_chart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "html/components.h"

namespace capnr::html {
namespace {

std::string decimals(double value) {
  if (!std::isfinite(value)) value = 0;
  std::array<char, 48> buffer{};
  const double rounded = std::round(std::clamp(value, -1e6, 1e6) * 100) / 100;
  const auto [end, status] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded + 0.0);
  return status == std::errc{} ? std::string(buffer.data(), end) : "0";
}

struct Pattern {
  int series;
  Literal markup;
};

// Solid, hatched, dotted, crossed; then increase (rising hatch) and decrease (dots).
const std::array<Pattern, 5> patterns = {{
    {2, "<rect width=\"8\" height=\"8\" class=\"f2\"/><path class=\"p\" d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\"/>"},
    {3,
     "<rect width=\"8\" height=\"8\" class=\"f3\"/><circle cx=\"2\" cy=\"2\" r=\"1.2\" class=\"pd\"/><circle "
     "cx=\"6\" cy=\"6\" r=\"1.2\" class=\"pd\"/>"},
    {4, "<rect width=\"8\" height=\"8\" class=\"f4\"/><path class=\"p\" d=\"M4 0V8M0 4H8\"/>"},
    {0, "<rect width=\"8\" height=\"8\" class=\"fu\"/><path class=\"p\" d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\"/>"},
    {5,
     "<rect width=\"8\" height=\"8\" class=\"fd\"/><circle cx=\"2\" cy=\"2\" r=\"1.2\" class=\"pd\"/><circle "
     "cx=\"6\" cy=\"6\" r=\"1.2\" class=\"pd\"/>"},
}};

std::string pattern_id(const ChartText& chart, int series) {
  return chart.id + "-p" + std::to_string(series);
}

// Only the patterns that the drawing uses.
Html definitions(const ChartText& chart, const Html& content) {
  Html out;
  for (const Pattern& pattern : patterns) {
    const std::string id = pattern_id(chart, pattern.series);
    if (content.bytes().find("url(#" + id + ")") == std::string::npos) continue;
    out += element("pattern", {{"id", id}, {"width", 8}, {"height", 8}, {"patternUnits", "userSpaceOnUse"}},
                   markup(pattern.markup));
  }
  return out.empty() ? out : element("defs", {}, out);
}

Attribute fill(const ChartText& chart, int series) {
  if (series == 1) return {"class", "f1"};
  return {"fill", "url(#" + pattern_id(chart, series) + ")"};
}

}  // namespace

void Scale::hold(double value) {
  if (!std::isfinite(value)) return;
  low_ = std::min(low_, value);
  high_ = std::max(high_, value);
}

double Scale::at(double value) const {
  if (!(high_ > low_) || !std::isfinite(value)) return left_;
  return left_ + (value - low_) / (high_ - low_) * (right_ - left_);
}

std::string percent(double value) {
  return decimals(value) + "%";
}

std::string em(double value) {
  return decimals(value) + "em";
}

Html bar(const ChartText& chart, double from, double to, double top_em, double height_em, int series) {
  return element("rect", {{"x", percent(std::min(from, to))},
                          {"y", em(top_em)},
                          {"width", percent(std::abs(to - from))},
                          {"height", em(height_em)},
                          fill(chart, series)});
}

Html line(double x1, double y1_em, double x2, double y2_em, std::string_view css_class) {
  return element(
      "line",
      {{"x1", percent(x1)}, {"y1", em(y1_em)}, {"x2", percent(x2)}, {"y2", em(y2_em)}, {"class", css_class}});
}

Html label(double x, double y_em, std::string_view content, std::string_view css_class,
           std::string_view anchor, double shift_em) {
  Attributes attributes = {{"x", percent(x)}, {"y", em(y_em)}};
  if (shift_em != 0) attributes.push_back({"dx", em(shift_em)});
  if (anchor != "start") attributes.push_back({"text-anchor", anchor});
  if (css_class.empty()) return element("text", attributes, content);
  // The class is on what is inside: a smaller text must not have a smaller em for its place.
  return element("text", attributes, element("tspan", {{"class", css_class}}, content));
}

Html drawing(const ChartText& chart, double height_em, const Html& content) {
  const std::string title_id = chart.id + "-t";
  const std::string description_id = chart.id + "-d";
  return element("svg",
                 {{"class", "chart"},
                  {"role", "img"},
                  {"aria-labelledby", title_id},
                  {"aria-describedby", description_id},
                  {"height", em(height_em)}},
                 element("title", {{"id", title_id}}, chart.title),
                 element("desc", {{"id", description_id}}, chart.description), definitions(chart, content),
                 content);
}

Html legend(const ChartText& chart, const std::vector<std::string>& series) {
  Html items;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Html swatch =
        element("rect", {{"width", "100%"}, {"height", "100%"}, fill(chart, static_cast<int>(i) + 1)});
    items += element("li", {}, element("svg", {{"aria-hidden", "true"}, {"focusable", "false"}}, swatch),
                     series[i]);
  }
  return element("ul", {{"class", "legend"}}, items);
}

Html figure(const ChartText& chart, const Html& legend, const Html& drawing, Table data) {
  Html caption = element("strong", {}, chart.title);
  if (!chart.unit.empty()) caption += chart.unit;
  data.id = chart.id + "-data";
  if (data.caption.empty()) data.caption = chart.title;
  Html summary = text(tr(chart.language, "The same data as a table"));
  summary += element("span", {{"class", "vh"}}, " : " + chart.title);
  return element("figure", {{"id", chart.id}}, element("figcaption", {}, caption), legend, drawing,
                 element("details", {}, element("summary", {}, summary), render(data)));
}

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t characters = 0;
  std::size_t cut = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (++characters == most) cut = i;
    if (characters > most) return std::string(trimmed(text.substr(0, cut))) + "…";
  }
  return std::string(text);
}

std::string value_text(double value, Language language) {
  return std::isfinite(value) ? format_number(value, language) : std::string(tr(language, "not covered"));
}

}  // namespace capnr::html

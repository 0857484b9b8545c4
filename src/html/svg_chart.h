// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "html/html.h"
#include "html/table.h"

// What every chart shares. A chart is a figure: its title and unit, the drawing (inline SVG with a title and
// a description), and the same data as a table one click away. Lengths across are in percent and lengths down
// in em, so a chart fits a phone and follows the reader's text size; text is never scaled with the drawing.
// Series differ by pattern and label as well as by colour.

namespace capnr::html {

struct ChartText {
  std::string id;  ///< unique in the page
  std::string title;
  std::string description;  ///< what the drawing shows, for who does not see it
  std::string unit;
  Language language = Language::fr;
};

/// From values to the percents of the drawing's width between left and right. Always holds zero.
class Scale {
 public:
  Scale(double left, double right) : left_(left), right_(right) {}
  void hold(double value);  ///< not-a-number is ignored
  double at(double value) const;

 private:
  double left_, right_;
  double low_ = 0, high_ = 0;
};

std::string percent(double value);  ///< "12.5%", at most two decimals, the same on every machine
std::string em(double value);

/// A bar between two places (percents), in the pattern of its series (0: increase, 5: decrease, 1 to 4:
/// series).
Html bar(const ChartText& chart, double from, double to, double top_em, double height_em, int series);
Html line(double x1, double y1_em, double x2, double y2_em, std::string_view css_class);
Html label(double x, double y_em, std::string_view content, std::string_view css_class = "",
           std::string_view anchor = "start", double shift_em = 0);

/// The drawing with its accessible name and the patterns that its bars use.
Html drawing(const ChartText& chart, double height_em, const Html& content);
/// The names of the series with their patterns.
Html legend(const ChartText& chart, const std::vector<std::string>& series);
/// Title, unit, legend, drawing and, folded, the data.
Html figure(const ChartText& chart, const Html& legend, const Html& drawing, Table data);

/// At most `most` characters, the last one an ellipsis when something was cut.
std::string shortened(std::string_view text, std::size_t most);
/// The number, or "not covered" when it is not a number.
std::string value_text(double value, Language language);

}  // namespace capnr::html

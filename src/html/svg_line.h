// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

struct Point {
  std::string label;  ///< the year
  double value = 0;
  std::optional<double> low, high;
};

/// A value from year to year, with its interval. The scale starts at zero.
Html line_chart(const ChartText& chart, const std::vector<Point>& points);

}  // namespace capnr::html

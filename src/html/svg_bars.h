// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

struct Bar {
  std::string label;
  double value = 0;                 ///< not-a-number: said to be not covered
  std::optional<double> low, high;  ///< drawn as a whisker
};

/// Horizontal bars, one under the other, in the order given.
Html horizontal_bars(const ChartText& chart, const std::vector<Bar>& bars);

}  // namespace capnr::html

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

struct StackedBar {
  std::string label;
  std::vector<double> parts;  ///< one per series; not-a-number is left out
  std::string unit = {};      ///< when rows differ; else the chart's
};

/// Horizontal bars cut into at most four series. `shares`: every row takes the whole width, for rows whose
/// units differ.
Html stacked_bars(const ChartText& chart, const std::vector<std::string>& series,
                  const std::vector<StackedBar>& bars, bool shares);

}  // namespace capnr::html

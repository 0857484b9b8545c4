// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

/// A year without what was decided, and with it.
struct ScenarioPoint {
  int year = 0;
  double without = 0, with = 0;
  std::optional<double> low, high;  ///< of `with`, drawn as a whisker
};

/// Two lines from year to year, of their own dashes, with their names in a legend. The scale holds zero. Beside it, as a table: each year. At least one year.
Html scenario_chart(const ChartText& chart, const std::vector<ScenarioPoint>& points);

}  // namespace capnr::html

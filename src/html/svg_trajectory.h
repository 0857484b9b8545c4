// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "html/svg_chart.h"

namespace capnr::html {

struct TrajectoryPoint {
  int year = 0;
  double value = 0;
};

/// Each by year; the forecast begins after the last measured year. Those that are empty are not drawn.
struct Trajectory {
  std::vector<TrajectoryPoint> path = {};      ///< what is asked, from the baseline to the target
  std::vector<TrajectoryPoint> measured = {};  ///< dots, joined
  std::vector<TrajectoryPoint> forecast = {};
  TrajectoryPoint target = {};
};

/// What was measured, the path that is asked, the forecast and the target: lines of their own dashes, with their names in a legend. The scale holds zero. Beside it, as
/// a table: each year.
Html trajectory_chart(const ChartText& chart, const Trajectory& trajectory);

}  // namespace capnr::html

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

/// A step of a survival curve: from this age on, this share is alive.
struct SurvivalPoint {
  double age = 0, share = 1;    ///< years; 0 to 1
  double lower = 1, upper = 1;  ///< its interval; NaN when there is none
};

/// The share alive by age, as steps with their band, from 100 % at age 0. `points`: by age; `last_age`: where the curve ends; `median`: marked when
/// it is a number. Beside it, as a table: the share at each whole year.
Html survival_curve(const ChartText& chart, const std::vector<SurvivalPoint>& points, double last_age,
                    double median);

}  // namespace capnr::html

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

struct Step {
  std::string label;
  double change = 0;
};

/// From a total to another by the effects that add up to the difference (LMDI: activity, structure,
/// intensity).
Html waterfall(const ChartText& chart, std::string_view from_label, double from,
               const std::vector<Step>& steps, std::string_view to_label);

}  // namespace capnr::html

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/svg_chart.h"

namespace capnr::html {

/// A measure of an abatement curve: what it avoids, and what that costs, in words.
struct AbatementStep {
  enum class Money : std::uint8_t { saves, costs, unknown } money = Money::unknown;
  std::string label;
  double avoided = 0;    ///< at least 0
  std::string net_cost;  ///< "−12 000 €"
  std::string per_unit;  ///< "0,35 € / kg"; "–" for what has none
};

/// Measures in the order of their ranking, each bar starting where the one before ended, so that the whole is read at the end. Those that save money,
/// cost some, or whose money is unknown differ by pattern and label.
Html abatement_curve(const ChartText& chart, const std::vector<AbatementStep>& steps);

}  // namespace capnr::html

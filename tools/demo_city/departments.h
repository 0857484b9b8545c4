// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace capnr::demo {

/// A department of the city: how many agents, and how many of them work at a screen.
struct DepartmentPlan {
  std::string_view code, name;
  int fte;
  double at_a_screen;  ///< share of the agents
};

std::span<const DepartmentPlan> departments();

}  // namespace capnr::demo

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "html/html.h"
#include "steering/standing.h"
#include "steering/target_standing.h"
#include "web/exchange.h"

// What several pages show in the same way.

namespace capnr::web {

/// The indicator's name, and its measure's when it has several.
std::string standing_name(const Standing& standing, Language language);

/// A state with its mark: its shape and its words tell it as well as its colour.
html::Html state_of(StandingStatus status, Language language);
html::Html state_of(TargetStatus status, Language language);

/// "1 234,5", or a dash when nobody knows.
std::string shown_number(const std::optional<double>& value, Language language);

/// Measures with their value, what is asked of them, grade and status. `linked`: each leads to its indicator, which readers of the public site cannot open.
html::Html standings_table(const Exchange& exchange, std::string id, std::string caption,
                           const std::vector<const Standing*>& standings, bool linked);

/// One line an axis: how many measures are met, not met, stale, without evidence.
html::Html axis_lines(const Exchange& exchange, std::span<const Standing> standings);

}  // namespace capnr::web

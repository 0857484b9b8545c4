// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace capnr {

/// Where a yearly plan is in its life. Only a draft can be edited; what is submitted is frozen with the texts that it refers to; what is voted
/// never changes.
enum class PlanState : std::uint8_t { draft, submitted, voted, closed };
std::string_view code(PlanState state);
std::optional<PlanState> plan_state_from(std::string_view code);

/// What can be done with a plan. `give_back` makes a draft again of what was submitted; `follow` records progress, spending, evidence.
enum class PlanStep : std::uint8_t { edit, submit, give_back, vote, close, follow };

/// The state after the step. Kind::conflict when the state does not allow it; the message says what to do.
Result<PlanState> next_state(int year, PlanState state, PlanStep step);

}  // namespace capnr

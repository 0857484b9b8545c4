// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/html.h"
#include "steering/plan.h"
#include "web/exchange.h"

// A plan from its first draft to its vote: begun, frozen for the council, given back, voted, closed.

namespace capnr::web {

/// The form that begins a plan, below the list of them; what was typed comes back with its errors.
html::Html new_plan_form(const Exchange& exchange, const std::vector<YearPlan>& plans);
Result<Response> plan_begun(Exchange& exchange);

/// What can be done with a plan now, for those who may.
html::Html next_steps(const Exchange& exchange, const YearPlan& plan);
Result<Response> plan_step_sent(Exchange& exchange);

}  // namespace capnr::web

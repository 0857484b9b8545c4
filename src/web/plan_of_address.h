// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "steering/plan.h"
#include "web/exchange.h"

namespace capnr::web {

/// The plan of the year that is the first name in the address, with all that was told of it. Kind::not_found when there is none.
Result<YearPlan> plan_of_address(const Exchange& exchange);

}  // namespace capnr::web

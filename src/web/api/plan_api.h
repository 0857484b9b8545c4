// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/api/operation.h"
#include "web/exchange.h"

// The yearly plans, and what is told of their actions.

namespace capnr::web {

Result<Response> plans_api(Exchange& exchange);
Result<Response> action_api(Exchange& exchange);
Result<Response> progress_told_api(Exchange& exchange);

extern const ApiOperation plans_operation, plan_operation, action_operation, progress_told_operation;

}  // namespace capnr::web

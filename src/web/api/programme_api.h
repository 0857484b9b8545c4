// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/api/operation.h"
#include "web/exchange.h"

// What the city has committed to: commitments, indicators with their values, targets.

namespace capnr::web {

Result<Response> commitments_api(Exchange& exchange);
Result<Response> commitment_api(Exchange& exchange);
Result<Response> measures_api(Exchange& exchange);
Result<Response> indicator_api(Exchange& exchange);
Result<Response> values_api(Exchange& exchange);
Result<Response> value_told_api(Exchange& exchange);
Result<Response> targets_api(Exchange& exchange);

extern const ApiOperation commitments_operation, commitment_operation, measures_operation,
    indicator_operation, values_operation, value_told_operation, targets_operation;

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/api/operation.h"
#include "web/exchange.h"

// The inventories and their equipment.

namespace capnr::web {

Result<Response> inventories_api(Exchange& exchange);
Result<Response> inventory_api(Exchange& exchange);
Result<Response> equipment_api(Exchange& exchange);

extern const ApiOperation inventories_operation, inventory_operation, equipment_operation;

}  // namespace capnr::web

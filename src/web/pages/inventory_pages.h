// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The inventories, and the equipment of one: search, filters, pages, a file.

namespace capnr::web {

Result<Response> inventories_page(Exchange& exchange);
Result<Response> inventory_page(Exchange& exchange);
Result<Response> equipment_csv(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The equipment of one inventory: search, filters, order, pages.

namespace capnr::web {

Result<Response> equipment_list_page(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The inventories of the city.

namespace capnr::web {

Result<Response> inventories_page(Exchange& exchange);

}  // namespace capnr::web

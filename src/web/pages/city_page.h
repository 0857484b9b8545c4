// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// What the city is: its name, its code, its headcount, its departments.

namespace capnr::web {

Result<Response> city_page(Exchange& exchange);
Result<Response> city_sent(Exchange& exchange);

}  // namespace capnr::web

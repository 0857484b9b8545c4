// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The yearly plans: the list, one as a board and tables, its map of departments by axis.

namespace capnr::web {

Result<Response> plans_page(Exchange& exchange);
Result<Response> plan_page(Exchange& exchange);
Result<Response> plan_json(Exchange& exchange);

}  // namespace capnr::web

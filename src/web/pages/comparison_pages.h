// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Two footprints side by side: two inventories and what made the figures change; one inventory under two factor sets.

namespace capnr::web {

Result<Response> comparison_page(Exchange& exchange);
Result<Response> comparison_csv(Exchange& exchange);
Result<Response> factor_sets_page(Exchange& exchange);
Result<Response> factor_sets_csv(Exchange& exchange);

}  // namespace capnr::web

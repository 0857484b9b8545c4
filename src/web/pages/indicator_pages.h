// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The indicators: the list with its filters, and one with its values, where they come from, and the form that adds one.

namespace capnr::web {

Result<Response> indicators_page(Exchange& exchange);
Result<Response> indicator_page(Exchange& exchange);
Result<Response> indicator_sent(Exchange& exchange);

}  // namespace capnr::web

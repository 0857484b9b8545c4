// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The public site: what everybody may read, without a cookie.

namespace capnr::web {

Result<Response> public_home(Exchange& exchange);
Result<Response> public_report(Exchange& exchange);
Result<Response> public_results(Exchange& exchange);
Result<Response> public_plan(Exchange& exchange);
Result<Response> accessibility_page(Exchange& exchange);
Result<Response> site_map(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// What programs read, and what pages are made with.

namespace capnr::web {

Result<Response> results_json(Exchange& exchange);
Result<Response> results_csv(Exchange& exchange);
Result<Response> indicators_json_file(Exchange& exchange);
Result<Response> indicators_csv_file(Exchange& exchange);
Result<Response> health(Exchange& exchange);

}  // namespace capnr::web

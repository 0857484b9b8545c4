// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The tokens of the API: each person's own, and for administrators all those of the city.

namespace capnr::web {

Result<Response> own_tokens_page(Exchange& exchange);
Result<Response> own_tokens_sent(Exchange& exchange);
Result<Response> all_tokens_page(Exchange& exchange);
Result<Response> all_tokens_sent(Exchange& exchange);

}  // namespace capnr::web

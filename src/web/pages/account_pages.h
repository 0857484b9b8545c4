// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// What somebody changes of their own account.

namespace capnr::web {

Result<Response> account_page(Exchange& exchange);
Result<Response> password_sent(Exchange& exchange);
Result<Response> second_factor_sent(Exchange& exchange);

}  // namespace capnr::web

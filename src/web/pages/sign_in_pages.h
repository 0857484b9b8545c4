// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Signing in and out, the first administrator, a password that was lost.

namespace capnr::web {

Result<Response> sign_in_page(Exchange& exchange);
Result<Response> sign_in_sent(Exchange& exchange);
Result<Response> code_page(Exchange& exchange);
Result<Response> code_sent(Exchange& exchange);
Result<Response> sign_out_sent(Exchange& exchange);
Result<Response> recovery_page(Exchange& exchange);
Result<Response> recovery_sent(Exchange& exchange);
Result<Response> set_up_page(Exchange& exchange);
Result<Response> set_up_sent(Exchange& exchange);

}  // namespace capnr::web

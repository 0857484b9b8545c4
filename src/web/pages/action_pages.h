// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The sheet of an action, and what is told of it.

namespace capnr::web {

Result<Response> action_page(Exchange& exchange);
Result<Response> action_sent(Exchange& exchange);

}  // namespace capnr::web

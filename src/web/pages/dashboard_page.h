// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Where the city stands against what it voted, and what needs attention today.

namespace capnr::web {

Result<Response> dashboard(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// How the city shows itself on its pages: the name above each, its colours, its logo.

namespace capnr::web {

Result<Response> look_page(Exchange& exchange);
Result<Response> look_sent(Exchange& exchange);

}  // namespace capnr::web

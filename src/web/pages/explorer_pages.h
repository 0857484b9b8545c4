// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The footprint looked into: divided as a reader wants, each line leading further, down to the equipment.

namespace capnr::web {

Result<Response> explorer_page(Exchange& exchange);
Result<Response> explorer_csv(Exchange& exchange);

}  // namespace capnr::web

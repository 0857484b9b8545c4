// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The equipment that a list shows, all its pages at once, as a file; in the order of import.

namespace capnr::web {

Result<Response> equipment_csv(Exchange& exchange);
Result<Response> equipment_xlsx(Exchange& exchange);

}  // namespace capnr::web

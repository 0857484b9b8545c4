// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// One equipment: the formula of its figures, each number with where it stands.

namespace capnr::web {

Result<Response> equipment_page(Exchange& exchange);

}  // namespace capnr::web

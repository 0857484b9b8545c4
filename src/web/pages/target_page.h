// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Targets and their trajectories.

namespace capnr::web {

Result<Response> targets_page_of_city(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The deliberation, commitment by commitment.

namespace capnr::web {

Result<Response> commitments_page(Exchange& exchange);
Result<Response> commitment_page(Exchange& exchange);

}  // namespace capnr::web

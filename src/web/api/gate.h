// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/rate_limit.h"
#include "web/routes.h"

// What stands before the handlers of the API. Who asks is told by a token ("Authorization: Bearer capnr_…"): then cookies are not looked at, and nothing has to show that the request comes from a
// page of ours, as no browser adds such a header by itself. Without a token, the session of a browser may read.

namespace capnr::web {

/// Whether a request says who asks by a token, right or wrong.
bool presents_token(const Request& request);

/// The answer to a request of the API, or what stands against it as a problem: 401 without a token or with a wrong one, 403 without the scope or the role, 429, 400 for a parameter that the
/// operation does not have, 415, 422. exchange.visitor: of the cookie of a session, replaced by the token's. `calls`: how often each token may ask.
Response answer_api(Exchange& exchange, const Route& route, RateLimit& calls);

}  // namespace capnr::web

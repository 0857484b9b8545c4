// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The search over all that a reader may open; its field is in the banner of each page (frame.h), the key "/" leads to it where scripts run.

namespace capnr::web {

/// ?q= what is looked for; ?dans= one kind of things only (FoundKind::id), of which more are shown.
Result<Response> search_page(Exchange& exchange);

}  // namespace capnr::web

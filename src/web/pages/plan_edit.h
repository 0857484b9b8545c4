// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The actions of a draft, written one by one: by the columns of capnr plan import, read by the same function.

namespace capnr::web {

/// ?action=A-12, or none for another one.
Result<Response> edit_page(Exchange& exchange);
Result<Response> edit_sent(Exchange& exchange);
/// What changed from one version to another: ?de=2025&a=2026@3.
Result<Response> compare_page(Exchange& exchange);
/// The table that capnr plan import reads back.
Result<Response> plan_csv(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Accounts, roles and the audit log.

namespace capnr::web {

Result<Response> accounts_page(Exchange& exchange);
Result<Response> account_added(Exchange& exchange);
Result<Response> one_account_page(Exchange& exchange);
Result<Response> account_changed(Exchange& exchange);
Result<Response> audit_page(Exchange& exchange);

}  // namespace capnr::web

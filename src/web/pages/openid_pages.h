// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/html.h"
#include "people/identity.h"
#include "web/exchange.h"

// Signing in at the identity provider, and linking an account to who one is there.

namespace capnr::web {

Result<Response> openid_page(Exchange& exchange);
Result<Response> openid_return(Exchange& exchange);
Result<Response> identity_sent(Exchange& exchange);

/// Of the page of an account: whether it is linked, and the buttons that change it.
Result<html::Html> own_identity(const Exchange& exchange);

}  // namespace capnr::web

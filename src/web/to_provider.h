// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "people/openid_visit.h"
#include "web/exchange.h"
#include "web/identity_provider.h"

// The way to the identity provider. The browser keeps the state in a cookie: who sends somebody else the address of a return signs them in as nobody.

namespace capnr::web {

/// Kind::not_found when the city has set none up.
Result<IdentityProvider*> provider_of(const Exchange& exchange);

/// "Sign in with ProConnect"
std::string sign_in_label(const Exchange& exchange);

/// Sends the browser there, and remembers what for: `visit` without its request. From a form, by a page that goes on by itself. Kind::unavailable when too
/// many come from one address; and as IdentityProvider::begin().
Result<Response> go_to_provider(const Exchange& exchange, OpenIdVisit visit);

/// A page that says where the browser goes on by itself. Kind::bad_input for what is no address.
Result<Response> going_on(const Exchange& exchange, const std::string& url, std::string_view title);

/// The state that the browser was given; empty when it has none.
std::string_view kept_state(const Exchange& exchange);
/// The value of Set-Cookie that takes it back.
std::string clear_state_cookie(bool https);

}  // namespace capnr::web

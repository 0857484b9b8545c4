// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "web/exchange.h"

// What the ways to sign in have in common.

namespace capnr::web {

/// A path of this site, to which one goes once signed in; the dashboard for anything else, so that a link cannot lead elsewhere.
std::string wanted_page(const Exchange& exchange, const std::string& asked);

/// The token of the browser's session, whether it still holds or not; empty when it has none.
std::string_view session_token(const Exchange& exchange);

/// A redirection that gives the browser its session.
Response with_session(const Exchange& exchange, std::string location, std::string_view token);

}  // namespace capnr::web

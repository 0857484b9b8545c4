// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "web/exchange.h"

// The one script of the site. Every page does without it; it makes some of them live.

namespace capnr::web {

const std::shared_ptr<const Body>& script_body();
/// Changes with it.
const std::string& script_address();
Result<Response> script_file(Exchange& exchange);

}  // namespace capnr::web

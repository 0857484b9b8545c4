// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The models of an inventory that are not recognised: a person says what they are.

namespace capnr::web {

Result<Response> unrecognised_page(Exchange& exchange);
Result<Response> unrecognised_sent(Exchange& exchange);

}  // namespace capnr::web

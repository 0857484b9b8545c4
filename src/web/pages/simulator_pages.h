// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// What the levers would change, asked by a form whose address can be kept.

namespace capnr::web {

Result<Response> simulator_page(Exchange& exchange);
/// A simulation that is kept, or made into actions.
Result<Response> simulator_sent(Exchange& exchange);
/// The effect alone, without the page around it: what the script of the page puts in its place while somebody moves a slider.
Result<Response> simulator_effect(Exchange& exchange);
Result<Response> simulation_csv(Exchange& exchange);

}  // namespace capnr::web

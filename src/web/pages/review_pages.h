// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The yearly reviews: the list, one with its sections, and the text that a person writes in a section.

namespace capnr::web {

Result<Response> reviews_page(Exchange& exchange);
Result<Response> review_page(Exchange& exchange);
/// Asks for the PDF of a published version again.
Result<Response> review_sent(Exchange& exchange);
Result<Response> review_section_page(Exchange& exchange);
Result<Response> review_section_sent(Exchange& exchange);

}  // namespace capnr::web

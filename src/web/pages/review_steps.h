// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// What becomes of a review: looked at as it will be read, checked against what the law asks, published.

namespace capnr::web {

Result<Response> review_preview(Exchange& exchange);
Result<Response> review_check_page(Exchange& exchange);
Result<Response> review_publish_page(Exchange& exchange);
Result<Response> review_published(Exchange& exchange);

}  // namespace capnr::web

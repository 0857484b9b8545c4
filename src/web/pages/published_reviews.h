// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The reviews and the open data that were published: what everybody may read, without a cookie.

namespace capnr::web {

Result<Response> published_reviews_page(Exchange& exchange);
/// The last version of a year, or the one that the address names, as it was published.
Result<Response> published_review_page(Exchange& exchange);
Result<Response> published_review_file(Exchange& exchange);
/// A file of the last version of a year's open data.
Result<Response> published_data_file(Exchange& exchange);

}  // namespace capnr::web

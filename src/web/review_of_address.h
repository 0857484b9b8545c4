// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "publish/review.h"
#include "web/exchange.h"

namespace capnr::web {

/// The year that is the first name in the address. Kind::not_found for what is no year.
Result<int> year_of_address(const Exchange& exchange);

/// The review of a year as it would be published on this day, its figures told in that language.
Result<Review> review_now(const Exchange& exchange, int year, Language language);

}  // namespace capnr::web

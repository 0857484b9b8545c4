// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>

#include "inventory/repository.h"
#include "publish/review.h"

namespace capnr {

/// The figures of the last inventory of the year with those before it, compared with that of the date: city_report(). Asked only when there is an inventory of the year.
using ReviewFootprint =
    std::function<Result<Report>(const StoredInventory& last, std::optional<Date> compared_from)>;

struct ReviewQuestion {
  int year = 0;
  Date as_of;
  ReviewFootprint footprint;
};

/// All that the database knows for the review of a year, the texts that people wrote included. `programme` must outlive it. The command and the pages both come here.
Result<Review> city_review(Database& database, const StoredOrg& org, const Programme& programme,
                           const ReviewQuestion& question);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steering/plan.h"
#include "store/database.h"

// The plans of a city, out of its database.

namespace capnr {

/// The plan of a year with what became of it; nothing when the year has none. With `until`, only what is dated on or before it.
Result<std::optional<YearPlan>> plan_of_year(Database& database, OrgId org, int year,
                                             std::optional<Date> until = std::nullopt);
/// Every year's, oldest first.
Result<std::vector<YearPlan>> all_plans(Database& database, OrgId org);
/// The plan of `year`; of the last year that is not closed, else the last, when it is 0. Kind::not_found says how to make one.
Result<YearPlan> chosen_plan(Database& database, OrgId org, int year,
                             std::optional<Date> until = std::nullopt);
/// "2026", or "2026@3" for a revision.
Result<Plan> plan_version(Database& database, OrgId org, std::string_view wanted);

}  // namespace capnr

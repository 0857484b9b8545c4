// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "steering/programme.h"
#include "steering/target_standing.h"
#include "steering/target_store.h"

namespace capnr {

struct JudgedTarget {
  TargetEntry entry;
  TargetStanding standing;
};

/// The targets of the city that are open on a day, each with where it stands on it; without the effect of any lever. `entries`: as current_values() gives them.
Result<std::vector<JudgedTarget>> judged_targets(Database& database, OrgId org, const Programme& programme,
                                                 std::span<const LedgerEntry> entries, Date on);

}  // namespace capnr

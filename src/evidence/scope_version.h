// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/period.h"
#include "store/database.h"

// What is measured changes: a department joins, schools are counted, an inventory begins to see the phones. Each such perimeter of measurement is a scope
// version, with the day from which it holds. A value of the ledger was measured under the version that held at the end of its period: nothing is written
// with the value.
//
//   TRY_VOID(record_scope_version(database, org, {"2025-1", date_of(2025, 1, 1), "with the schools", now, "alice"}));
//   scope_version_at(versions, *parse_period("2025"));    // "2025-1"

namespace capnr {

struct ScopeVersion {
  std::string version;  ///< "2025-1"
  Date from;            ///< the first day on which it holds
  std::string description;
  std::string recorded_at, recorded_by;
};

/// Nothing is overwritten: the same version again with the same day and words changes nothing; with others, or another version of the same day, is
/// Kind::conflict. Kind::bad_input when the version is empty.
Result<> record_scope_version(Database& database, OrgId org, const ScopeVersion& version);
/// Takes back one that was recorded by mistake. Kind::not_found when there is none; Kind::conflict when the baseline of a target names it.
Result<> remove_scope_version(Database& database, OrgId org, std::string_view version);
/// By the day from which they hold.
Result<std::vector<ScopeVersion>> scope_versions(Database& database, OrgId org);

/// The version that holds at the end of a period; empty before the first one, and when the city has none. `versions`: as scope_versions() gives them.
std::string_view scope_version_at(std::span<const ScopeVersion> versions, const Period& period);

}  // namespace capnr

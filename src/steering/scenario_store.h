// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "store/database.h"

// The scenarios that a city keeps: a simulation under a name, as the query of its address (docs/site.md), so that it is computed again on what the database
// holds when somebody opens it. Nothing is overwritten: another one has another name.

namespace capnr {

struct StoredScenario {
  std::string name;
  std::string query;        ///< "switch-off=1&switch-off.share=0.4"
  std::string recorded_at;  ///< "2026-11-24T18:07:58Z"
  std::string recorded_by;
};
inline constexpr std::size_t longest_scenario_name = 120;

/// Kind::bad_input for a name that is empty or too long, or a query longer than an address may be; Kind::conflict when a scenario has the name.
Result<> keep_scenario(Database& database, OrgId org, const StoredScenario& scenario);
/// The last one first.
Result<std::vector<StoredScenario>> list_scenarios(Database& database, OrgId org);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/scenario_store.h"

#include <algorithm>

namespace capnr {
namespace {

constexpr std::size_t longest_query = 4000;

}  // namespace

Result<> keep_scenario(Database& database, OrgId org, const StoredScenario& scenario) {
  if (scenario.name.empty() || scenario.name.size() > longest_scenario_name)
    return fail(Kind::bad_input, "a scenario has a name of {most} characters at most",
                {{"most", std::to_string(longest_scenario_name)}}, {.column = "nom"});
  if (scenario.query.size() > longest_query)
    return fail(Kind::bad_input, "this simulation is too long to be kept: take levers away", {},
                {.column = "nom"});
  TRY(const std::vector<StoredScenario> there, list_scenarios(database, org));
  if (std::ranges::count(there, scenario.name, &StoredScenario::name) > 0)
    return fail(Kind::conflict, "there is a scenario {name} already: give it another name",
                {{"name", scenario.name}}, {.column = "nom"});
  return database.run(
      "INSERT INTO scenario (org_id, name, query, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)", org,
      scenario.name, scenario.query, scenario.recorded_at, scenario.recorded_by);
}

Result<std::vector<StoredScenario>> list_scenarios(Database& database, OrgId org) {
  std::vector<StoredScenario> all;
  TRY(Statement rows, database.prepare("SELECT name, query, recorded_at, recorded_by FROM scenario "
                                       "WHERE org_id = ? ORDER BY id DESC"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3))});
  }
}

}  // namespace capnr

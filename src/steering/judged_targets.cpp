// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/judged_targets.h"

namespace capnr {

Result<std::vector<JudgedTarget>> judged_targets(Database& database, OrgId org, const Programme& programme,
                                                 std::span<const LedgerEntry> entries, Date on) {
  TRY(std::vector<TargetEntry> targets, load_targets(database, org));
  TRY(const std::vector<ScopeVersion> versions, scope_versions(database, org));
  std::vector<JudgedTarget> judged;
  for (TargetEntry& entry : targets) {
    if (!is_open(entry, on)) continue;
    TargetEvidence evidence{.entries = entries, .versions = versions};
    if (const Unit* unit = programme.unit(entry.target.unit); unit != nullptr)
      evidence.bounds = {unit->minimum, unit->maximum};
    TargetStanding standing = judge(entry.target, evidence, on);
    judged.push_back({std::move(entry), std::move(standing)});
  }
  return judged;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steering/target.h"
#include "store/database.h"

// The targets of a city, as the ledger keeps values: nothing is overwritten, a change is a new row that supersedes the one before and says why.
//
//   TRY(const RecordedTarget recorded, record_target(database, org, entry));
//   TRY(const std::vector<TargetEntry> targets, load_targets(database, org));   // open and closed ones
//   for (const TargetEntry& entry : targets) if (is_open(entry, today)) use(entry.target);

namespace capnr {

using TargetId = Id<struct TargetTag>;

enum class TargetState : std::uint8_t {
  open,
  closed,    ///< no longer pursued from a day on; it was until then
  withdrawn  ///< recorded by mistake: as if it had never been
};
std::string_view code(TargetState state);
std::optional<TargetState> target_state_from(std::string_view code);
std::string_view name(TargetState state, Language language);

struct TargetEntry {
  TargetId id = {};
  Target target = {};
  TargetState state = TargetState::open;
  std::optional<Date> closed_on = {};  ///< of a closed one: the first day on which it is no longer pursued
  std::string recorded_at = {};        ///< "2026-11-24T18:07:58Z"
  std::string recorded_by = {};
  std::optional<TargetId> supersedes = {};  ///< the entry that this one changes
  std::string reason = {};                  ///< why it does
};

/// Pursued on that day: neither withdrawn, nor closed by then.
bool is_open(const TargetEntry& entry, Date on);

struct RecordedTarget {
  Recorded::Outcome outcome = Recorded::Outcome::added;
  TargetId id;
};

/// Adds the entry, or supersedes the current one of its key; its id and `supersedes` are set here. The same target and state as the current entry's:
/// unchanged, nothing is written. Kind::bad_input as check_target(); Kind::conflict when a target changes without a reason, when the key is that of a target
/// of another measure, or when `expected` is not the current entry any more; Kind::not_found when what is closed or withdrawn is not there.
Result<RecordedTarget> record_target(Database& database, OrgId org, TargetEntry entry,
                                     std::optional<TargetId> expected = std::nullopt);

/// The last entry of each key, withdrawn ones left out, by indicator, measure, scope, year of the goal and key.
Result<std::vector<TargetEntry>> load_targets(Database& database, OrgId org);
/// Every entry, or those of one key, oldest first.
Result<std::vector<TargetEntry>> target_history(Database& database, OrgId org, std::string_view key = {});

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "store/database.h"

// What happens to the actions of a plan once it is written: progress, money spent, milestones reached, evidence. A journal: nothing of it is
// changed or removed, the last entry of a day wins. It is no part of the text that is voted.
//
//   TRY_VOID(record_entry(database, org, {.year = 2026, .subject = "A-12", .kind = PlanEntryKind::progress,
//                                         .date = today, .number = 60, .text = "marché notifié", .at = now, .by = "Alice"}));

namespace capnr {

enum class PlanEntryKind : std::uint8_t {
  progress,     ///< number: percent; text: a note
  spent,        ///< number: euros spent so far; text: a note
  note,         ///< text
  milestone,    ///< text: the label of what was reached on the date
  evidence,     ///< text: name of the document, sha256: its hash
  validation,   ///< subject: a department, which has read the plan and has nothing to add; text: a note
  not_reached,  ///< text: the label of a milestone said to be reached on the date, which it was not
};
std::string_view code(PlanEntryKind kind);
std::optional<PlanEntryKind> plan_entry_kind_from(std::string_view code);

struct PlanEntry {
  int year = 0;
  std::string subject;  ///< id of an action; code of a department for a validation
  PlanEntryKind kind = PlanEntryKind::note;
  Date date;
  std::optional<double> number = {};
  std::string text = {}, sha256 = {};
  std::string at = {}, by = {};  ///< when and by whom it was recorded
};

/// False when the journal says it already. Kind::conflict when the plan of the year is closed, Kind::not_found when there is none.
Result<bool> record_entry(Database& database, OrgId org, const PlanEntry& entry);
/// As they were recorded.
Result<std::vector<PlanEntry>> plan_entries(Database& database, OrgId org, int year);

}  // namespace capnr

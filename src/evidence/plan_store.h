// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "evidence/plan_state.h"
#include "store/database.h"

// The yearly plans of a city, as texts (steering/plan.h says what is in them). Nothing is overwritten: each edit, submission or vote is one more
// revision, and all of them can be read again.
//
//   TRY(const StoredPlan plan, find_plan(database, org, 2026));
//   TRY(const std::int64_t now, write_draft(database, org, 2026, plan.last.number, text, stamp));   // refused when somebody wrote meanwhile
//
// What is submitted is frozen: the text that the council is given holds the words of the commitments and indicators that it refers to, and the vote
// is of that text, whose SHA-256 the deliberation can quote.

namespace capnr {

/// When, by whom and why a revision was written.
struct PlanStamp {
  std::string at;  ///< "2026-11-24T18:07:58Z"
  std::string by;
  std::string note = {};
};

struct PlanVote {
  Date date;
  std::string reference;  ///< of the deliberation
  bool operator==(const PlanVote&) const = default;
};

struct PlanRevision {
  std::int64_t number = 0;  ///< from 1
  PlanState state = PlanState::draft;
  std::string text = {};
  std::string sha256 = {};  ///< of the text
  PlanStamp stamp = {};
  std::optional<PlanVote> vote = {};
};

struct StoredPlan {
  int year = 0;
  PlanRevision last;
};

/// Kind::not_found says how to make one.
Result<StoredPlan> find_plan(Database& database, OrgId org, int year);
/// By year.
Result<std::vector<StoredPlan>> list_plans(Database& database, OrgId org);
/// Oldest first; none when there is no plan of the year.
Result<std::vector<PlanRevision>> plan_revisions(Database& database, OrgId org, int year);
/// Kind::not_found when the plan has no revision of that number.
Result<PlanRevision> plan_revision(Database& database, OrgId org, int year, std::int64_t number);

/// A new revision of a draft, made from revision `base` (0: there is no plan of the year yet); its number. The same text as the last one's writes
/// nothing. Kind::conflict when `base` is not the last one any more: the message says who wrote meanwhile, and when; nothing is written.
Result<std::int64_t> write_draft(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp);
/// Freezes `text`, made from revision `base`. Kind::conflict as for a draft.
Result<std::int64_t> submit_plan(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp);
/// Makes a draft again of what was submitted, with `text` (without what submission froze).
Result<std::int64_t> return_plan(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp);
/// The vote of the text that was submitted.
Result<std::int64_t> vote_plan(Database& database, OrgId org, int year, const PlanVote& vote,
                               const PlanStamp& stamp);
Result<std::int64_t> close_plan(Database& database, OrgId org, int year, const PlanStamp& stamp);

}  // namespace capnr

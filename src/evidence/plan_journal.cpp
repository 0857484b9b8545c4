// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/plan_journal.h"

#include <algorithm>
#include <array>

#include "evidence/plan_store.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 7> kinds = {"progress", "spent",      "note",       "milestone",
                                                   "evidence", "validation", "not_reached"};

bool is_of_a_milestone(const PlanEntry& entry) {
  return entry.kind == PlanEntryKind::milestone || entry.kind == PlanEntryKind::not_reached;
}

// What a later entry of the same day takes the place of; of a milestone, whatever the day.
bool is_about_the_same(const PlanEntry& a, const PlanEntry& b) {
  if (is_of_a_milestone(a) && is_of_a_milestone(b)) return a.subject == b.subject && a.text == b.text;
  const bool several = a.kind == PlanEntryKind::evidence || a.kind == PlanEntryKind::note;
  return a.subject == b.subject && a.kind == b.kind && a.date == b.date && (!several || a.text == b.text);
}

bool says_the_same(const PlanEntry& a, const PlanEntry& b) {
  return a.kind == b.kind && a.date == b.date && a.number == b.number && a.text == b.text &&
         a.sha256 == b.sha256;
}

}  // namespace

std::string_view code(PlanEntryKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

std::optional<PlanEntryKind> plan_entry_kind_from(std::string_view code) {
  const auto found = std::ranges::find(kinds, code);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<PlanEntryKind>(found - kinds.begin());
}

Result<bool> record_entry(Database& database, OrgId org, const PlanEntry& entry) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const StoredPlan plan, find_plan(database, org, entry.year));
  TRY([[maybe_unused]] const PlanState state, next_state(entry.year, plan.last.state, PlanStep::follow));
  TRY(const std::vector<PlanEntry> entries, plan_entries(database, org, entry.year));
  const auto last = std::find_if(entries.rbegin(), entries.rend(),
                                 [&](const PlanEntry& one) { return is_about_the_same(one, entry); });
  if (last != entries.rend() && says_the_same(*last, entry)) return false;
  TRY_VOID(database.run(
      "INSERT INTO plan_entry (org_id, year, subject, kind, date, number, content, sha256, recorded_at, "
      "recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      org, entry.year, entry.subject, code(entry.kind), entry.date, entry.number, entry.text, entry.sha256,
      entry.at, entry.by));
  TRY_VOID(transaction.commit());
  return true;
}

Result<std::vector<PlanEntry>> plan_entries(Database& database, OrgId org, int year) {
  std::vector<PlanEntry> entries;
  TRY(Statement rows,
      database.prepare("SELECT subject, kind, date, number, content, sha256, recorded_at, recorded_by FROM "
                       "plan_entry WHERE org_id = ? AND year = ? ORDER BY id"));
  TRY_VOID(rows.bind(org, year));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return entries;
    entries.push_back(
        {year, std::string(rows.text(0)), plan_entry_kind_from(rows.text(1)).value_or(PlanEntryKind::note),
         Date{static_cast<std::int32_t>(rows.integer(2))}, rows.optional_real(3), std::string(rows.text(4)),
         std::string(rows.text(5)), std::string(rows.text(6)), std::string(rows.text(7))});
  }
}

}  // namespace capnr

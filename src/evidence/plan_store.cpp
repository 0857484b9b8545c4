// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/plan_store.h"

#include <map>

#include "evidence/sha256.h"

namespace capnr {
namespace {

PlanRevision revision_of(const Statement& row) {
  PlanRevision revision;
  revision.number = row.integer(1);
  revision.state = plan_state_from(row.text(2)).value_or(PlanState::draft);
  revision.text = row.text(3);
  revision.sha256 = row.text(4);
  if (const auto date = row.optional_date(5)) revision.vote = PlanVote{*date, std::string(row.text(6))};
  revision.stamp = {std::string(row.text(7)), std::string(row.text(8)), std::string(row.text(9))};
  return revision;
}

Result<> insert(Database& database, OrgId org, int year, const PlanRevision& revision) {
  const std::optional<Date> voted = revision.vote ? std::optional(revision.vote->date) : std::nullopt;
  const std::string reference = revision.vote ? revision.vote->reference : "";
  return database.run(
      "INSERT INTO plan_revision (org_id, year, number, state, content, sha256, vote_date, vote_reference, "
      "recorded_at, recorded_by, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      org, year, revision.number, code(revision.state), revision.text, revision.sha256, voted, reference,
      revision.stamp.at, revision.stamp.by, revision.stamp.note);
}

Result<> is_last(int year, const PlanRevision& last, std::int64_t base) {
  if (base == last.number) return {};
  return fail(Kind::conflict,
              "the plan of {year} was changed meanwhile: {who} wrote revision {now} on {date}, and yours was "
              "made from revision {base}. Nothing was written: see capnr plan compare {year}@{base} "
              "{year}@{now}, then make your changes again from revision {now}",
              {{"year", std::to_string(year)},
               {"who", last.stamp.by},
               {"now", std::to_string(last.number)},
               {"date", last.stamp.at},
               {"base", std::to_string(base)}});
}

// What comes after the last revision, which `base` names where it is given.
Result<std::int64_t> add(Database& database, OrgId org, int year, PlanStep step,
                         std::optional<std::int64_t> base, PlanRevision next) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const StoredPlan plan, find_plan(database, org, year));
  TRY(next.state, next_state(year, plan.last.state, step));
  if (base) TRY_VOID(is_last(year, plan.last, *base));
  if (step == PlanStep::edit && next.text == plan.last.text) return plan.last.number;
  if (next.text.empty()) next.text = plan.last.text;
  if (!next.vote) next.vote = plan.last.vote;
  next.number = plan.last.number + 1;
  next.sha256 = sha256_of(next.text);
  TRY_VOID(insert(database, org, year, next));
  TRY_VOID(transaction.commit());
  return next.number;
}

Result<std::int64_t> add_first(Database& database, OrgId org, int year, PlanRevision first) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<PlanRevision> all, plan_revisions(database, org, year));
  if (!all.empty())
    return fail(Kind::conflict, "there is a plan of {year} already: {who} made it on {date}",
                {{"year", std::to_string(year)},
                 {"who", all.front().stamp.by},
                 {"date", all.front().stamp.at.substr(0, 10)}});
  first.number = 1;
  first.sha256 = sha256_of(first.text);
  TRY_VOID(insert(database, org, year, first));
  TRY_VOID(transaction.commit());
  return first.number;
}

}  // namespace

Result<StoredPlan> find_plan(Database& database, OrgId org, int year) {
  TRY(std::vector<PlanRevision> all, plan_revisions(database, org, year));
  if (all.empty())
    return fail(Kind::not_found, "there is no plan of {year}: capnr plan new {year} makes one",
                {{"year", std::to_string(year)}});
  return StoredPlan{year, std::move(all.back())};
}

Result<std::vector<StoredPlan>> list_plans(Database& database, OrgId org) {
  std::map<int, PlanRevision> last;
  TRY(Statement rows,
      database.prepare("SELECT year, number, state, content, sha256, vote_date, vote_reference, recorded_at, "
                       "recorded_by, note FROM plan_revision WHERE org_id = ? ORDER BY year, number"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    last[static_cast<int>(rows.integer(0))] = revision_of(rows);
  }
  std::vector<StoredPlan> plans;
  plans.reserve(last.size());
  for (auto& [year, revision] : last) plans.push_back({year, std::move(revision)});
  return plans;
}

Result<std::vector<PlanRevision>> plan_revisions(Database& database, OrgId org, int year) {
  std::vector<PlanRevision> revisions;
  TRY(Statement rows,
      database.prepare("SELECT year, number, state, content, sha256, vote_date, vote_reference, recorded_at, "
                       "recorded_by, note FROM plan_revision WHERE org_id = ? AND year = ? ORDER BY number"));
  TRY_VOID(rows.bind(org, year));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return revisions;
    revisions.push_back(revision_of(rows));
  }
}

Result<PlanRevision> plan_revision(Database& database, OrgId org, int year, std::int64_t number) {
  TRY(std::vector<PlanRevision> all, plan_revisions(database, org, year));
  for (PlanRevision& one : all)
    if (one.number == number) return std::move(one);
  return fail(Kind::not_found,
              "the plan of {year} has no revision {number}: capnr plan show {year} --versions lists them",
              {{"year", std::to_string(year)}, {"number", std::to_string(number)}});
}

Result<std::int64_t> write_draft(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp) {
  PlanRevision next{.text = std::string(text), .stamp = stamp};
  if (base == 0) return add_first(database, org, year, std::move(next));
  return add(database, org, year, PlanStep::edit, base, std::move(next));
}

Result<std::int64_t> submit_plan(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp) {
  return add(database, org, year, PlanStep::submit, base, {.text = std::string(text), .stamp = stamp});
}

Result<std::int64_t> return_plan(Database& database, OrgId org, int year, std::int64_t base,
                                 std::string_view text, const PlanStamp& stamp) {
  return add(database, org, year, PlanStep::give_back, base, {.text = std::string(text), .stamp = stamp});
}

Result<std::int64_t> vote_plan(Database& database, OrgId org, int year, const PlanVote& vote,
                               const PlanStamp& stamp) {
  return add(database, org, year, PlanStep::vote, std::nullopt, {.stamp = stamp, .vote = vote});
}

Result<std::int64_t> close_plan(Database& database, OrgId org, int year, const PlanStamp& stamp) {
  return add(database, org, year, PlanStep::close, std::nullopt, {.stamp = stamp});
}

}  // namespace capnr

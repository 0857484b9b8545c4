// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/stored_plans.h"

#include <charconv>

namespace capnr {
namespace {

Result<YearPlan> with_journal(Database& database, OrgId org, const StoredPlan& stored,
                              std::optional<Date> until) {
  TRY(const std::vector<PlanEntry> entries, plan_entries(database, org, stored.year));
  return year_plan_of(stored, entries, until);
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<std::optional<YearPlan>> plan_of_year(Database& database, OrgId org, int year,
                                             std::optional<Date> until) {
  TRY(const std::vector<StoredPlan> plans, list_plans(database, org));
  for (const StoredPlan& stored : plans) {
    if (stored.year != year) continue;
    TRY(YearPlan plan, with_journal(database, org, stored, until));
    return plan;
  }
  return std::nullopt;
}

Result<std::vector<YearPlan>> all_plans(Database& database, OrgId org) {
  TRY(const std::vector<StoredPlan> stored, list_plans(database, org));
  std::vector<YearPlan> plans;
  for (const StoredPlan& one : stored) {
    TRY(YearPlan plan, with_journal(database, org, one, std::nullopt));
    plans.push_back(std::move(plan));
  }
  return plans;
}

Result<YearPlan> chosen_plan(Database& database, OrgId org, int year, std::optional<Date> until) {
  if (year == 0) {
    TRY(const std::vector<StoredPlan> plans, list_plans(database, org));
    if (plans.empty())
      return fail(Kind::not_found, "the city has no plan yet: capnr plan new YEAR makes one");
    year = plans.back().year;
    for (const StoredPlan& one : plans)
      if (one.last.state != PlanState::closed) year = one.year;
  }
  TRY(const StoredPlan stored, find_plan(database, org, year));
  return with_journal(database, org, stored, until);
}

Result<Plan> plan_version(Database& database, OrgId org, std::string_view wanted) {
  const std::size_t at = wanted.find('@');
  const auto year = whole_number(wanted.substr(0, at));
  const auto number = at == std::string_view::npos ? std::optional(0) : whole_number(wanted.substr(at + 1));
  if (!year || !number)
    return fail(Kind::usage, "{value} is no version of a plan: write 2026, or 2026@3 for its revision 3",
                {{"value", std::string(wanted)}});
  if (at == std::string_view::npos) {
    TRY(const StoredPlan stored, find_plan(database, org, *year));
    return parse_plan(stored.last.text);
  }
  TRY(const PlanRevision revision, plan_revision(database, org, *year, *number));
  return parse_plan(revision.text);
}

}  // namespace capnr

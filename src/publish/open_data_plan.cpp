// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/open_data.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
  return out;
}

std::string milestones_of(const Action& action) {
  std::string out;
  for (const Milestone& one : action.milestones)
    out += (out.empty() ? "" : " | ") + to_string(one.due) + " " + one.label;
  return out;
}

std::string department_of(const Plan& plan, const std::string& code) {
  if (!plan.words) return code;
  const auto found = std::ranges::find(plan.words->departments, code, &DepartmentName::code);
  return found == plan.words->departments.end() ? code : found->name;
}

void write_action(CsvWriter& csv, const YearPlan& plan, const Action& action) {
  const ActionProgress& followed = plan.followed(action.id);
  const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string(); };
  csv.integer(plan.plan.year).text(action.id).text(action.title).text(action.description);
  csv.text(joined(action.commitments))
      .text(department_of(plan.plan, action.department))
      .text(action.partners);
  csv.number(action.budget.value_or(unknown)).text(day(action.start)).text(day(action.end));
  csv.text(milestones_of(action)).text(action.expected_effect).text(joined(action.indicators));
  csv.number(followed.percent.value_or(unknown))
      .text(day(followed.date))
      .number(followed.spent.value_or(unknown));
  csv.text(plan.vote ? plan.vote->reference : "").text(plan.vote ? to_string(plan.vote->date) : "").end_row();
}

}  // namespace

std::string open_plan_csv(const YearPlan& plan) {
  std::string out;
  CsvWriter csv(out, ',', true);
  for (const char* title : {"year", "action", "title", "description", "commitments", "department", "partners",
                            "budget_eur", "start", "end", "milestones", "expected_effect", "indicators",
                            "progress_percent", "progress_date", "spent_eur", "vote_reference", "vote_date"})
    csv.text(title);
  csv.end_row();
  for (const Action& action : plan.plan.actions) write_action(csv, plan, action);
  return out;
}

std::vector<PublishedTarget> published_targets(std::span<const TargetEntry> entries, Date on) {
  std::vector<PublishedTarget> targets;
  for (const TargetEntry& entry : entries) {
    const Target& target = entry.target;
    if (!is_open(entry, on) || !voted_and_current(target, on)) continue;
    const auto add = [&](const YearValue& at) {
      targets.push_back({target.indicator, target.measure, target.scope, year_period(at.year).until, at.value,
                         target.vote});
    };
    for (const YearValue& milestone : target.milestones) add(milestone);
    add(target.goal);
  }
  return targets;
}

}  // namespace capnr

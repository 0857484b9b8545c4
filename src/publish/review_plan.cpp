// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "publish/review_writer.h"
#include "publish/simulation.h"
#include "publish/words.h"

// What the yearly plan tells: actions taken, who takes part, what is to come, means. The people who carry an action are not named.

namespace capnr {
namespace {

std::string department_name(const PlanWords& words, const std::string& code) {
  const auto found = std::ranges::find(words.departments, code, &DepartmentName::code);
  return found == words.departments.end() || found->name.empty() ? code : found->name;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out.empty() ? "–" : out;
}

bool done(const ActionProgress& progress) {
  return progress.percent.value_or(0) >= 100;
}

void add_up(std::optional<double>& sum, const std::optional<double>& amount) {
  if (amount) sum = sum.value_or(0) + *amount;
}

struct DepartmentMeans {
  std::size_t actions = 0;
  std::optional<double> planned, spent;
};

}  // namespace

ReviewWriter::Blocks ReviewWriter::actions() {
  Blocks blocks;
  const std::string year = std::to_string(review_.year);
  if (!review_.plan) {
    blocks.emplace_back(plain(in_words("There is no yearly plan of {year}.", {{"year", year}})));
    registers(blocks);
    return blocks;
  }
  const YearPlan& plan = *review_.plan;
  const PlanWords words = words_of(plan.plan, review_.programme, review_.city.departments);
  std::size_t finished = 0, begun = 0;
  doc::Table table{"actions",
                   in_words("Actions of {year}", {{"year", year}}),
                   {{in_words("Action")},
                    {in_words("Commitments")},
                    {in_words("Department")},
                    {in_words("Progress"), true},
                    {in_words("Told on")},
                    {in_words("Evidence"), true}},
                   {}};
  for (const Action& action : plan.plan.actions) {
    const ActionProgress& progress = plan.followed(action.id);
    finished += done(progress) ? 1 : 0;
    begun += !done(progress) && progress.percent.value_or(0) > 0 ? 1 : 0;
    doc::Line told = "–";
    if (progress.percent)
      told = {doc::Number{shown_share(*progress.percent / 100, language_), *progress.percent},
              journal_note(plan)};
    table.rows.push_back(
        {action.id + " " + action.title, joined(action.commitments),
         department_name(words, action.department), told, progress.date ? to_string(*progress.date) : "–",
         progress.evidence.empty()
             ? doc::Line("–")
             : doc::Line{number(static_cast<double>(progress.evidence.size())), journal_note(plan)}});
  }
  blocks.emplace_back(plain({in_words("{count} actions in the plan of {year}; done: {done}; begun: {begun}.",
                                      {{"count", std::to_string(plan.plan.actions.size())},
                                       {"year", year},
                                       {"done", std::to_string(finished)},
                                       {"begun", std::to_string(begun)}}),
                             plan_note(plan), journal_note(plan)}));
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  registers(blocks);
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::actors() {
  Blocks blocks;
  if (!review_.plan) {
    blocks.emplace_back(
        plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year)}})));
    return blocks;
  }
  const YearPlan& plan = *review_.plan;
  const PlanWords words = words_of(plan.plan, review_.programme, review_.city.departments);
  std::set<std::string> departments, partners;
  for (const Action& action : plan.plan.actions) {
    if (!action.department.empty()) departments.insert(department_name(words, action.department));
    if (!action.partners.empty()) partners.insert(action.partners);
  }
  const auto add = [&](const std::string& title, const std::set<std::string>& names) {
    if (names.empty()) return;
    add_heading(blocks, title);
    doc::List list;
    for (const std::string& name : names) list.items.push_back({name, plan_note(plan)});
    blocks.emplace_back(std::move(list));
  };
  add(in_words("Departments that own an action"), departments);
  add(in_words("Partners"), partners);
  doc::Table table{
      "meetings",
      in_words("Meetings of the committees"),
      {{in_words("Date")}, {in_words("Committee")}, {in_words("Subject")}, {in_words("Minutes")}},
      {}};
  for (const Meeting& meeting : review_.meetings) {
    if (meeting.cancelled || meeting.date > review_.as_of) continue;
    doc::Line minutes = "–";
    if (!meeting.minutes_sha256.empty())
      minutes = {meeting.minutes_name,
                 document_.note(meeting.minutes_name + ", SHA-256 " + meeting.minutes_sha256 + ".")};
    table.rows.push_back({date(meeting.date), meeting.committee, meeting.subject, minutes});
  }
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  doc::List decided;
  for (const Decision& decision : review_.decisions)
    decided.items.push_back(date(decision.date) + in_words(": {what}", {{"what", decision.text}}) +
                            (decision.reference.empty() ? "" : " (" + decision.reference + ")"));
  if (!decided.items.empty()) {
    add_heading(blocks, in_words("Decisions"));
    blocks.emplace_back(std::move(decided));
  }
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::measures() {
  Blocks blocks;
  const bool next = review_.next_plan && !review_.next_plan->plan.actions.empty();
  const YearPlan* const plan = next ? &*review_.next_plan : review_.plan ? &*review_.plan : nullptr;
  const std::string next_year = std::to_string(review_.year + 1);
  if (!next)
    blocks.emplace_back(plain(in_words("There is no yearly plan of {year}.", {{"year", next_year}})));
  if (plan == nullptr) return blocks;
  const PlanWords words = words_of(plan->plan, review_.programme, review_.city.departments);
  doc::Table table{
      "measures",
      next ? in_words("Actions planned for {year}", {{"year", next_year}})
           : in_words("Actions of {year} that are not done", {{"year", std::to_string(review_.year)}}),
      {{in_words("Action")},
       {in_words("Commitments")},
       {in_words("Department")},
       {in_words("From")},
       {in_words("Until")},
       {in_words("Expected effect")},
       {in_words("Judged by")},
       {in_words("Budget"), true}},
      {}};
  for (const Action& action : plan->plan.actions) {
    if (!next && done(plan->followed(action.id))) continue;
    table.rows.push_back({{action.id + " " + action.title, plan_note(*plan)},
                          joined(action.commitments),
                          department_name(words, action.department),
                          action.start ? to_string(*action.start) : "–",
                          action.end ? to_string(*action.end) : "–",
                          action.expected_effect.empty() ? "–" : action.expected_effect,
                          joined(action.indicators),
                          euros(action.budget, plan_note(*plan))});
  }
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::means() {
  Blocks blocks;
  if (!review_.plan) {
    blocks.emplace_back(
        plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year)}})));
    return blocks;
  }
  const YearPlan& plan = *review_.plan;
  const PlanWords words = words_of(plan.plan, review_.programme, review_.city.departments);
  std::map<std::string, DepartmentMeans> by_department;
  DepartmentMeans all;
  std::size_t without = 0;
  for (const Action& action : plan.plan.actions) {
    const std::optional<double>& spent = plan.followed(action.id).spent;
    for (DepartmentMeans* one : {&all, &by_department[department_name(words, action.department)]}) {
      ++one->actions;
      add_up(one->planned, action.budget);
      add_up(one->spent, spent);
    }
    without += action.budget ? 0 : 1;
  }
  doc::Table table{"means",
                   in_words("Budget of the plan of {year}", {{"year", std::to_string(review_.year)}}),
                   {{in_words("Department")},
                    {in_words("Actions"), true},
                    {in_words("Planned"), true},
                    {in_words("Spent"), true}},
                   {}};
  const auto add = [&](const std::string& name, const DepartmentMeans& one) {
    table.rows.push_back({name.empty() ? in_words("Department not told") : name,
                          {number(static_cast<double>(one.actions)), plan_note(plan)},
                          euros(one.planned, plan_note(plan)),
                          euros(one.spent, journal_note(plan))});
  };
  for (const auto& [name, one] : by_department) add(name, one);
  add(in_words("Total"), all);
  blocks.emplace_back(std::move(table));
  if (without > 0)
    blocks.emplace_back(aside(in_words("Actions without a budget, which no total counts: {count}.",
                                       {{"count", std::to_string(without)}})));
  return blocks;
}

}  // namespace capnr

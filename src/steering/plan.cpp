// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan.h"

#include <algorithm>
#include <set>

namespace capnr {
namespace {

IndicatorWords words_of(const Indicator& indicator) {
  IndicatorWords words{indicator.id,
                       indicator.name.fr,
                       indicator.name.en,
                       indicator.formula.fr,
                       indicator.threshold.text,
                       std::string(code(indicator.threshold.origin)),
                       {}};
  for (const Measure& measure : indicator.measures) words.units.push_back(measure.unit);
  return words;
}

template <class T>
std::set<std::string> named_by(const Plan& plan, T Action::* member) {
  std::set<std::string> ids;
  for (const Action& action : plan.actions) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!(action.*member).empty()) ids.insert(action.*member);
    } else {
      ids.insert((action.*member).begin(), (action.*member).end());
    }
  }
  return ids;
}

std::string_view what_lacks(const Action& action) {
  if (action.title.empty()) return "title";
  if (action.commitments.empty()) return "commitments";
  if (action.department.empty()) return "department";
  if (!action.start) return "start";
  if (!action.end) return "end";
  return {};
}

// An entry dated before what is known of the same kind adds to the notes, no more.
void tell(ActionProgress& progress, const PlanEntry& entry, std::optional<Date>& spent_on) {
  const bool is_later = !progress.date || entry.date >= *progress.date;
  switch (entry.kind) {
    case PlanEntryKind::progress:
      if (is_later) {
        progress.percent = entry.number;
        progress.date = entry.date;
      }
      progress.notes.push_back({entry.date, entry.text, entry.by, entry.number});
      return;
    case PlanEntryKind::spent:
      if (spent_on && entry.date < *spent_on) return;
      progress.spent = entry.number;
      spent_on = entry.date;
      return;
    case PlanEntryKind::note:
      progress.notes.push_back({entry.date, entry.text, entry.by, std::nullopt});
      return;
    case PlanEntryKind::milestone:
      progress.reached.insert_or_assign(entry.text, entry.date);
      return;
    case PlanEntryKind::not_reached:
      progress.reached.erase(entry.text);
      return;
    case PlanEntryKind::evidence:
      progress.evidence.push_back({entry.date, entry.text, entry.sha256});
      return;
    case PlanEntryKind::validation:
      return;
  }
}

}  // namespace

const CommitmentWords* PlanWords::commitment(std::string_view id) const {
  const auto found = std::ranges::find(commitments, id, &CommitmentWords::id);
  return found == commitments.end() ? nullptr : &*found;
}

const Action* Plan::action(std::string_view id) const {
  const auto found = std::ranges::find(actions, id, &Action::id);
  return found == actions.end() ? nullptr : &*found;
}

PlanWords words_for(const Plan& plan, const Programme& programme, std::span<const Department> departments,
                    std::span<const Lever> levers) {
  PlanWords words;
  for (const Commitment& one : programme.commitments)
    words.commitments.push_back({one.id, one.article, one.title.fr, one.title.en, one.quote, one.axis});
  for (const std::string& id : named_by(plan, &Action::indicators))
    if (const Indicator* indicator = programme.indicator(id))
      words.indicators.push_back(words_of(*indicator));
  for (const Department& one : departments) words.departments.push_back({one.code, one.name});
  std::ranges::sort(words.departments, {}, &DepartmentName::code);
  for (const std::string& id : named_by(plan, &Action::lever)) {
    const auto lever = std::ranges::find(levers, id, &Lever::id);
    if (lever == levers.end()) continue;
    words.levers.push_back({lever->id, std::string(code(lever->kind)), lever->name_fr, lever->name_en});
  }
  return words;
}

PlanWords words_of(const Plan& plan, const Programme& programme, std::span<const Department> departments) {
  return plan.words ? *plan.words : words_for(plan, programme, departments);
}

Result<> may_submit(const Plan& plan) {
  if (plan.actions.empty())
    return fail(Kind::bad_input, "the plan of {year} has no action yet: capnr plan import FILE brings them",
                {{"year", std::to_string(plan.year)}});
  std::string lacking;
  std::size_t count = 0;
  for (const Action& action : plan.actions) {
    const std::string_view what = what_lacks(action);
    if (what.empty()) continue;
    if (++count <= 5) lacking += (count == 1 ? "" : ", ") + action.id + " (" + std::string(what) + ")";
  }
  if (count == 0) return {};
  return fail(Kind::bad_input,
              "{count} actions are not complete: each needs a title, a commitment, a department, a start and "
              "an end: {actions}",
              {{"count", std::to_string(count)}, {"actions", lacking + (count > 5 ? ", …" : "")}});
}

const ActionProgress& YearPlan::followed(std::string_view action) const {
  static const ActionProgress nothing_told;
  const auto found = progress.find(action);
  return found == progress.end() ? nothing_told : found->second;
}

Result<YearPlan> year_plan_of(const StoredPlan& stored, std::span<const PlanEntry> entries,
                              std::optional<Date> until) {
  YearPlan year;
  TRY(year.plan, parse_plan(stored.last.text));
  year.state = stored.last.state;
  year.revision = stored.last.number;
  year.text = stored.last.text;
  year.sha256 = stored.last.sha256;
  year.vote = stored.last.vote;
  year.stamp = stored.last.stamp;
  std::map<std::string, std::optional<Date>> spent_on;
  for (const PlanEntry& entry : entries) {
    if (until && entry.date > *until) continue;
    if (entry.kind == PlanEntryKind::validation) {
      year.validations.insert_or_assign(entry.subject, entry.date);
    } else {
      tell(year.progress[entry.subject], entry, spent_on[entry.subject]);
    }
  }
  for (auto& [action, progress] : year.progress)
    std::ranges::stable_sort(progress.notes, {}, &ProgressNote::date);
  return year;
}

Plan cloned_plan(const YearPlan& from, int year) {
  Plan plan{year, from.plan.title, from.plan.actions, std::nullopt};
  const std::string before = std::to_string(from.plan.year);
  if (const std::size_t at = plan.title.find(before); at != std::string::npos)
    plan.title.replace(at, before.size(), std::to_string(year));
  std::erase_if(plan.actions,
                [&](const Action& action) { return from.followed(action.id).percent.value_or(0) >= 100; });
  for (Action& action : plan.actions) {
    const auto& reached = from.followed(action.id).reached;
    std::erase_if(action.milestones, [&](const Milestone& one) { return reached.contains(one.label); });
  }
  return plan;
}

std::optional<double> expected_share(const Action& action, Date day) {
  if (!action.start || !action.end) return std::nullopt;
  if (day >= *action.end) return 1;
  if (day < *action.start) return 0;
  const double days = action.end->days - action.start->days + 1;
  return (day.days - action.start->days + 1) / days;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/plan_output.h"
#include "publish/terminal_text.h"
#include "publish/words.h"
#include "steering/plan_cells.h"

namespace capnr {
namespace {

class Writer : public TerminalText {
 public:
  using TerminalText::TerminalText;

  std::string euros(const std::optional<double>& amount) const {
    return amount ? format_number(*amount, language(), 9) + " €" : "–";
  }
  std::string percent(const std::optional<double>& share) const {
    return share ? format_number(*share, language()) + " %" : "–";
  }
  void named(std::string_view what, const std::string& said) {
    if (!said.empty()) item(in_words("{what}: {said}", {{"what", in_words(what)}, {"said", said}}));
  }
};

std::string title_of(const Writer& to, const YearPlan& plan) {
  std::string words = to.in_words(
      "plan of {year}: {state}",
      {{"year", std::to_string(plan.plan.year)}, {"state", std::string(name(plan.state, to.language()))}});
  return plan.plan.title.empty() ? words : plan.plan.title + " – " + words;
}

void write_state(Writer& to, const YearPlan& plan) {
  to.title(title_of(to, plan));
  to.paragraph(
      to.in_words("revision {revision}, by {who} on {date}", {{"revision", std::to_string(plan.revision)},
                                                              {"who", plan.stamp.by},
                                                              {"date", plan.stamp.at.substr(0, 10)}}));
  if (plan.vote)
    to.paragraph(to.in_words(
        "voted on {date}, deliberation {reference}",
        {{"date", shown_date(plan.vote->date, to.language())}, {"reference", plan.vote->reference}}));
  if (plan.frozen()) to.paragraph("SHA-256 " + plan.sha256);
}

void write_actions(Writer& to, const YearPlan& plan) {
  TextTable table;
  table.columns = {{to.in_words("action")},
                   {to.in_words("title"), false, true},
                   {to.in_words("commitments"), false, true},
                   {to.in_words("department")},
                   {to.in_words("budget"), true},
                   {to.in_words("spent"), true},
                   {to.in_words("progress"), true},
                   {to.in_words("end")}};
  for (const Action& action : plan.plan.actions) {
    const ActionProgress& told = plan.followed(action.id);
    table.rows.push_back({action.id, action.title, plan_cell(action.commitments), action.department,
                          to.euros(action.budget), to.euros(told.spent), to.percent(told.percent),
                          plan_cell(action.end)});
  }
  to.table(table);
}

void write_followed(Writer& to, const Action& action, const ActionProgress& told) {
  for (const Milestone& one : action.milestones) {
    const auto reached = told.reached.find(one.label);
    to.item(reached == told.reached.end()
                ? to.in_words("{date}: {label}", {{"date", to_string(one.due)}, {"label", one.label}})
                : to.in_words("{date}: {label}, reached on {day}", {{"date", to_string(one.due)},
                                                                    {"label", one.label},
                                                                    {"day", to_string(reached->second)}}));
  }
  if (!told.notes.empty()) to.heading(to.in_words("Notes"));
  for (const ProgressNote& note : told.notes)
    to.item(to_string(note.date) + "  " + (note.percent ? to.percent(note.percent) + "  " : "") + note.text +
            " (" + note.by + ")");
  if (!told.evidence.empty()) to.heading(to.in_words("Evidence"));
  for (const AttachedEvidence& one : told.evidence)
    to.item(to_string(one.date) + "  " + one.name + "  " + one.sha256);
}

}  // namespace

std::string_view name(PlanState state, Language language) {
  switch (state) {
    case PlanState::draft:
      return tr(language, "draft");
    case PlanState::submitted:
      return tr(language, "submitted");
    case PlanState::voted:
      return tr(language, "voted");
    case PlanState::closed:
      return tr(language, "closed");
  }
  return "";
}

std::string year_plan_text(const YearPlan& plan, const PlanWords& words, const TerminalOptions& options) {
  Writer to(options);
  write_state(to, plan);
  if (plan.plan.actions.empty()) {
    to.paragraph(to.in_words("No action yet: capnr plan import FILE brings them."));
    return to.taken();
  }
  write_actions(to, plan);
  double budget = 0, spent = 0;
  std::size_t covered = 0;
  for (const Action& action : plan.plan.actions) {
    budget += action.budget.value_or(0);
    spent += plan.followed(action.id).spent.value_or(0);
  }
  for (const CommitmentWords& one : words.commitments) covered += covers(plan.plan, one.id) ? 1 : 0;
  to.paragraph(
      to.in_words("{actions} actions, {covered} commitments of {all}; planned {budget}, spent {spent}",
                  {{"actions", std::to_string(plan.plan.actions.size())},
                   {"covered", std::to_string(covered)},
                   {"all", std::to_string(words.commitments.size())},
                   {"budget", to.euros(budget)},
                   {"spent", to.euros(spent)}}));
  return to.taken();
}

std::string action_text(const YearPlan& plan, const PlanWords& words, const Action& action,
                        const TerminalOptions& options) {
  Writer to(options);
  const ActionProgress& told = plan.followed(action.id);
  to.title(action.id + "  " + action.title);
  if (!action.description.empty()) to.paragraph(action.description);
  for (const std::string& id : action.commitments) {
    const CommitmentWords* commitment = words.commitment(id);
    to.item(id + (commitment == nullptr
                      ? ""
                      : "  " + BothLanguages{commitment->title_fr, commitment->title_en}.in(to.language())));
  }
  to.named("department", action.department);
  to.named("people", action.people);
  to.named("partners", action.partners);
  to.named("budget planned", to.euros(action.budget));
  to.named("budget spent", to.euros(told.spent));
  to.named("start", plan_cell(action.start));
  to.named("end", plan_cell(action.end));
  to.named("lever", action.lever);
  to.named("expected effect", action.expected_effect);
  to.named("indicators", plan_cell(action.indicators));
  to.named("progress", to.percent(told.percent));
  if (!action.milestones.empty()) to.heading(to.in_words("Milestones"));
  write_followed(to, action, told);
  return to.taken();
}

std::string plans_text(std::span<const YearPlan> plans, const TerminalOptions& options) {
  Writer to(options);
  TextTable table;
  table.columns = {{to.in_words("year")},
                   {to.in_words("state")},
                   {to.in_words("revision"), true},
                   {to.in_words("actions"), true},
                   {to.in_words("budget"), true},
                   {to.in_words("vote")},
                   {to.in_words("title"), false, true}};
  for (const YearPlan& plan : plans) {
    double budget = 0;
    for (const Action& action : plan.plan.actions) budget += action.budget.value_or(0);
    table.rows.push_back(
        {std::to_string(plan.plan.year), std::string(name(plan.state, to.language())),
         std::to_string(plan.revision), std::to_string(plan.plan.actions.size()), to.euros(budget),
         plan.vote ? to_string(plan.vote->date) + "  " + plan.vote->reference : "", plan.plan.title});
  }
  if (plans.empty()) {
    to.paragraph(to.in_words("No plan yet: capnr plan new YEAR makes one."));
  } else {
    to.table(table);
  }
  return to.taken();
}

std::string revisions_text(std::span<const PlanRevision> revisions, const TerminalOptions& options) {
  Writer to(options);
  TextTable table;
  table.columns = {{to.in_words("revision"), true},
                   {to.in_words("state")},
                   {to.in_words("recorded")},
                   {to.in_words("by")},
                   {"SHA-256"},
                   {to.in_words("note"), false, true}};
  for (const PlanRevision& one : revisions)
    table.rows.push_back({std::to_string(one.number), std::string(name(one.state, to.language())),
                          one.stamp.at, one.stamp.by, one.sha256.substr(0, 12), one.stamp.note});
  to.table(table);
  return to.taken();
}

std::string changes_text(std::span<const ActionChange> changes, const TerminalOptions& options) {
  Writer to(options);
  if (changes.empty()) to.paragraph(to.in_words("No action changes."));
  for (const ActionChange& change : changes) {
    const std::string words = change.kind == ActionChangeKind::added     ? to.in_words("added")
                              : change.kind == ActionChangeKind::removed ? to.in_words("removed")
                                                                         : to.in_words("changed");
    to.paragraph(change.action + "  " + words + "  " + change.title);
    for (const FieldChange& field : change.fields)
      to.item(
          to.in_words("{what}: {before} → {after}", {{"what", to.in_words(field.field)},
                                                     {"before", field.before.empty() ? "–" : field.before},
                                                     {"after", field.after.empty() ? "–" : field.after}}));
  }
  return to.taken();
}

std::string meetings_text(std::span<const Meeting> meetings, const TerminalOptions& options) {
  Writer to(options);
  TextTable table;
  table.columns = {{to.in_words("date")},
                   {to.in_words("committee")},
                   {to.in_words("subject"), false, true},
                   {to.in_words("minutes"), false, true}};
  for (const Meeting& one : meetings)
    table.rows.push_back({to_string(one.date), one.committee,
                          one.subject + (one.cancelled ? " (" + to.in_words("cancelled") + ")" : ""),
                          one.minutes_name.empty() ? "–" : one.minutes_name + "  " + one.minutes_sha256});
  if (meetings.empty()) {
    to.paragraph(to.in_words("No meeting is recorded."));
  } else {
    to.table(table);
  }
  return to.taken();
}

std::string decisions_text(std::span<const Decision> decisions, const TerminalOptions& options) {
  Writer to(options);
  TextTable table;
  table.columns = {{to.in_words("date")},
                   {to.in_words("reference")},
                   {to.in_words("committee")},
                   {to.in_words("actions"), false, true},
                   {to.in_words("decision"), false, true}};
  for (const Decision& one : decisions)
    table.rows.push_back(
        {to_string(one.date), one.reference, one.committee, plan_cell(one.actions), one.text});
  if (decisions.empty()) {
    to.paragraph(to.in_words("No decision is recorded."));
  } else {
    to.table(table);
  }
  return to.taken();
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/action_pages.h"

#include <algorithm>

#include "base/text.h"
#include "evidence/plan_journal.h"
#include "html/components.h"
#include "html/form.h"
#include "people/audit.h"
#include "publish/words.h"
#include "steering/stored_plans.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/plan_of_address.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

Html links_to(const Exchange& exchange, std::string_view pattern, const std::vector<std::string>& ids) {
  Html out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += ", ";
    out += link(exchange.url(pattern, {id}), id);
  }
  return out;
}

Html sheet(const Exchange& exchange, const Action& action, const ActionProgress& told) {
  std::vector<std::pair<std::string, Html>> facts;
  const auto fact = [&](std::string_view label, Html words) {
    if (!words.empty()) facts.emplace_back(std::string(label), std::move(words));
  };
  const auto money = [&](const std::optional<double>& euros) {
    return euros ? html::text(shown_number(euros, exchange.language) + "\u00a0€") : Html();
  };
  fact(exchange.in_words("Commitments"), links_to(exchange, "/engagements/{id}", action.commitments));
  fact(exchange.in_words("Department"), html::text(action.department));
  fact(exchange.in_words("Carried by"), html::text(action.people));
  fact(exchange.in_words("Partners"), html::text(action.partners));
  fact(exchange.in_words("Budget"), money(action.budget));
  fact(exchange.in_words("Spent"), money(told.spent));
  if (action.start)
    fact(exchange.in_words("Start"), html::text(shown_date(*action.start, exchange.language)));
  if (action.end) fact(exchange.in_words("End"), html::text(shown_date(*action.end, exchange.language)));
  fact(exchange.in_words("Expected effect"), html::text(action.expected_effect));
  fact(exchange.in_words("Judged by"), links_to(exchange, "/indicateurs/{id}", action.indicators));
  if (told.percent)
    fact(exchange.in_words("Progress"),
         html::text(shown_number(told.percent, exchange.language) + "\u00a0%"));
  return html::definition_list(facts);
}

Html milestones(const Exchange& exchange, const Action& action, const ActionProgress& told) {
  std::vector<Html> items;
  for (const Milestone& one : action.milestones) {
    const auto reached = told.reached.find(one.label);
    Html item = html::text(shown_date(one.due, exchange.language) + " – " + one.label);
    if (reached != told.reached.end()) {
      item += exchange.in_words(": reached on {date}",
                                {{"date", shown_date(reached->second, exchange.language)}});
    } else if (one.due < exchange.today) {
      item += " ";
      item += element("span", {{"class", "state bad"}}, exchange.in_words("late"));
    }
    items.push_back(std::move(item));
  }
  return items.empty() ? html::paragraph(exchange.in_words("None.")) : html::bullet_list(items);
}

Html notes(const Exchange& exchange, const ActionProgress& told) {
  std::vector<Html> items;
  for (auto note = told.notes.rbegin(); note != told.notes.rend(); ++note) {
    std::string line = shown_date(note->date, exchange.language) + ", " + note->by + ": " + note->text;
    if (note->percent) line += " (" + shown_number(note->percent, exchange.language) + "\u00a0%)";
    items.push_back(html::text(line));
  }
  return items.empty() ? html::paragraph(exchange.in_words("Nobody has told anything yet."))
                       : html::bullet_list(items);
}

// ---- What is told -------------------------------------------------------------------------------------------------------

std::vector<Field> told_fields(const Exchange& exchange, const Action& action, const ActionProgress& told) {
  std::vector<Field> fields;
  const auto add = [&](std::string_view name, std::string_view label, Field::Kind kind) -> Field& {
    Field& field = fields.emplace_back();
    field.name = name;
    field.label = label;
    field.kind = kind;
    field.value = exchange.field(name);
    return field;
  };
  add("avancement", exchange.in_words("Progress, in percent"), Field::Kind::number);
  add("depense", exchange.in_words("Spent so far, in euros"), Field::Kind::number);
  Field& reached = add("jalon", exchange.in_words("A milestone that is reached"), Field::Kind::choice);
  reached.choices = {{"", "–"}};
  for (const Milestone& one : action.milestones)
    if (!told.reached.contains(one.label)) reached.choices.push_back({one.label, one.label});
  add("note", exchange.in_words("Comment"), Field::Kind::area);
  return fields;
}

Html told_form(const Exchange& exchange, const std::vector<Field>& fields) {
  html::Form form{exchange.url("/plans/{annee}/{action}", {exchange.values[0], exchange.values[1]})};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Record");
  return html::render(form);
}

bool may_tell(const Exchange& exchange, const YearPlan& plan, const Action& action) {
  if (plan.state == PlanState::closed || !exchange.may(Access::contributor)) return false;
  return exchange.may(Access::pilot) || exchange.visitor->grant.department == action.department;
}

Result<Response> show(const Exchange& exchange, const YearPlan& plan, const Action& action,
                      const std::vector<Field>& fields, int status = 200) {
  const ActionProgress& told = plan.followed(action.id);
  PageContent content;
  content.title = action.id + " – " + action.title;
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")},
                   {exchange.in_words("Plan of {year}", {{"year", exchange.values[0]}}),
                    exchange.url("/plans/{annee}", {exchange.values[0]})}};
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  if (!action.description.empty()) content.main += html::paragraph(action.description);
  content.main += sheet(exchange, action, told);
  content.main +=
      html::section("jalons", exchange.in_words("Milestones"), milestones(exchange, action, told));
  content.main += html::section("suivi", exchange.in_words("Comments and progress"), notes(exchange, told));
  if (plan.state == PlanState::draft && exchange.may(Access::pilot))
    if (const auto url = html::Url::from(exchange.path("/plans/{annee}/modifier", {exchange.values[0]}) +
                                         "?action=" + percent_encoded(action.id)))
      content.main += element("p", {}, link(*url, exchange.in_words("Change this action")));
  if (may_tell(exchange, plan, action))
    content.main += html::section("dire", exchange.in_words("Tell how it goes"), told_form(exchange, fields));
  return page(exchange, std::move(content));
}

Result<std::optional<double>> number_of(const Exchange& exchange, std::string_view name, double most) {
  const std::string text = exchange.field(name);
  if (text.empty()) return std::nullopt;
  const auto number = parse_number(text);
  if (!number || *number < 0 || *number > most)
    return fail(Kind::bad_input, "write a number from 0 to {most}",
                {{"most", format_number(most, exchange.language, 9)}}, {.column = std::string(name)});
  return number;
}

Result<> record(const Exchange& exchange, const YearPlan& plan, const Action& action) {
  PlanEntry entry;
  entry.year = plan.plan.year;
  entry.subject = action.id;
  entry.date = exchange.today;
  entry.at = utc_text(exchange.now);
  entry.by = exchange.visitor->account().name;
  TRY(const std::optional<double> percent, number_of(exchange, "avancement", 100));
  TRY(const std::optional<double> spent, number_of(exchange, "depense", 1e12));
  const std::string note = exchange.field("note"), reached = exchange.field("jalon");
  TRY(Database::Transaction transaction, exchange.database.begin());
  bool told = false;
  const auto tell = [&](PlanEntryKind kind, std::optional<double> number,
                        const std::string& text) -> Result<> {
    entry.kind = kind;
    entry.number = number;
    entry.text = text;
    TRY(const bool fresh, record_entry(exchange.database, exchange.org(), entry));
    told = told || fresh;
    return {};
  };
  if (percent) TRY_VOID(tell(PlanEntryKind::progress, percent, note));
  if (spent) TRY_VOID(tell(PlanEntryKind::spent, spent, {}));
  if (!reached.empty()) TRY_VOID(tell(PlanEntryKind::milestone, std::nullopt, reached));
  if (!note.empty() && !percent) TRY_VOID(tell(PlanEntryKind::note, std::nullopt, note));
  if (!told)
    return fail(Kind::bad_input, "nothing was told: fill at least one field", {}, {.column = "note"});
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "plan.told", std::to_string(plan.plan.year) + " " + action.id}));
  return transaction.commit();
}

Result<const Action*> action_of(const Exchange& exchange, const YearPlan& plan) {
  const Action* action = plan.plan.action(exchange.values[1]);
  if (action == nullptr)
    return fail(Kind::not_found, "there is no action {id} in the plan of {year}",
                {{"id", exchange.values[1]}, {"year", exchange.values[0]}});
  return action;
}

}  // namespace

Result<Response> action_page(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of(exchange, plan));
  return show(exchange, plan, *action, told_fields(exchange, *action, plan.followed(action->id)));
}

Result<Response> action_sent(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of(exchange, plan));
  if (!may_tell(exchange, plan, *action))
    return fail(Kind::conflict,
                "the progress of an action is told by its department, while the plan is open");
  const auto done = record(exchange, plan, *action);
  if (done)
    return redirect(exchange.path("/plans/{annee}/{action}", {exchange.values[0], exchange.values[1]}) +
                    "#suivi");
  if (done.error().kind == Kind::unavailable) return tl::unexpected(done.error());
  std::vector<Field> fields = told_fields(exchange, *action, plan.followed(action->id));
  put_error(exchange, done.error(), fields, "avancement");
  return show(exchange, plan, *action, fields, http_status(done.error().kind));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/action_pages.h"

#include <array>

#include "html/components.h"
#include "html/form.h"
#include "publish/words.h"
#include "steering/stored_plans.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/plan_of_address.h"
#include "web/told.h"
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

// The form has its own names for what is told.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> form_names = {
    {{"progress", "avancement"}, {"spent", "depense"}, {"milestone", "jalon"}, {"note", "note"}}};

Error in_form(Error error) {
  for (const auto& [member, name] : form_names)
    if (error.where.column == member) error.where.column = name;
  return error;
}

}  // namespace

Result<Response> action_page(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of_address(exchange, plan));
  return show(exchange, plan, *action, told_fields(exchange, *action, plan.followed(action->id)));
}

Result<Response> action_sent(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of_address(exchange, plan));
  const auto done = tell_progress(exchange, plan, *action,
                                  {exchange.field("avancement"), exchange.field("depense"),
                                   exchange.field("jalon"), exchange.field("note")});
  if (done)
    return redirect(exchange.path("/plans/{annee}/{action}", {exchange.values[0], exchange.values[1]}) +
                    "#suivi");
  if (done.error().kind != Kind::bad_input) return tl::unexpected(done.error());
  std::vector<Field> fields = told_fields(exchange, *action, plan.followed(action->id));
  put_error(exchange, in_form(done.error()), fields, "avancement");
  return show(exchange, plan, *action, fields, http_status(done.error().kind));
}

}  // namespace capnr::web

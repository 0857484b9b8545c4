// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/scenario_forms.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "html/components.h"
#include "html/table.h"
#include "people/audit.h"
#include "publish/words.h"
#include "steering/scenario_store.h"
#include "steering/stored_plans.h"
#include "web/address.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

Result<Html> kept_scenarios(const Exchange& exchange) {
  TRY(const std::vector<StoredScenario> all, list_scenarios(exchange.database, exchange.org()));
  if (all.empty())
    return html::paragraph(
        exchange.in_words("No scenario is kept yet: a pilot keeps a simulation under a name."));
  html::Table table;
  table.id = "scenarios-gardes";
  table.caption = exchange.in_words("The scenarios that were kept");
  table.columns = {{std::string(exchange.in_words("Scenario")), "", false},
                   {std::string(exchange.in_words("Kept on")), "", false},
                   {std::string(exchange.in_words("By")), "", false}};
  for (const StoredScenario& one : all) {
    const auto url = html::Url::from(exchange.path("/simulateur") + "?" + one.query);
    const auto day = parse_date(std::string_view(one.recorded_at).substr(0, 10));
    table.rows.push_back({url ? html::link(*url, one.name) : html::text(one.name),
                          html::text(day ? shown_date(*day, exchange.language) : one.recorded_at),
                          html::text(one.recorded_by)});
  }
  return html::render(table);
}

// The simulation goes with each form as it stands in the address.
Html form_of(const Exchange& exchange, std::string_view gesture, const Field& field, std::string button) {
  const auto here = address_with(exchange.path("/simulateur"), exchange.request.query);
  html::Form form{here.value_or(exchange.url("/simulateur"))};
  form.hidden = {csrf_of(exchange), {"geste", std::string(gesture)}};
  form.inside = html::field(field);
  form.button = std::move(button);
  return html::render(form);
}

std::string next_id(const Plan& plan) {
  int last = 0;
  for (const Action& action : plan.actions) {
    if (!action.id.starts_with("A-")) continue;
    int number = 0;
    std::from_chars(action.id.data() + 2, action.id.data() + action.id.size(), number);
    last = std::max(last, number);
  }
  return "A-" + std::string(last < 9 ? "0" : "") + std::to_string(last + 1);
}

Action action_of(const Exchange& exchange, const Lever& lever, const SimulatedLever& effect,
                 const SimulationDocument& document, int year) {
  Action action;
  action.title = capnr::name_of(lever, exchange.language);
  if (lever.filter.departments.size() == 1) action.department = lever.filter.departments.front();
  action.budget = cost_of(lever, year);
  action.start = date_of(std::max(lever.start, year), 1, 1);
  action.end =
      date_of(std::max(lever.start, year) + std::max(1, static_cast<int>(lever.ramp_years)) - 1, 12, 31);
  if (document.climate)
    action.expected_effect = exchange.in_words(
        "{amount} avoided to {year}, simulated on the inventory of {date}",
        {{"amount", format_number(effect.in_order[*document.climate].value, exchange.language) + "\u00A0" +
                        std::string(shown_unit(Criterion::gwp, exchange.language))},
         {"year", std::to_string(document.simulation.until)},
         {"date", shown_date(document.inventory_date, exchange.language)}});
  return action;
}

Result<int> year_sent(const Exchange& exchange) {
  const std::string typed = exchange.field("annee");
  int year = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
  if (error != std::errc() || end != typed.data() + typed.size() || year < 2000 || year > 2200)
    return fail(Kind::bad_input, "write the year of a plan, as 2027", {}, {.column = "annee"});
  return year;
}

}  // namespace

std::vector<Field> scenario_fields(const Exchange& exchange, const AskedSimulation& asked) {
  Field name;
  name.name = "nom";
  name.label = exchange.in_words("Name of the scenario");
  name.value = exchange.field("nom");
  name.required = exchange.in_words("required");
  Field year;
  year.name = "annee";
  year.label = exchange.in_words("Year of the plan");
  year.kind = Field::Kind::number;
  year.value = exchange.field("annee");
  if (year.value.empty()) year.value = std::to_string(year_of(asked.inventory().header.date) + 1);
  year.hint = exchange.in_words(
      "Each lever becomes an action of its draft; those of the best plan only, where there is one.");
  return {name, year};
}

Result<Html> scenario_section(const Exchange& exchange, const AskedSimulation& asked,
                              const std::vector<Field>& fields) {
  TRY(Html inside, kept_scenarios(exchange));
  const bool something = asked.fields.empty() && !asked.book.levers.empty();
  if (something && exchange.may(Access::pilot)) {
    inside += form_of(exchange, "garder", fields[0], std::string(exchange.in_words("Keep this simulation")));
    inside += form_of(exchange, "actions", fields[1], std::string(exchange.in_words("Make actions of it")));
  }
  return html::section("scenarios", exchange.in_words("Scenarios"), inside);
}

Result<> keep_asked(const Exchange& exchange, const std::string& query) {
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY_VOID(keep_scenario(
      exchange.database, exchange.org(),
      {exchange.field("nom"), query, utc_text(exchange.now), exchange.visitor->account().name}));
  TRY_VOID(append_audit(exchange.database, exchange.actor(), {exchange.org(), "scenario.kept", "scenario"}));
  return transaction.commit();
}

Result<int> make_actions(const Exchange& exchange, const AskedSimulation& asked, const Simulated& told) {
  TRY(const int year, year_sent(exchange));
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY(std::optional<YearPlan> there, plan_of_year(exchange.database, exchange.org(), year));
  if (there && there->frozen())
    return fail(Kind::conflict, "the plan of {year} is no draft any more: choose another year",
                {{"year", std::to_string(year)}}, {.column = "annee"});
  Plan plan;
  plan.year = year;
  plan.title = exchange.in_words("Plan of {year}", {{"year", std::to_string(year)}});
  if (there) plan = there->plan;
  const SimulationDocument& document = told.document;
  std::size_t made = 0;
  for (std::size_t l = 0; l < asked.book.levers.size(); ++l) {
    if (document.plan && !document.plan->choice.chosen[l]) continue;
    Action action =
        action_of(exchange, document.book.levers[l], document.simulation.levers[l], document, year);
    action.id = next_id(plan);
    plan.actions.push_back(std::move(action));
    ++made;
  }
  if (made == 0)
    return fail(Kind::bad_input, "the best plan chooses none of the levers: there is no action to make", {},
                {.column = "annee"});
  std::ranges::sort(plan.actions, {}, &Action::id);
  TRY_VOID(write_draft(exchange.database, exchange.org(), year, there ? there->revision : 0, plan_text(plan),
                       {utc_text(exchange.now), exchange.visitor->account().name,
                        std::string(exchange.in_words("Actions made of a simulation"))}));
  TRY_VOID(
      append_audit(exchange.database, exchange.actor(),
                   {exchange.org(), "plan.simulated", "plan " + std::to_string(year), std::to_string(made)}));
  TRY_VOID(transaction.commit());
  return year;
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/plan_pages.h"

#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "html/table.h"
#include "publish/plan_output.h"
#include "publish/words.h"
#include "steering/plan_coverage.h"
#include "steering/stored_plans.h"
#include "web/city.h"
#include "web/frame.h"
#include "web/pages/plan_life.h"
#include "web/plan_of_address.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

std::string money(const std::optional<double>& euros, Language language) {
  return euros ? shown_number(euros, language) + "\u00a0€" : "–";
}

std::string percent(const std::optional<double>& share, Language language) {
  return share ? format_number(*share, language, 3) + "\u00a0%" : "–";
}

html::Url action_url(const Exchange& exchange, const YearPlan& plan, const Action& action) {
  return exchange.url("/plans/{annee}/{action}", {std::to_string(plan.plan.year), action.id});
}

// ---- The board ----------------------------------------------------------------------------------------------------------

enum class Column { waiting, under_way, late, done };

Column column_of(const Action& action, const ActionProgress& told, Date today) {
  if (told.percent && *told.percent >= 100) return Column::done;
  if (action.end && *action.end < today) return Column::late;
  const bool begun = (told.percent && *told.percent > 0) || (action.start && *action.start <= today);
  return begun ? Column::under_way : Column::waiting;
}

Html card(const Exchange& exchange, const YearPlan& plan, const Action& action) {
  const ActionProgress& told = plan.followed(action.id);
  Html inside = element("p", {}, link(action_url(exchange, plan, action), action.id + " – " + action.title));
  std::string line = action.department;
  if (action.end) {
    if (!line.empty()) line += " · ";
    line += exchange.in_words("until {date}", {{"date", shown_date(*action.end, exchange.language)}});
  }
  inside += element("p", {{"class", "note"}}, line);
  inside +=
      element("p", {{"class", "note"}},
              exchange.in_words("Progress: {share}", {{"share", percent(told.percent, exchange.language)}}));
  return element("li", {{"class", "card"}}, inside);
}

Html board(const Exchange& exchange, const YearPlan& plan) {
  const std::array columns_of_board = {std::pair{Column::waiting, exchange.in_words("Not begun")},
                                       std::pair{Column::under_way, exchange.in_words("Under way")},
                                       std::pair{Column::late, exchange.in_words("Late")},
                                       std::pair{Column::done, exchange.in_words("Done")}};
  Html columns;
  for (const auto& [column, label] : columns_of_board) {
    Html cards;
    std::size_t count = 0;
    for (const Action& action : plan.plan.actions) {
      if (column_of(action, plan.followed(action.id), exchange.today) != column) continue;
      cards += card(exchange, plan, action);
      ++count;
    }
    const std::string title = std::string(label) + " (" + std::to_string(count) + ")";
    columns += html::section("etat-" + std::to_string(static_cast<int>(column)), title,
                             count == 0 ? html::paragraph("–") : element("ul", {{"class", "plain"}}, cards));
  }
  return element("div", {{"class", "board"}}, columns);
}

// ---- Tables -------------------------------------------------------------------------------------------------------------

Html actions_table(const Exchange& exchange, const YearPlan& plan) {
  html::Table table;
  table.id = "actions";
  table.caption = exchange.in_words("Its actions");
  table.columns = {{std::string(exchange.in_words("Action")), "", false},
                   {std::string(exchange.in_words("Commitments")), "", false},
                   {std::string(exchange.in_words("Department")), "", false},
                   {std::string(exchange.in_words("Budget"))},
                   {std::string(exchange.in_words("Spent"))},
                   {std::string(exchange.in_words("Progress"))},
                   {std::string(exchange.in_words("End")), "", false}};
  for (const Action& action : plan.plan.actions) {
    const ActionProgress& told = plan.followed(action.id);
    Html commitments;
    for (const std::string& id : action.commitments) {
      if (!commitments.empty()) commitments += ", ";
      commitments += link(exchange.url("/engagements/{id}", {id}), id);
    }
    table.rows.push_back({link(action_url(exchange, plan, action), action.id + " – " + action.title),
                          commitments, html::text(action.department),
                          html::text(money(action.budget, exchange.language)),
                          html::text(money(told.spent, exchange.language)),
                          html::text(percent(told.percent, exchange.language)),
                          html::text(action.end ? shown_date(*action.end, exchange.language) : "–")});
  }
  return html::render(table);
}

Html department_map(const Exchange& exchange, const PlanCoverage& coverage) {
  html::Table table;
  table.id = "carte";
  table.caption = exchange.in_words("Departments and axes");
  table.note =
      exchange.in_words("Number of actions of each department, by axis of the commitments that they serve");
  table.columns = {{std::string(exchange.in_words("Department")), "", false}};
  for (std::size_t i = 0; i < axis_count; ++i)
    table.columns.push_back({std::string(name(static_cast<Axis>(i), exchange.language))});
  table.columns.push_back({std::string(exchange.in_words("Has read the plan")), "", false});
  for (const DepartmentRow& row : coverage.map) {
    std::vector<Html> cells = {html::text(row.department.code.empty()
                                              ? row.department.name
                                              : row.department.code + " – " + row.department.name)};
    for (const std::size_t count : row.actions) cells.push_back(html::text(std::to_string(count)));
    cells.push_back(html::text(exchange.in_words(row.validated ? "yes" : "no")));
    table.rows.push_back(std::move(cells));
  }
  return table.rows.empty() ? Html() : html::render(table);
}

Html uncovered(const Exchange& exchange, const PlanCoverage& coverage) {
  std::vector<Html> items;
  items.reserve(coverage.uncovered.size());
  for (const CommitmentWords& one : coverage.uncovered)
    items.push_back(link(exchange.url("/engagements/{id}", {one.id}),
                         one.id + " – " + BothLanguages{one.title_fr, one.title_en}.in(exchange.language)));
  return items.empty() ? html::paragraph(exchange.in_words("None.")) : html::bullet_list(items);
}

Html revisions(const Exchange& exchange, const std::vector<PlanRevision>& all) {
  html::Table table;
  table.id = "versions";
  table.caption = exchange.in_words("Its versions");
  table.columns = {{std::string(exchange.in_words("Revision"))},
                   {std::string(exchange.in_words("State")), "", false},
                   {std::string(exchange.in_words("Date")), "", false},
                   {std::string(exchange.in_words("By")), "", false},
                   {"SHA-256", "", false}};
  for (const PlanRevision& one : all)
    table.rows.push_back({html::text(std::to_string(one.number)),
                          html::text(name(one.state, exchange.language)),
                          html::text(one.stamp.at.substr(0, 10)), html::text(one.stamp.by),
                          element("span", {{"class", "hash"}}, one.sha256.substr(0, 16))});
  return html::render(table);
}

std::string state_words(const Exchange& exchange, const YearPlan& plan) {
  std::string words(name(plan.state, exchange.language));
  if (plan.vote)
    words += ", " + exchange.in_words("voted on {date}, deliberation {reference}",
                                      {{"date", shown_date(plan.vote->date, exchange.language)},
                                       {"reference", plan.vote->reference}});
  return words;
}

Html key_figures_of(const Exchange& exchange, const YearPlan& plan, const PlanCoverage& coverage) {
  const std::optional<double> rate = coverage.realised.rate();
  return html::key_figures(
      {{std::string(exchange.in_words("Actions")), std::to_string(plan.plan.actions.size()), "", ""},
       {std::string(exchange.in_words("Realised, of what was expected on this day")),
        rate ? format_number(*rate, exchange.language, 3) : "–", rate ? "%" : "", ""},
       {std::string(exchange.in_words("Budget")), shown_number(coverage.budget, exchange.language), "€",
        exchange.in_words("spent: {amount}", {{"amount", money(coverage.spent, exchange.language)}})},
       {std::string(exchange.in_words("Commitments without an action")),
        std::to_string(coverage.uncovered.size()), "", ""}});
}

Html ways_on(const Exchange& exchange, const YearPlan& plan, std::size_t versions) {
  const std::string& year = exchange.values[0];
  std::vector<Html> items;
  if (plan.state == PlanState::draft && exchange.may(Access::pilot))
    items.push_back(
        link(exchange.url("/plans/{annee}/modifier", {year}), exchange.in_words("Add an action")));
  if (versions > 1)
    items.push_back(
        link(exchange.url("/plans/{annee}/comparer", {year}), exchange.in_words("Compare versions")));
  items.push_back(
      link(exchange.url("/plans/{annee}/plan.csv", {year}), exchange.in_words("Download as a table (CSV)")));
  items.push_back(
      link(exchange.url("/plans/{annee}/plan.json", {year}), exchange.in_words("Download as JSON")));
  return html::bullet_list(items);
}

}  // namespace

Result<Response> plans_page(Exchange& exchange) {
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Plans");
  if (plans.empty()) {
    content.main = html::paragraph(exchange.in_words("The city has no plan yet."));
    if (exchange.may(Access::pilot)) content.main += new_plan_form(exchange, plans);
    return page(exchange, std::move(content));
  }
  html::Table table;
  table.id = "plans";
  table.caption = exchange.in_words("A plan a year");
  table.columns = {{std::string(exchange.in_words("Year")), "", false},
                   {std::string(exchange.in_words("Title")), "", false},
                   {std::string(exchange.in_words("State")), "", false},
                   {std::string(exchange.in_words("Actions"))}};
  for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
    const std::string year = std::to_string(plan->plan.year);
    table.rows.push_back({link(exchange.url("/plans/{annee}", {year}), year), html::text(plan->plan.title),
                          html::text(state_words(exchange, *plan)),
                          html::text(std::to_string(plan->plan.actions.size()))});
  }
  content.main = html::render(table);
  if (exchange.may(Access::pilot)) content.main += new_plan_form(exchange, plans);
  return page(exchange, std::move(content));
}

Result<Response> plan_page(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  TRY(const std::vector<PlanRevision> versions,
      plan_revisions(exchange.database, exchange.org(), plan.plan.year));
  const PlanWords words = words_of(plan.plan, exchange.programme(), city.city.departments);
  const PlanCoverage coverage = plan_coverage(plan, words, exchange.programme(), entries, exchange.today);
  PageContent content;
  content.title = plan.plan.title.empty()
                      ? exchange.in_words("Plan of {year}", {{"year", exchange.values[0]}})
                      : plan.plan.title;
  content.subtitle = state_words(exchange, plan);
  content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")}};
  content.main = key_figures_of(exchange, plan, coverage);
  content.main += board(exchange, plan);
  content.main += actions_table(exchange, plan);
  content.main += department_map(exchange, coverage);
  content.main += html::section("oublies", exchange.in_words("Commitments without an action"),
                                uncovered(exchange, coverage));
  content.main += revisions(exchange, versions);
  content.main += ways_on(exchange, plan, versions.size());
  content.main += next_steps(exchange, plan);
  return page(exchange, std::move(content));
}

Result<Response> plan_json(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const StoredOrg city, city_of(exchange));
  Response response;
  response.content_type = "application/json";
  response.body =
      body_of(year_plan_json(plan, words_of(plan.plan, exchange.programme(), city.city.departments)));
  return response;
}

}  // namespace capnr::web

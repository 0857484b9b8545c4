// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dashboard_page.h"

#include "html/components.h"
#include "html/table.h"
#include "publish/indicator_list.h"
#include "publish/target_list.h"
#include "publish/words.h"
#include "steering/plan_coverage.h"
#include "steering/stored_plans.h"
#include "web/city.h"
#include "web/frame.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

constexpr std::size_t most_lines = 8;  // of each kind of thing that needs attention

Html targets_table(const Exchange& exchange, const std::vector<JudgedTarget>& targets) {
  html::Table table;
  table.id = "cibles";
  table.caption = exchange.in_words("The targets that were voted, and the trajectory");
  table.columns = {{std::string(exchange.in_words("Target")), "", false},
                   {std::string(exchange.in_words("Goal"))},
                   {std::string(exchange.in_words("Last value"))},
                   {std::string(exchange.in_words("Asked that year"))},
                   {std::string(exchange.in_words("Status")), "", false}};
  for (const JudgedTarget& one : targets) {
    const Target& target = one.entry.target;
    const Unit& unit = unit_of(exchange.programme(), target);
    const auto shown = [&](const std::optional<double>& value) {
      return html::text(value ? shown_value(unit, *value, exchange.language) : "–");
    };
    const auto url = html::Url::from(exchange.path("/cibles") + "#" + percent_encoded(target.key));
    const std::string name = shown_name(exchange.programme(), target, exchange.language);
    table.rows.push_back({url ? link(*url, name) : html::text(name),
                          html::text(shown_value(unit, target.goal.value, exchange.language) + " (" +
                                     std::to_string(target.goal.year) + ")"),
                          shown(one.standing.last ? one.standing.last->value : std::nullopt),
                          shown(one.standing.asked), state_of(one.standing.status, exchange.language)});
  }
  if (table.rows.empty())
    return html::paragraph(
        exchange.in_words("No target yet: capnr targets set records those that the council has voted."));
  return html::render(table);
}

// The first lines, and how many more there are.
Html lines(std::string_view heading, std::vector<Html> items) {
  if (items.empty()) return {};
  const std::size_t all = items.size();
  if (all > most_lines) items.resize(most_lines);
  Html out = element("h3", {}, heading, " (", std::to_string(all), ")");
  out += html::bullet_list(items);
  return out;
}

std::vector<Html> late_things(const Exchange& exchange, const YearPlan& plan, const PlanCoverage& coverage) {
  std::vector<Html> items;
  const std::string year = std::to_string(plan.plan.year);
  for (const LateAction& one : coverage.late_actions) {
    Html item =
        link(exchange.url("/plans/{annee}/{action}", {year, one.action}), one.action + " " + one.title);
    item += exchange.in_words(": was to end on {date}", {{"date", shown_date(one.end, exchange.language)}});
    items.push_back(std::move(item));
  }
  for (const LateMilestone& one : coverage.late_milestones) {
    Html item =
        link(exchange.url("/plans/{annee}/{action}", {year, one.action}), one.action + " – " + one.label);
    item += exchange.in_words(": was due on {date}", {{"date", shown_date(one.due, exchange.language)}});
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<Html> stale_values(const Exchange& exchange, const std::vector<Standing>& all) {
  std::vector<Html> items;
  for (const Standing& one : all) {
    if (one.status != StandingStatus::stale) continue;
    Html item = link(exchange.url("/indicateurs/{id}", {one.indicator->id}),
                     one.indicator->id + " " + standing_name(one, exchange.language));
    item += exchange.in_words(": held until {date}",
                              {{"date", shown_date(*one.entry->stale_after, exchange.language)}});
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

Result<Response> dashboard(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  TRY(const std::vector<JudgedTarget> targets,
      judged_targets(exchange.database, exchange.org(), exchange.programme(), entries, exchange.today));
  const int year = year_of(exchange.today);
  TRY(const std::optional<YearPlan> plan,
      plan_of_year(exchange.database, exchange.org(), year, exchange.today));
  PageContent content;
  content.title = exchange.in_words("Dashboard");
  content.subtitle =
      exchange.in_words("On {date}", {{"date", shown_date(exchange.today, exchange.language)}});
  content.main = axis_lines(exchange, all);
  content.main += targets_table(exchange, targets);
  Html attention;
  if (plan) {
    const PlanWords words = words_of(plan->plan, exchange.programme(), city.city.departments);
    const PlanCoverage coverage = plan_coverage(*plan, words, exchange.programme(), entries, exchange.today);
    attention += lines(exchange.in_words("Late in the plan"), late_things(exchange, *plan, coverage));
  } else {
    attention += html::paragraph(
        exchange.in_words("The city has no plan for {year}.", {{"year", std::to_string(year)}}));
  }
  attention += lines(exchange.in_words("Values that no longer hold"), stale_values(exchange, all));
  if (attention.empty()) attention = html::paragraph(exchange.in_words("Nothing."));
  content.main += html::section("attention", exchange.in_words("What needs attention today"), attention);
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

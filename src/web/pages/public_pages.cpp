// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/public_pages.h"

#include <array>

#include "html/components.h"
#include "html/table.h"
#include "publish/plan_output.h"
#include "publish/words.h"
#include "steering/stored_plans.h"
#include "web/address.h"
#include "web/city.h"
#include "web/frame.h"
#include "web/list_pages.h"
#include "web/routes.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

// Those of an axis that are on the page. `found` counts those of all axes that have a value.
Html results_of(const Exchange& exchange, Axis axis, const std::vector<Standing>& all,
                const ListedPage& shown, std::size_t& found) {
  std::vector<const Standing*> known;
  for (const Standing& one : all)
    if (one.commitment->axis == axis && one.entry && one.entry->value && shown.holds(found++))
      known.push_back(&one);
  return known.empty() ? Html()
                       : standings_table(exchange, "axis-" + std::string(code(axis)),
                                         std::string(name(axis, exchange.language)), known, false);
}

Html actions_of(const Exchange& exchange, const YearPlan& plan) {
  html::Table table;
  table.id = "actions";
  table.caption = exchange.in_words("The actions of {year}", {{"year", std::to_string(plan.plan.year)}});
  table.columns = {{std::string(exchange.in_words("Action")), "", false},
                   {std::string(exchange.in_words("Department")), "", false},
                   {std::string(exchange.in_words("Budget")), "€"},
                   {std::string(exchange.in_words("End")), "", false},
                   {std::string(exchange.in_words("Progress")), "%"}};
  for (const Action& action : plan.plan.actions) {
    const ActionProgress& told = plan.followed(action.id);
    table.rows.push_back({html::text(action.title), html::text(action.department),
                          html::text(shown_number(action.budget, exchange.language)),
                          html::text(action.end ? shown_date(*action.end, exchange.language) : "–"),
                          html::text(shown_number(told.percent, exchange.language))});
  }
  return html::render(table);
}

}  // namespace

Result<Response> public_home(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  PageContent content;
  content.title = exchange.in_words("Towards a responsible digital city");
  content.subtitle =
      exchange.in_words("What {city} committed to, and where it stands on {date}",
                        {{"city", city.city.name}, {"date", shown_date(exchange.today, exchange.language)}});
  content.main = axis_lines(exchange, all);
  std::vector<Html> links = {
      link(exchange.url("/empreinte"), exchange.in_words("The footprint of the information system")),
      link(exchange.url("/resultats"), exchange.in_words("Every indicator, for everybody")),
      link(exchange.url("/plan-vote"), exchange.in_words("The plan that the council voted")),
      link(exchange.url("/bilans-publies"), exchange.in_words("The yearly reviews, for everybody")),
      link(exchange.url("/footprint.csv"),
           exchange.in_words("The results as CSV; ?by=department,phase divides them")),
      link(exchange.url("/site"), exchange.in_words("What this server offers"))};
  content.main += html::section("more", exchange.in_words("Read more"), html::bullet_list(links));
  return page(exchange, std::move(content));
}

Result<Response> public_report(Exchange& exchange) {
  const auto snapshot = exchange.site.current();
  if (!snapshot) {
    if (snapshot.error().kind != Kind::not_found) return tl::unexpected(snapshot.error());
    PageContent content;
    content.title = exchange.in_words("Footprint");
    content.main =
        html::paragraph(exchange.in_words("The city has no inventory yet: import its files to have one."));
    return page(exchange, std::move(content));
  }
  Response response;
  TRY(response.body, (*snapshot)->report(exchange.language));
  response.language = exchange.language == Language::fr ? "fr" : "en";
  return response;
}

Result<Response> public_results(Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  PageContent content;
  content.title = exchange.in_words("Results");
  content.subtitle =
      exchange.in_words("On {date}", {{"date", shown_date(exchange.today, exchange.language)}});
  const std::string asked = exchange.query("axe");
  const ListedPage shown = asked_page(exchange);
  std::size_t found = 0;
  Html results;
  std::vector<Html> axes = {link(exchange.url("/resultats"), exchange.in_words("all"))};
  for (std::size_t i = 0; i < axis_count; ++i) {
    const auto axis = static_cast<Axis>(i);
    if (const auto url = address_with(exchange.path("/resultats"), {{"axe", std::string(code(axis))}}))
      axes.push_back(link(*url, name(axis, exchange.language)));
    if (asked.empty() || asked == code(axis)) results += results_of(exchange, axis, all, shown, found);
  }
  content.main = html::bullet_list(axes);
  content.main +=
      found == 0 ? html::paragraph(exchange.in_words("No indicator has a value yet.")) : std::move(results);
  content.main += pager(exchange, shown, found);
  return page(exchange, std::move(content));
}

Result<Response> public_plan(Exchange& exchange) {
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Voted plan");
  const YearPlan* last = nullptr;
  for (const YearPlan& plan : plans)
    if (plan.voted()) last = &plan;
  if (last == nullptr) {
    content.main = html::paragraph(exchange.in_words("The council has not voted a plan yet."));
    return page(exchange, std::move(content));
  }
  if (last->vote)
    content.subtitle = exchange.in_words(
        "voted on {date}, deliberation {reference}",
        {{"date", shown_date(last->vote->date, exchange.language)}, {"reference", last->vote->reference}});
  content.main = actions_of(exchange, *last);
  content.main += html::paragraph(
      exchange.in_words("SHA-256 of the text that was voted: {hash}", {{"hash", last->sha256}}));
  return page(exchange, std::move(content));
}

Result<Response> accessibility_page(Exchange& exchange) {
  PageContent content;
  content.title = exchange.in_words("Accessibility of this site");
  content.main =
      html::paragraph(exchange.in_words("This site is not compliant with the RGAA, version 4.1, as the law "
                                        "means it: no full audit by a person has been made yet. "
                                        "Its pages are examined by a program at each change."));
  content.main += html::paragraph(exchange.in_words(
      "What a program examines: structure, names, contrasts in light and dark, keyboard, zoom at "
      "200 %, a screen of 320 pixels, reading without JavaScript."));
  content.main += html::paragraph(exchange.in_words(
      "You cannot reach a content or a service? Write to the city: it must answer, and give you what "
      "you need in another way. Without an answer, the Defender of Rights can be asked, without cost."));
  content.main +=
      element("p", {},
              element("a", {html::href(*html::Url::from("https://formulaire.defenseurdesdroits.fr/"))},
                      exchange.in_words("Defender of Rights")));
  return page(exchange, std::move(content));
}

Result<Response> site_map(Exchange& exchange) {
  std::vector<Html> items;
  for (const Route& route : routes()) {
    if (!is_listed_page(route) || !exchange.may(route.access)) continue;
    const std::string path = exchange.path(route.path);
    Html item = link(exchange.url(route.path), path);
    item += exchange.language == Language::fr ? "\u00a0: " : ": ";
    item += exchange.in_words(route.summary);
    items.push_back(std::move(item));
  }
  PageContent content;
  content.title = exchange.in_words("What this server offers");
  content.main = html::bullet_list(items);
  std::string names;
  for (std::size_t i = 0; i < group_dimension_count + 2; ++i) {
    if (!names.empty()) names += ", ";
    names += code(static_cast<Dimension>(i));
  }
  content.main +=
      html::paragraph(exchange.in_words("The results can be divided by: {names}.", {{"names", names}}));
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

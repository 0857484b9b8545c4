// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/simulator_pages.h"

#include <algorithm>

#include "html/components.h"
#include "publish/simulated.h"
#include "publish/words.h"
#include "web/address.h"
#include "web/city.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/pages/scenario_forms.h"
#include "web/pages/simulator_question.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;

Result<std::shared_ptr<const Simulated>> simulated_of(const Exchange& exchange,
                                                      const AskedSimulation& asked) {
  Figures& figures = exchange.site.figures();
  TRY(const auto now, figures.of(exchange.database, exchange.org(), asked.inventory(), asked.set,
                                 dimensions_needed(asked.book)));
  TRY(const StoredOrg city, city_of(exchange));
  const unsigned draws = figures.method().uncertainty ? usual_simulation_draws : 0;
  return figures.simulated(*now, command_words(exchange, asked), [&] {
    return simulated(now->footprint, now->data, *now->set, asked.book,
                     {city.city.name, city.city.insee_code, now->inventory.header.label,
                      now->inventory.header.date, now->footprint.profile.name},
                     {asked.until, draws, 1, 1}, asked.goal);
  });
}

// What is shown of it: the criterion asked, else the first that has a figure.
Result<Html> effect_of(const Exchange& exchange, const AskedSimulation& asked) {
  if (!asked.fields.empty())
    return html::paragraph(exchange.in_words("Nothing is simulated: a field is not right."));
  if (asked.book.levers.empty())
    return html::paragraph(
        exchange.in_words("Choose one or several levers, then simulate: their settings come with them, and "
                          "their effect is told here."));
  // A goal that cannot be reached leaves the simulation, without the plan.
  Html no_plan;
  auto simulated = simulated_of(exchange, asked);
  if (!simulated && (asked.goal.budget || asked.goal.target)) {
    no_plan = html::flag(html::paragraph(describe(simulated.error(), exchange.language)));
    AskedSimulation without = asked;
    without.goal = {};
    simulated = simulated_of(exchange, without);
  }
  TRY(const std::shared_ptr<const Simulated> told, std::move(simulated));
  const auto& criteria = told->document.simulation.criteria;
  const auto at = std::ranges::find(criteria, asked.criterion);
  if (at == criteria.end())
    return html::paragraph(exchange.in_words(
        "the factor set {set} has no figure for that criterion: choose another", {{"set", asked.set}}));
  Html effect =
      simulation_html(told->document, static_cast<std::size_t>(at - criteria.begin()), exchange.language);
  const unsigned draws = told->document.simulation.draws;
  effect += element("p", {{"class", "hint"}},
                    draws > 0 ? exchange.in_words("p5 – p95: the interval that holds 90 % of {draws} draws.",
                                                  {{"draws", std::to_string(draws)}})
                              : std::string(exchange.in_words("No interval: this server draws none.")));
  effect += html::details(exchange.in_words("The same in a terminal"),
                          element("p", {}, element("code", {}, command_words(exchange, asked))));
  if (const auto file = address_with(exchange.path("/simulateur/simulation.csv"), exchange.request.query))
    effect += element("p", {}, html::link(*file, exchange.in_words("Download the simulation as CSV")));
  return effect;
}

Result<Response> show(const Exchange& exchange, const AskedSimulation& asked,
                      const std::vector<html::Field>& scenario, int status) {
  PageContent content;
  content.title = exchange.in_words("Simulator");
  content.subtitle =
      exchange.in_words("What the levers would change, from the inventory of {date}",
                        {{"date", shown_date(asked.inventory().header.date, exchange.language)}});
  content.status = status;
  std::vector<html::Field> wrong = asked.fields;
  wrong.insert(wrong.end(), scenario.begin(), scenario.end());
  content.main = html::error_summary(exchange.in_words("To correct:"), wrong);
  content.main += simulation_form(exchange, asked);
  TRY(const Html effect, effect_of(exchange, asked));
  content.main +=
      element("div", {{"id", "effet"}, {"data-address", exchange.path("/simulateur/effet")}}, effect);
  TRY(const Html kept, scenario_section(exchange, asked, scenario));
  content.main += kept;
  content.script = true;
  return page(exchange, std::move(content));
}

}  // namespace

Result<Response> simulator_page(Exchange& exchange) {
  TRY(const std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  if (all.empty()) {
    PageContent content;
    content.title = exchange.in_words("Simulator");
    content.main =
        html::paragraph(exchange.in_words("The city has no inventory yet: capnr import FOLDER reads one."));
    return page(exchange, std::move(content));
  }
  TRY(const AskedSimulation asked, asked_simulation(exchange));
  return show(exchange, asked, scenario_fields(exchange, asked), asked.fields.empty() ? 200 : 400);
}

Result<Response> simulator_sent(Exchange& exchange) {
  TRY(const AskedSimulation asked, asked_simulation(exchange));
  if (!asked.fields.empty() || asked.book.levers.empty())
    return fail(Kind::usage, "say which levers, and what they are set to: the simulator makes the address");
  const auto here = address_with(exchange.path("/simulateur"), exchange.request.query);
  const std::string address = here ? here->text() : exchange.path("/simulateur");
  const auto done = [&]() -> Result<std::string> {
    if (exchange.field("geste") == "actions") {
      TRY(const auto told, simulated_of(exchange, asked));
      TRY(const int year, make_actions(exchange, asked, *told));
      return exchange.path("/plans/{annee}", {std::to_string(year)});
    }
    TRY_VOID(keep_asked(exchange, address.substr(std::min(address.size(), address.find('?') + 1))));
    return address + "#scenarios";
  }();
  if (done) return redirect(*done);
  if (done.error().kind == Kind::unavailable) return tl::unexpected(done.error());
  std::vector<html::Field> fields = scenario_fields(exchange, asked);
  put_error(exchange, done.error(), fields, exchange.field("geste") == "actions" ? "annee" : "nom");
  return show(exchange, asked, fields, http_status(done.error().kind));
}

Result<Response> simulator_effect(Exchange& exchange) {
  TRY(const AskedSimulation asked, asked_simulation(exchange));
  TRY(const Html effect, effect_of(exchange, asked));
  Response response;
  response.status = asked.fields.empty() ? 200 : 400;
  response.language = exchange.language == Language::fr ? "fr" : "en";
  response.body = body_of(effect.bytes());
  return response;
}

Result<Response> simulation_csv(Exchange& exchange) {
  TRY(const AskedSimulation asked, asked_simulation(exchange));
  if (!asked.fields.empty() || asked.book.levers.empty())
    return fail(Kind::usage, "say which levers, and what they are set to: the simulator makes the address");
  TRY(const auto told, simulated_of(exchange, asked));
  std::string bytes;
  TRY_VOID(write_csv(told->document, [&bytes](std::string_view piece) -> Result<> {
    bytes += piece;
    return {};
  }));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.download = "simulation.csv";
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/equipment_page.h"

#include "html/components.h"
#include "publish/explain_output.h"
#include "publish/words.h"
#include "web/city.h"
#include "web/frame.h"
#include "web/pages/explorer_question.h"

namespace capnr::web {
namespace {

// The same explanation as capnr explain gives, of this inventory under the factor set asked.
Result<Explanation> explanation_of(const Exchange& exchange, const InventoryFigures& figures,
                                   const std::string& name) {
  const InventoryId id = figures.inventory.id;
  const ExplainInput input = {
      figures.data,
      figures.inventory.sources,
      *figures.set,
      figures.footprint.profile,
      figures.footprint.as_of,
      [&](std::string_view wanted) { return find_equipment(exchange.database, exchange.org(), id, wanted); },
      [&](FunctionRef<void(std::string_view)> offer) {
        return each_equipment(exchange.database, exchange.org(), id,
                              [&](const EquipmentView& row) -> Result<> {
                                offer(row.name);
                                return {};
                              });
      }};
  return explain(input, name, Explanation::Subject::equipment);
}

html::Html question_form(const Exchange& exchange, const std::string& name, Criterion criterion,
                         const std::string& set) {
  html::Form form{exchange.url("/inventaire/{date}/equipement", {exchange.values[0]}), false};
  form.in_line = true;
  form.hidden = {{"nom", name}};
  form.inside = html::field(criterion_field(exchange, "critere", criterion));
  form.inside += html::field(set_field(exchange, "jeu", exchange.in_words("Factor set"), set));
  form.button = exchange.in_words("Show");
  return html::render(form);
}

}  // namespace

Result<Response> equipment_page(Exchange& exchange) {
  TRY(const std::vector<StoredInventory> inventories, inventories_by_date(exchange));
  TRY(const std::size_t chosen, inventory_asked(inventories, exchange.values[0]));
  TRY(const Criterion criterion, criterion_asked(exchange.query("critere")));
  std::string set = exchange.query("jeu");
  if (set.empty()) set = exchange.site.figures().method().set;
  TRY(const auto figures, exchange.site.figures().of(exchange.database, exchange.org(), inventories[chosen],
                                                     set, explored_words()));
  const std::string name = exchange.query("nom");
  TRY(const Explanation told, explanation_of(exchange, *figures, name));
  TRY(const StoredOrg city, city_of(exchange));
  ExplainOutput output;
  output.in_full = {criterion};
  output.language = exchange.language;
  PageContent content;
  content.title = told.name;
  content.subtitle =
      exchange.in_words("Inventory {inventory} of {city}, as of {date}; factor set {set}, profile {profile}",
                        {{"inventory", figures->inventory.header.label},
                         {"city", city.city.name},
                         {"date", shown_date(figures->footprint.as_of, exchange.language)},
                         {"set", figures->set->name},
                         {"profile", figures->footprint.profile.name}});
  const std::string date = exchange.values[0];
  content.trail = {
      {std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")},
      {exchange.in_words("Inventory of {date}",
                         {{"date", shown_date(inventories[chosen].header.date, exchange.language)}}),
       exchange.url("/inventaire/{date}", {date})}};
  content.main = question_form(exchange, told.name, criterion, set);
  content.main += explain_html(told, output);
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/recognise_pages.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "inventory/unrecognised.h"
#include "people/audit.h"
#include "publish/words.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/inventory_of_address.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

constexpr std::size_t shown_groups = 30;

struct Groups {
  std::shared_ptr<const ImportTools> tools;
  StoredInventory inventory;
  std::vector<UnrecognisedGroup> all;  ///< as they would be with the corrections of today
};

Result<Groups> groups_of(const Exchange& exchange) {
  Groups groups;
  TRY(groups.inventory, inventory_of_address(exchange));
  TRY(groups.tools, exchange.services.work.import_tools());
  TRY(const std::vector<Correction> corrections, list_corrections(exchange.database, exchange.org()));
  TRY(const InventoryData data, load_inventory(exchange.database, exchange.org(), groups.inventory.id));
  groups.all =
      unrecognised_groups(data, Recogniser(groups.tools->catalog.rules, groups.tools->products, corrections));
  return groups;
}

std::string item_name(const Exchange& exchange, const ReferenceItem& item) {
  return exchange.language == Language::fr ? item.name_fr : item.name_en;
}

std::string guesses(const Exchange& exchange, const Groups& groups, const UnrecognisedGroup& group) {
  std::string words;
  for (const Guess& guess : group.guesses) {
    const ReferenceItem* item = groups.tools->set.item(guess.item);
    words += words.empty() ? "" : ", ";
    words += guess.item;
    if (item != nullptr) words += " (" + item_name(exchange, *item) + ")";
    words += " " + std::to_string(std::lround(guess.score * 100)) + "\u00a0%";
  }
  return words;
}

std::string words_of(const UnrecognisedGroup& group) {
  std::string words;
  for (const std::string& text : {group.type, group.manufacturer, group.model})
    if (!text.empty()) words += (words.empty() ? "" : " / ") + text;
  return words;
}

// What names a group in the form, whatever others are recognised meanwhile.
std::string key_of(const UnrecognisedGroup& group) {
  return "modele-" + std::to_string(hash_bytes(folded(group.type) + "|" + folded(group.manufacturer) + "|" +
                                               folded(group.model)));
}

std::vector<Field> fields_of_groups(const Exchange& exchange, const Groups& groups) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < std::min(shown_groups, groups.all.size()); ++i) {
    const UnrecognisedGroup& group = groups.all[i];
    Field field;
    field.name = key_of(group);
    field.label = words_of(group);
    field.list = "articles";
    field.hint =
        exchange.in_words("{units} units", {{"units", format_number(group.quantity, exchange.language, 9)}});
    if (const std::string found = guesses(exchange, groups, group); !found.empty())
      field.hint += exchange.in_words("; perhaps {guesses}", {{"guesses", found}});
    if (exchange.request.method == Method::post) field.value = exchange.field(field.name);
    fields.push_back(std::move(field));
  }
  return fields;
}

Html known_items(const Exchange& exchange, const Groups& groups) {
  std::vector<html::Choice> choices;
  for (const ReferenceItem& item : groups.tools->set.items)
    if (!item.id.starts_with("pcf/")) choices.push_back({item.id, item_name(exchange, item)});
  return html::data_list("articles", choices);
}

Result<Response> show(const Exchange& exchange, const Groups& groups, const std::vector<Field>& fields,
                      int status) {
  const std::string date = shown_date(groups.inventory.header.date, exchange.language);
  PageContent content;
  content.title = exchange.in_words("Models to recognise");
  content.subtitle = exchange.in_words("Inventory of {date}", {{"date", date}});
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")},
                   {exchange.in_words("Inventory of {date}", {{"date", date}}),
                    exchange.url("/inventaire/{date}", {exchange.values[0]})}};
  if (fields.empty()) {
    content.main = html::paragraph(exchange.in_words("All the equipment of this inventory is recognised."));
    return page(exchange, std::move(content));
  }
  html::Form form{exchange.url("/inventaire/{date}/a-reconnaitre", {exchange.values[0]})};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.inside += known_items(exchange, groups);
  form.button = exchange.in_words("Keep these answers");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::paragraph(exchange.in_words(
      "{count} models are not recognised, the most numerous first: their footprint is missing. Say what each "
      "is, or leave it "
      "empty. An answer holds for the next imports: import the same files again to apply it to them.",
      {{"count", std::to_string(groups.all.size())}}));
  content.main += html::render(form);
  return page(exchange, std::move(content));
}

Result<> keep(Exchange& exchange, const std::vector<Correction>& corrections) {
  TRY(Database::Transaction transaction, exchange.database.begin());
  for (const Correction& one : corrections) {
    TRY_VOID(save_correction(exchange.database, exchange.org(), one));
    TRY_VOID(append_audit(exchange.database, exchange.actor(),
                          {exchange.org(), "equipment.recognised",
                           "model " + (one.model.empty() ? one.type : one.model), one.item}));
  }
  return transaction.commit();
}

}  // namespace

Result<Response> unrecognised_page(Exchange& exchange) {
  TRY(const Groups groups, groups_of(exchange));
  return show(exchange, groups, fields_of_groups(exchange, groups), 200);
}

Result<Response> unrecognised_sent(Exchange& exchange) {
  TRY(const Groups groups, groups_of(exchange));
  std::vector<Field> fields = fields_of_groups(exchange, groups);
  std::vector<Correction> corrections;
  bool good = true;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].value.empty()) continue;
    const UnrecognisedGroup& group = groups.all[i];
    if (groups.tools->set.item(fields[i].value) == nullptr) {
      fields[i].error = exchange.in_words("There is no such item: choose one of the list.");
      good = false;
    }
    corrections.push_back(
        {folded(group.type), folded(group.manufacturer), folded(group.model), fields[i].value});
  }
  if (!good) return show(exchange, groups, fields, 400);
  TRY_VOID(keep(exchange, corrections));
  return redirect(exchange.path("/inventaire/{date}/a-reconnaitre", {exchange.values[0]}));
}

}  // namespace capnr::web

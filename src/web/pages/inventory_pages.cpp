// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/inventory_pages.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "inventory/repository.h"
#include "publish/words.h"
#include "table/csv_writer.h"
#include "web/address.h"
#include "web/equipment_filter.h"
#include "web/frame.h"
#include "web/inventory_of_address.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

constexpr std::size_t a_page = 50;

// ---- The inventories ----------------------------------------------------------------------------------------------------

Html inventories_table(const Exchange& exchange, const std::vector<StoredInventory>& all) {
  html::Table table;
  table.id = "inventaires";
  table.caption = exchange.in_words("The inventories of the city");
  table.columns = {{std::string(exchange.in_words("Date")), "", false},
                   {std::string(exchange.in_words("Label")), "", false},
                   {std::string(exchange.in_words("Rows of equipment"))},
                   {std::string(exchange.in_words("Files"))},
                   {std::string(exchange.in_words("Rejected rows"))}};
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    std::int64_t rejected = 0;
    for (const SourceFile& file : one->sources) rejected += file.rejected;
    const std::string date = to_string(one->header.date);
    table.rows.push_back(
        {link(exchange.url("/inventaire/{date}", {date}), shown_date(one->header.date, exchange.language)),
         html::text(one->header.label), html::text(std::to_string(one->equipment_rows)),
         html::text(std::to_string(one->sources.size())), html::text(std::to_string(rejected))});
  }
  return html::render(table);
}

// ---- The equipment of one -----------------------------------------------------------------------------------------------

EquipmentFilter wanted_of(const Exchange& exchange) {
  return {SoughtWords(exchange.query("texte")), exchange.query("direction"), exchange.query("type")};
}

struct Listed {
  std::vector<std::vector<std::string>> rows;  ///< of the page
  std::size_t found = 0, all = 0;
  std::set<std::string, std::less<>> departments, types;  ///< to choose among
};

std::vector<std::string> cells_of(const EquipmentView& row, const EquipmentClass& words, Language language) {
  const auto day = [&](const std::optional<Date>& date) {
    return date ? shown_date(*date, language) : std::string("–");
  };
  return {std::string(row.name),
          std::string(row.type),
          std::string(row.manufacturer) + " " + std::string(row.model),
          std::string(row.department),
          words.item,
          format_number(row.quantity, language, 9),
          day(row.purchase),
          std::string(row.status)};
}

Result<Listed> list_page(const Exchange& exchange, const StoredInventory& inventory,
                         const EquipmentFilter& wanted, std::size_t page_number) {
  Listed listed;
  const std::size_t from = (page_number - 1) * a_page;
  TRY_VOID(each_equipment(exchange.database, exchange.org(), inventory.id,
                          [&](const StoredEquipment& one) -> Result<> {
                            ++listed.all;
                            if (!listed.departments.contains(one.view.department))
                              listed.departments.emplace(one.view.department);
                            if (!listed.types.contains(one.view.type)) listed.types.emplace(one.view.type);
                            if (!wanted.takes(one.view)) return {};
                            if (listed.found >= from && listed.rows.size() < a_page)
                              listed.rows.push_back(cells_of(one.view, one.words, exchange.language));
                            ++listed.found;
                            return {};
                          }));
  return listed;
}

Field choice_of(const Exchange& exchange, std::string_view name, std::string_view label,
                const std::set<std::string, std::less<>>& values) {
  Field field;
  field.name = name;
  field.label = label;
  field.kind = Field::Kind::choice;
  field.choices = {{"", std::string(exchange.in_words("all"))}};
  for (const std::string& value : values)
    if (!value.empty()) field.choices.push_back({value, value});
  field.value = exchange.query(name);
  return field;
}

Html filters(const Exchange& exchange, const Listed& listed) {
  Field words;
  words.name = "texte";
  words.label = exchange.in_words("Words");
  words.kind = Field::Kind::search;
  words.value = exchange.query("texte");
  html::Form form{exchange.url("/inventaire/{date}", {exchange.values[0]}), false};
  form.in_line = true;
  form.inside = html::field(words);
  form.inside += html::field(choice_of(exchange, "type", exchange.in_words("Type"), listed.types));
  form.inside +=
      html::field(choice_of(exchange, "direction", exchange.in_words("Department"), listed.departments));
  form.button = exchange.in_words("Filter");
  return html::render(form);
}

// The address of a page, or of the file, with the filters of this one.
std::optional<html::Url> with_filters(const Exchange& exchange, const std::string& path,
                                      std::size_t page_number) {
  NamedValues query;
  for (const std::string_view name : {"texte", "type", "direction"})
    query.emplace_back(name, exchange.query(name));
  query.emplace_back("page", page_number > 1 ? std::to_string(page_number) : "");
  return address_with(path, query);
}

Html pager(const Exchange& exchange, std::size_t page_number, std::size_t found) {
  const std::size_t pages = std::max<std::size_t>(1, (found + a_page - 1) / a_page);
  if (pages == 1) return {};
  const std::string path = exchange.path("/inventaire/{date}", {exchange.values[0]});
  Html inside;
  const auto step = [&](std::size_t to, std::string_view label) {
    if (const auto url = with_filters(exchange, path, to)) inside += link(*url, label);
  };
  if (page_number > 1) step(page_number - 1, exchange.in_words("Previous page"));
  inside += element("span", {},
                    exchange.in_words("page {page} of {pages}", {{"page", std::to_string(page_number)},
                                                                 {"pages", std::to_string(pages)}}));
  if (page_number < pages) step(page_number + 1, exchange.in_words("Next page"));
  return element("nav", {{"class", "pager"}, {"aria-label", exchange.in_words("Pages")}}, inside);
}

Html equipment_table(const Exchange& exchange, const Listed& listed) {
  html::Table table;
  table.id = "equipements";
  table.caption =
      exchange.in_words("{found} rows of equipment of {all}",
                        {{"found", std::to_string(listed.found)}, {"all", std::to_string(listed.all)}});
  table.columns = {{std::string(exchange.in_words("Name")), "", false},
                   {std::string(exchange.in_words("Type")), "", false},
                   {std::string(exchange.in_words("Model")), "", false},
                   {std::string(exchange.in_words("Department")), "", false},
                   {std::string(exchange.in_words("Recognised as")), "", false},
                   {std::string(exchange.in_words("Quantity"))},
                   {std::string(exchange.in_words("Purchase")), "", false},
                   {std::string(exchange.in_words("Status")), "", false}};
  for (const auto& row : listed.rows) {
    std::vector<Html> cells;
    cells.reserve(row.size());
    for (const std::string& cell : row) cells.push_back(html::text(cell));
    const std::string path = exchange.path("/inventaire/{date}/equipement", {exchange.values[0]});
    if (const auto url = address_with(path, {{"nom", row.front()}})) cells.front() = link(*url, row.front());
    table.rows.push_back(std::move(cells));
  }
  return html::render(table);
}

std::size_t page_of(const Exchange& exchange) {
  const std::string text = exchange.query("page");
  std::size_t number = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && number >= 1 && number <= 1'000'000 ? number : 1;
}

}  // namespace

Result<Response> inventories_page(Exchange& exchange) {
  TRY(const std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Inventory");
  content.main =
      all.empty()
          ? html::paragraph(exchange.in_words("The city has no inventory yet: import its files to have one."))
          : inventories_table(exchange, all);
  if (exchange.may(Access::pilot))
    content.main +=
        html::bullet_list({link(exchange.url("/inventaire/importer"), exchange.in_words("Import files")),
                           link(exchange.url("/travaux"), exchange.in_words("Long work"))});
  return page(exchange, std::move(content));
}

Result<Response> inventory_page(Exchange& exchange) {
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  const std::size_t number = page_of(exchange);
  TRY(const Listed listed, list_page(exchange, inventory, wanted_of(exchange), number));
  PageContent content;
  content.title = exchange.in_words("Inventory of {date}",
                                    {{"date", shown_date(inventory.header.date, exchange.language)}});
  content.subtitle = inventory.header.label;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")}};
  content.main = filters(exchange, listed);
  content.main += listed.rows.empty()
                      ? html::paragraph(exchange.in_words("No equipment is so: take a filter away."))
                      : equipment_table(exchange, listed);
  content.main += pager(exchange, number, listed.found);
  if (exchange.may(Access::pilot))
    content.main += element("p", {},
                            link(exchange.url("/inventaire/{date}/a-reconnaitre", {exchange.values[0]}),
                                 exchange.in_words("Models to recognise")));
  if (const auto file = with_filters(
          exchange, exchange.path("/inventaire/{date}/equipements.csv", {exchange.values[0]}), 1))
    content.main += element("p", {}, link(*file, exchange.in_words("Download these rows as CSV")));
  return page(exchange, std::move(content));
}

Result<Response> equipment_csv(Exchange& exchange) {
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  const EquipmentFilter wanted = wanted_of(exchange);
  std::string bytes;
  CsvWriter csv(bytes, ';', true);
  for (const std::string_view header : {"name", "type", "manufacturer", "model", "department", "item",
                                        "quantity", "purchase", "commissioning", "decommissioning", "status"})
    csv.text(header);
  csv.end_row();
  TRY_VOID(each_equipment(
      exchange.database, exchange.org(), inventory.id, [&](const StoredEquipment& one) -> Result<> {
        const EquipmentView& row = one.view;
        if (!wanted.takes(row)) return {};
        for (const std::string_view text : {row.name, row.type, row.manufacturer, row.model, row.department})
          csv.text(text);
        csv.text(one.words.item).number(row.quantity);
        for (const auto& date : {row.purchase, row.commissioning, row.decommissioning})
          csv.text(date ? to_string(*date) : std::string());
        csv.text(row.status).end_row();
        return {};
      }));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.download = "equipment.csv";
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web

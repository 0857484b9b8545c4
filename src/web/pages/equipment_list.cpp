// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/equipment_list.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "inventory/repository.h"
#include "publish/words.h"
#include "web/address.h"
#include "web/equipment_filter.h"
#include "web/equipment_order.h"
#include "web/frame.h"
#include "web/inventory_of_address.h"
#include "web/list_pages.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

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

// Which of the rows that the filter takes are on the page, by their numbers among these, in their order there.
Result<std::vector<std::size_t>> places_of_page(const Exchange& exchange, const StoredInventory& inventory,
                                                const EquipmentFilter& wanted, const EquipmentOrder& order,
                                                const ListedPage& page) {
  if (!order.column) {
    std::vector<std::size_t> places(page.lines);
    std::iota(places.begin(), places.end(), page.first());
    return places;
  }
  EquipmentPlaces places(order, page.first(), page.lines);
  TRY_VOID(each_equipment(exchange.database, exchange.org(), inventory.id,
                          [&](const StoredEquipment& one) -> Result<> {
                            if (wanted.takes(one.view)) places.add(one);
                            return {};
                          }));
  return std::move(places).take();
}

Result<Listed> list_page(const Exchange& exchange, const StoredInventory& inventory,
                         const EquipmentOrder& order, const ListedPage& page) {
  const EquipmentFilter wanted = equipment_filter_of(exchange);
  TRY(const std::vector<std::size_t> places, places_of_page(exchange, inventory, wanted, order, page));
  Listed listed;
  listed.rows.resize(places.size());
  TRY_VOID(each_equipment(
      exchange.database, exchange.org(), inventory.id, [&](const StoredEquipment& one) -> Result<> {
        ++listed.all;
        if (!listed.departments.contains(one.view.department))
          listed.departments.emplace(one.view.department);
        if (!listed.types.contains(one.view.type)) listed.types.emplace(one.view.type);
        if (!wanted.takes(one.view)) return {};
        if (const auto place = std::ranges::find(places, listed.found); place != places.end())
          listed.rows[static_cast<std::size_t>(place - places.begin())] =
              cells_of(one.view, one.words, exchange.language);
        ++listed.found;
        return {};
      }));
  std::erase_if(listed.rows, [](const auto& cells) { return cells.empty(); });  // after the last
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
  if (const std::string order = exchange.query("tri"); !order.empty()) form.hidden = {{"tri", order}};
  form.inside = html::field(words);
  form.inside += html::field(choice_of(exchange, "type", exchange.in_words("Type"), listed.types));
  form.inside +=
      html::field(choice_of(exchange, "direction", exchange.in_words("Department"), listed.departments));
  form.button = exchange.in_words("Filter");
  return html::render(form);
}

// The address of the list in an order, or of a file, with the filters of this page.
std::optional<html::Url> with_filters(const Exchange& exchange, const std::string& path,
                                      const EquipmentOrder& order = {}) {
  NamedValues query;
  for (const std::string_view name : {"texte", "type", "direction"})
    query.emplace_back(name, exchange.query(name));
  query.emplace_back("tri", order.text());
  return address_with(path, query);
}

std::vector<html::Column> columns_of(const Exchange& exchange, const EquipmentOrder& order) {
  const std::string path = exchange.path("/inventaire/{date}", {exchange.values[0]});
  std::vector<html::Column> columns = {{std::string(exchange.in_words("Name")), "", false},
                                       {std::string(exchange.in_words("Type")), "", false},
                                       {std::string(exchange.in_words("Model")), "", false},
                                       {std::string(exchange.in_words("Department")), "", false},
                                       {std::string(exchange.in_words("Recognised as")), "", false},
                                       {std::string(exchange.in_words("Quantity"))},
                                       {std::string(exchange.in_words("Purchase")), "", false},
                                       {std::string(exchange.in_words("Status")), "", false}};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<EquipmentColumn>(i);
    columns[i].sort_by = with_filters(exchange, path, order.after_click_on(column));
    if (order.column == column)
      columns[i].sorted = order.downwards ? html::Sorted::descending : html::Sorted::ascending;
  }
  return columns;
}

Html equipment_table(const Exchange& exchange, const Listed& listed, const EquipmentOrder& order) {
  html::Table table;
  table.id = "equipements";
  table.caption =
      exchange.in_words("{found} rows of equipment of {all}",
                        {{"found", std::to_string(listed.found)}, {"all", std::to_string(listed.all)}});
  table.note = exchange.in_words("The heading of a column sorts by it.");
  table.columns = columns_of(exchange, order);
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

}  // namespace

Result<Response> equipment_list_page(Exchange& exchange) {
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  const ListedPage shown = asked_page(exchange);
  const EquipmentOrder order = EquipmentOrder::from(exchange.query("tri"));
  TRY(const Listed listed, list_page(exchange, inventory, order, shown));
  PageContent content;
  content.title = exchange.in_words("Inventory of {date}",
                                    {{"date", shown_date(inventory.header.date, exchange.language)}});
  content.subtitle = inventory.header.label;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")}};
  content.main = filters(exchange, listed);
  content.main += listed.rows.empty()
                      ? html::paragraph(exchange.in_words("No equipment is so: take a filter away."))
                      : equipment_table(exchange, listed, order);
  content.main += pager(exchange, shown, listed.found);
  if (exchange.may(Access::pilot))
    content.main += element("p", {},
                            link(exchange.url("/inventaire/{date}/a-reconnaitre", {exchange.values[0]}),
                                 exchange.in_words("Models to recognise")));
  std::vector<Html> files;
  const auto offer = [&](const std::string& path, std::string_view label) {
    if (const auto url = with_filters(exchange, path)) files.push_back(link(*url, label));
  };
  offer(exchange.path("/inventaire/{date}/equipements.csv", {exchange.values[0]}),
        exchange.in_words("Download these rows as CSV"));
  offer(exchange.path("/inventaire/{date}/equipements.xlsx", {exchange.values[0]}),
        exchange.in_words("Download these rows as XLSX"));
  content.main += html::bullet_list(files);
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/inventory_pages.h"

#include "html/components.h"
#include "html/table.h"
#include "inventory/repository.h"
#include "publish/words.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::Html;
using html::link;

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

}  // namespace capnr::web

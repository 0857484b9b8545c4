// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/explorer_pages.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "html/components.h"
#include "html/form.h"
#include "publish/csv_output.h"
#include "publish/words.h"
#include "web/address.h"
#include "web/frame.h"
#include "web/pages/explorer_question.h"
#include "web/pages/explorer_views.h"

namespace capnr::web {
namespace {

using html::Html;
using html::link;

// What was asked, of one inventory or of all.
struct Answer {
  std::vector<std::shared_ptr<const InventoryFigures>> figures;
  std::vector<std::shared_ptr<const Explored>> explored;
  std::vector<std::size_t> inventories;  ///< of AskedFootprint, one for each of the above
};

Result<Answer> answer_of(const Exchange& exchange, const AskedFootprint& asked) {
  Answer answer;
  const bool all = asked.divides_by(Dimension::year);
  for (std::size_t i = 0; i < asked.inventories.size(); ++i) {
    if (!all && i != asked.chosen) continue;
    TRY(auto figures, exchange.site.figures().of(exchange.database, exchange.org(), asked.inventories[i],
                                                 asked.set, explored_words()));
    TRY(auto explored, exchange.site.figures().explored(*figures, asked.question));
    answer.figures.push_back(std::move(figures));
    answer.explored.push_back(std::move(explored));
    answer.inventories.push_back(i);
  }
  return answer;
}

// Largest first; phases, criteria and years in their own order.
std::vector<ExploredRow> rows_of(const AskedFootprint& asked, const Answer& answer) {
  std::vector<ExploredRow> rows;
  for (std::size_t i = 0; i < answer.explored.size(); ++i)
    for (const ResultRow& row : answer.explored[i]->rows.rows)
      rows.push_back({&row, &asked.inventories[answer.inventories[i]]});
  const Dimension first = asked.question.dimensions.front();
  if (first != Dimension::phase && first != Dimension::year && first != Dimension::criterion)
    std::ranges::stable_sort(rows, std::greater(), [](const ExploredRow& one) {
      return std::isnan(one.row->value) ? -1e300 : one.row->value;
    });
  return rows;
}

html::Field division_field(const Exchange& exchange, const AskedFootprint& asked, std::string name,
                           std::string_view label, std::size_t place) {
  html::Field field;
  field.name = std::move(name);
  field.label = label;
  field.kind = html::Field::Kind::choice;
  if (place > 0) field.choices.push_back({"", std::string(exchange.in_words("nothing else"))});
  for (const Dimension dimension : divisions())
    field.choices.push_back({std::string(code(dimension)), std::string(title(dimension, exchange.language))});
  if (place < asked.question.dimensions.size()) field.value = code(asked.question.dimensions[place]);
  return field;
}

std::string filter_of(const AskedFootprint& asked, Dimension dimension) {
  for (const auto& [filtered, word] : asked.question.filters)
    if (filtered == dimension) return word;
  return {};
}

html::Field word_field(const Exchange& exchange, const AskedFootprint& asked, const Footprint& footprint,
                       Dimension dimension) {
  std::set<std::string> words;
  for (const Group& group : footprint.groups)
    words.insert(footprint.texts[group.key[static_cast<std::size_t>(dimension)]]);
  html::Field field;
  field.name = code(dimension);
  field.label = title(dimension, exchange.language);
  field.kind = html::Field::Kind::choice;
  field.value = filter_of(asked, dimension);
  field.choices = {{"", std::string(exchange.in_words("all"))}};
  for (const std::string& word : words)
    if (!word.empty()) field.choices.push_back({word, shown_word(dimension, word, exchange.language)});
  return field;
}

Html question_form(const Exchange& exchange, const AskedFootprint& asked, const Footprint& footprint) {
  html::Form form{exchange.url("/empreinte/explorer"), false};
  form.in_line = true;
  form.inside = html::field(inventory_field(exchange, "inventaire", exchange.in_words("Inventory"),
                                            asked.inventories, asked.chosen));
  form.inside += html::field(division_field(exchange, asked, "par", exchange.in_words("Divided by"), 0));
  form.inside += html::field(division_field(exchange, asked, "puis", exchange.in_words("then by"), 1));
  form.inside +=
      html::field(criterion_field(exchange, "critere", asked.question.criterion.value_or(Criterion::gwp)));
  for (const Dimension dimension : {Dimension::department, Dimension::type})
    form.inside += html::field(word_field(exchange, asked, footprint, dimension));
  form.inside += html::field(set_field(exchange, "jeu", exchange.in_words("Factor set"), asked.set));
  for (const auto& [dimension, word] : asked.question.filters)
    if (dimension != Dimension::department && dimension != Dimension::type)
      form.hidden.emplace_back(code(dimension), word);
  form.button = exchange.in_words("Show");
  return html::render(form);
}

// What is looked at, with the way out of each filter.
Html filters(const Exchange& exchange, const AskedFootprint& asked) {
  std::vector<Html> items;
  for (const auto& filter : asked.question.filters) {
    AskedFootprint without = asked;
    std::erase(without.question.filters, filter);
    Html item = html::text(std::string(title(filter.first, exchange.language)) +
                           (exchange.language == Language::fr ? "\u00A0: " : ": ") +
                           shown_word(filter.first, filter.second, exchange.language) + " ");
    if (const auto url = address_with(exchange.path("/empreinte/explorer"), without.query()))
      item +=
          link(*url, exchange.in_words("look at all: {dimension}",
                                       {{"dimension", std::string(title(filter.first, exchange.language))}}));
    items.push_back(std::move(item));
  }
  return items.empty() ? Html() : html::bullet_list(items);
}

Html ways_on(const Exchange& exchange, const AskedFootprint& asked) {
  std::vector<Html> items;
  const auto add = [&](const std::string& path, const NamedValues& query, std::string_view words) {
    if (const auto url = address_with(path, query)) items.push_back(link(*url, words));
  };
  const std::string department = filter_of(asked, Dimension::department),
                    type = filter_of(asked, Dimension::type);
  add(exchange.path("/inventaire/{date}", {to_string(asked.inventory().header.date)}),
      {{"direction", department}, {"type", type}},
      exchange.in_words("The equipment that this is made of, each with its formula"));
  add(exchange.path("/empreinte/explorer.csv"), asked.query(),
      exchange.in_words("Download these lines as CSV"));
  add(exchange.path("/empreinte/comparer"), {}, exchange.in_words("Compare two inventories"));
  add(exchange.path("/empreinte/facteurs"), {{"inventaire", to_string(asked.inventory().header.date)}},
      exchange.in_words("One inventory under two factor sets"));
  add(exchange.path("/empreinte"), {}, exchange.in_words("The report of the footprint"));
  return html::bullet_list(items);
}

}  // namespace

Result<Response> explorer_page(Exchange& exchange) {
  PageContent content;
  content.title = exchange.in_words("Explore the footprint");
  TRY(const std::vector<StoredInventory> any, list_inventories(exchange.database, exchange.org()));
  if (any.empty()) {
    content.main =
        html::paragraph(exchange.in_words("The city has no inventory yet: capnr import FOLDER reads one."));
    return page(exchange, std::move(content));
  }
  TRY(const AskedFootprint asked, asked_footprint(exchange));
  TRY(const Answer answer, answer_of(exchange, asked));
  const std::vector<ExploredRow> rows = rows_of(asked, answer);
  const InventoryFigures& figures = *answer.figures.back();
  content.subtitle =
      asked.divides_by(Dimension::year)
          ? std::string(exchange.in_words("All the inventories"))
          : exchange.in_words("Inventory of {date}",
                              {{"date", shown_date(asked.inventory().header.date, exchange.language)}});
  content.main = question_form(exchange, asked, figures.footprint);
  content.main += filters(exchange, asked);
  const std::vector<ResultRow>& totals = answer.explored.back()->total.rows;
  const bool has_total = asked.question.criterion && !asked.divides_by(Dimension::year) && !totals.empty();
  if (rows.empty()) {
    content.main += html::paragraph(exchange.in_words("Nothing is so: take a filter away."));
  } else {
    if (has_total) content.main += total_card(exchange, totals.front(), *asked.question.criterion);
    content.main += explored_chart(exchange, asked, rows, figures.footprint);
    content.main += explored_table(exchange, asked, rows, has_total ? &totals.front() : nullptr);
  }
  content.main += method_words(exchange, figures);
  content.main += ways_on(exchange, asked);
  return page(exchange, std::move(content));
}

Result<Response> explorer_csv(Exchange& exchange) {
  TRY(const AskedFootprint asked, asked_footprint(exchange));
  TRY(const Answer answer, answer_of(exchange, asked));
  std::vector<YearFootprint> years(answer.figures.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    years[i].footprint = part_of(answer.figures[i]->footprint, asked.question);
    years[i].document.inventory_date = answer.figures[i]->inventory.header.date;
    years[i].document.as_of = years[i].footprint.as_of;
    years[i].document.table = answer.explored[i]->rows;
  }
  std::string bytes;
  const auto sink = [&bytes](std::string_view piece) -> Result<> {
    bytes += piece;
    return {};
  };
  if (asked.divides_by(Dimension::year)) {
    name_years(years);
    TRY_VOID(write_csv(years, sink));
  } else {
    TRY_VOID(write_csv(years.front().footprint, years.front().document.table, sink));
  }
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.download = "footprint.csv";
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web

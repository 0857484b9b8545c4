// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/explorer_question.h"

#include <algorithm>

#include "publish/words.h"

namespace capnr::web {
namespace {

Result<Dimension> dimension_asked(const std::string& text) {
  const auto dimension = dimension_from(text);
  if (!dimension || std::ranges::count(divisions(), *dimension) == 0)
    return fail(Kind::usage, "the footprint is not divided by {word} here", {{"word", text}});
  return *dimension;
}

Result<std::vector<Dimension>> dimensions_asked(const Exchange& exchange) {
  const std::string first = exchange.query("par"), second = exchange.query("puis");
  std::vector<Dimension> dimensions = {Dimension::department};
  if (!first.empty()) {
    TRY(dimensions.front(), dimension_asked(first));
  }
  if (!second.empty() && second != code(dimensions.front())) {
    TRY(const Dimension dimension, dimension_asked(second));
    dimensions.push_back(dimension);
  }
  return dimensions;
}

}  // namespace

const std::vector<Dimension>& explored_words() {
  static const std::vector<Dimension> words = {Dimension::department, Dimension::type,    Dimension::item,
                                               Dimension::datacentre, Dimension::country, Dimension::status};
  return words;
}

const std::vector<Dimension>& divisions() {
  static const std::vector<Dimension> all = [] {
    std::vector<Dimension> dimensions = explored_words();
    dimensions.insert(dimensions.begin() + 2, {Dimension::phase, Dimension::criterion, Dimension::year});
    return dimensions;
  }();
  return all;
}

bool AskedFootprint::divides_by(Dimension dimension) const {
  return std::ranges::count(question.dimensions, dimension) > 0;
}

NamedValues AskedFootprint::query() const {
  NamedValues query = {{"inventaire", to_string(inventory().header.date)}, {"jeu", set}};
  query.emplace_back("par", code(question.dimensions.front()));
  if (question.dimensions.size() > 1) query.emplace_back("puis", code(question.dimensions.back()));
  if (question.criterion) query.emplace_back("critere", code(*question.criterion));
  for (const auto& [dimension, word] : question.filters) query.emplace_back(code(dimension), word);
  return query;
}

NamedValues AskedFootprint::query_within(Dimension dimension, const std::string& word) const {
  AskedFootprint within = *this;
  std::erase_if(within.question.filters, [&](const auto& filter) { return filter.first == dimension; });
  within.question.filters.emplace_back(dimension, word);
  std::erase(within.question.dimensions, dimension);
  if (within.question.dimensions.empty()) {
    const auto left = std::ranges::find_if(divisions(), [&](Dimension one) {
      return one != dimension &&
             std::ranges::none_of(within.question.filters, [&](const auto& f) { return f.first == one; });
    });
    within.question.dimensions = {*left};
  }
  return within.query();
}

Result<std::vector<StoredInventory>> inventories_by_date(const Exchange& exchange) {
  TRY(std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  if (all.empty())
    return fail(Kind::not_found, "The city has no inventory yet: capnr import FOLDER reads one.");
  std::ranges::sort(all, {}, [](const StoredInventory& one) { return one.header.date; });
  return all;
}

Result<std::size_t> inventory_asked(const std::vector<StoredInventory>& inventories,
                                    const std::string& date) {
  if (date.empty()) return inventories.size() - 1;
  for (std::size_t i = 0; i < inventories.size(); ++i)
    if (to_string(inventories[i].header.date) == date) return i;
  return fail(Kind::not_found, "there is no inventory of {date}", {{"date", date}});
}

Result<Criterion> criterion_asked(const std::string& text) {
  if (text.empty()) return Criterion::gwp;
  if (const auto criterion = criterion_from(text)) return *criterion;
  return fail(Kind::usage, "{criterion} is not a criterion; write one of {known}",
              {{"criterion", text}, {"known", known_criteria()}});
}

Result<AskedFootprint> asked_footprint(const Exchange& exchange) {
  AskedFootprint asked;
  TRY(asked.inventories, inventories_by_date(exchange));
  TRY(asked.chosen, inventory_asked(asked.inventories, exchange.query("inventaire")));
  asked.set = exchange.query("jeu");
  if (asked.set.empty()) asked.set = exchange.site.figures().method().set;
  TRY(asked.question.dimensions, dimensions_asked(exchange));
  TRY(const Criterion criterion, criterion_asked(exchange.query("critere")));
  if (!asked.divides_by(Dimension::criterion)) asked.question.criterion = criterion;
  for (const Dimension dimension : explored_words())
    if (std::string word = exchange.query(code(dimension)); !word.empty())
      asked.question.filters.emplace_back(dimension, std::move(word));
  return asked;
}

html::Field inventory_field(const Exchange& exchange, std::string name, std::string_view label,
                            const std::vector<StoredInventory>& inventories, std::size_t chosen) {
  html::Field field;
  field.name = std::move(name);
  field.label = label;
  field.kind = html::Field::Kind::choice;
  for (const StoredInventory& one : inventories)
    field.choices.push_back({to_string(one.header.date), shown_date(one.header.date, exchange.language)});
  field.value = field.choices[chosen].value;
  return field;
}

html::Field criterion_field(const Exchange& exchange, std::string name, Criterion chosen) {
  html::Field field;
  field.name = std::move(name);
  field.label = exchange.in_words("Criterion");
  field.kind = html::Field::Kind::choice;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    const auto criterion = static_cast<Criterion>(c);
    field.choices.push_back(
        {std::string(code(criterion)), std::string(capnr::name(criterion, exchange.language))});
  }
  field.value = code(chosen);
  return field;
}

html::Field set_field(const Exchange& exchange, std::string name, std::string_view label,
                      const std::string& chosen) {
  html::Field field;
  field.name = std::move(name);
  field.label = label;
  field.kind = html::Field::Kind::choice;
  for (const std::string& set : exchange.site.figures().method().sets) field.choices.push_back({set, set});
  field.value = chosen;
  return field;
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/comparison_pages.h"

#include <algorithm>
#include <array>

#include "html/components.h"
#include "html/svg_bars.h"
#include "html/svg_chart.h"
#include "publish/comparison.h"
#include "publish/set_comparison.h"
#include "publish/words.h"
#include "web/address.h"
#include "web/city.h"
#include "web/frame.h"
#include "web/pages/explorer_question.h"
#include "web/pages/explorer_views.h"

namespace capnr::web {
namespace {

using html::Html;
using html::link;

// Two inventories of one set, or one inventory of two sets.
struct TwoSides {
  std::vector<StoredInventory> inventories;
  std::array<std::size_t, 2> chosen = {};
  std::array<std::string, 2> sets;
  Criterion criterion = Criterion::gwp;
  Dimension by = Dimension::type;
  std::array<std::shared_ptr<const InventoryFigures>, 2> figures;
};

Result<> take_figures(const Exchange& exchange, TwoSides& sides) {
  for (std::size_t i = 0; i < 2; ++i) {
    TRY(sides.figures[i],
        exchange.site.figures().of(exchange.database, exchange.org(), sides.inventories[sides.chosen[i]],
                                   sides.sets[i], explored_words()));
  }
  return {};
}

Result<> take_question(const Exchange& exchange, TwoSides& sides) {
  TRY(sides.criterion, criterion_asked(exchange.query("critere")));
  const std::string by = exchange.query("par");
  if (by.empty()) return {};
  const auto dimension = dimension_from(by);
  if (!dimension || std::ranges::count(explored_words(), *dimension) == 0)
    return fail(Kind::usage, "the footprint is not divided by {word} here", {{"word", by}});
  sides.by = *dimension;
  return {};
}

std::string set_asked(const Exchange& exchange, std::string_view name) {
  const std::string set = exchange.query(name);
  return set.empty() ? exchange.site.figures().method().set : set;
}

html::Field by_field(const Exchange& exchange, Dimension chosen) {
  html::Field field;
  field.name = "par";
  field.label = exchange.in_words("Divided by");
  field.kind = html::Field::Kind::choice;
  for (const Dimension dimension : explored_words())
    field.choices.push_back({std::string(code(dimension)), std::string(title(dimension, exchange.language))});
  field.value = code(chosen);
  return field;
}

// The total of each side with its interval and coverage.
Result<std::vector<ResultRow>> totals_of(const Exchange& exchange, const TwoSides& sides) {
  std::vector<ResultRow> totals;
  for (const auto& figures : sides.figures) {
    TRY(const auto explored, exchange.site.figures().explored(*figures, {{}, sides.criterion, {}}));
    totals.push_back(explored->total.rows.empty() ? ResultRow{} : explored->total.rows.front());
  }
  return totals;
}

Html total_cards(const Exchange& exchange, const TwoSides& sides, const std::vector<ResultRow>& totals,
                 const std::array<std::string, 2>& labels) {
  std::vector<html::KeyFigure> cards;
  cards.reserve(2);
  for (std::size_t i = 0; i < 2; ++i)
    cards.push_back({labels[i], html::value_text(totals[i].value, exchange.language),
                     std::string(shown_unit(sides.criterion, exchange.language)),
                     trust_words(exchange, totals[i])});
  return html::key_figures(cards);
}

Html file_link(const Exchange& exchange, std::string_view path) {
  const auto url = address_with(exchange.path(path), exchange.request.query);
  return url ? html::element("p", {}, link(*url, exchange.in_words("Download these lines as CSV"))) : Html();
}

Response csv_answer(std::string bytes, std::string_view name) {
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.download = name;
  response.body = body_of(std::move(bytes));
  return response;
}

// ---- Two inventories -----------------------------------------------------------------------------------------------------

Result<TwoSides> two_inventories(const Exchange& exchange) {
  TwoSides sides;
  TRY(sides.inventories, inventories_by_date(exchange));
  TRY(sides.chosen[1], inventory_asked(sides.inventories, exchange.query("apres")));
  const std::string before = exchange.query("avant");
  if (!before.empty()) {
    TRY(sides.chosen[0], inventory_asked(sides.inventories, before));
  }
  if (sides.chosen[0] == sides.chosen[1] && sides.inventories.size() > 1)
    return fail(Kind::usage, "both are the inventory of {date}: choose another",
                {{"date", to_string(sides.inventories[sides.chosen[0]].header.date)}});
  sides.sets.fill(set_asked(exchange, "jeu"));
  TRY_VOID(take_question(exchange, sides));
  return sides;
}

Result<ComparisonDocument> comparison_of(const Exchange& exchange, const TwoSides& sides) {
  TRY(const StoredOrg city, city_of(exchange));
  const auto side = [&](std::size_t i) {
    const InventoryFigures& of = *sides.figures[i];
    return ComparisonSide{of.inventory.header.label, of.inventory.header.date, of.set->name,
                          of.footprint.profile.name};
  };
  return ComparisonDocument{city.city.name,
                            city.city.insee_code,
                            side(0),
                            side(1),
                            compare(sides.figures[0]->footprint, sides.figures[1]->footprint, {sides.by}),
                            {}};
}

Html inventories_form(const Exchange& exchange, const TwoSides& sides) {
  html::Form form{exchange.url("/empreinte/comparer"), false};
  form.in_line = true;
  form.inside = html::field(
      inventory_field(exchange, "avant", exchange.in_words("Before"), sides.inventories, sides.chosen[0]));
  form.inside += html::field(
      inventory_field(exchange, "apres", exchange.in_words("After"), sides.inventories, sides.chosen[1]));
  form.inside += html::field(criterion_field(exchange, "critere", sides.criterion));
  form.inside += html::field(by_field(exchange, sides.by));
  form.inside += html::field(set_field(exchange, "jeu", exchange.in_words("Factor set"), sides.sets[0]));
  form.button = exchange.in_words("Compare");
  return html::render(form);
}

// ---- Two factor sets -------------------------------------------------------------------------------------------------------

Result<TwoSides> two_sets(const Exchange& exchange) {
  TwoSides sides;
  TRY(sides.inventories, inventories_by_date(exchange));
  TRY(const std::size_t chosen, inventory_asked(sides.inventories, exchange.query("inventaire")));
  sides.chosen.fill(chosen);
  sides.sets = {set_asked(exchange, "jeu_a"), exchange.query("jeu_b")};
  // Nothing asked: the first other one, where there is one.
  for (const std::string& set : exchange.site.figures().method().sets)
    if (sides.sets[1].empty() && set != sides.sets[0]) sides.sets[1] = set;
  if (sides.sets[1].empty()) sides.sets[1] = sides.sets[0];
  TRY_VOID(take_question(exchange, sides));
  TRY_VOID(take_figures(exchange, sides));
  return sides;
}

Result<SetComparisonDocument> set_comparison_of(const Exchange& exchange, const TwoSides& sides) {
  TRY(const StoredOrg city, city_of(exchange));
  const Footprint &a = sides.figures[0]->footprint, &b = sides.figures[1]->footprint;
  return SetComparisonDocument{city.city.name,
                               sides.figures[0]->inventory.header.label,
                               a.as_of,
                               a.profile.name,
                               compare_sets(a, b, {Dimension::criterion}),
                               compare_sets(a, b, {sides.by, Dimension::criterion})};
}

Html sets_form(const Exchange& exchange, const TwoSides& sides) {
  html::Form form{exchange.url("/empreinte/facteurs"), false};
  form.in_line = true;
  form.inside = html::field(inventory_field(exchange, "inventaire", exchange.in_words("Inventory"),
                                            sides.inventories, sides.chosen[0]));
  form.inside +=
      html::field(set_field(exchange, "jeu_a", exchange.in_words("First factor set"), sides.sets[0]));
  form.inside +=
      html::field(set_field(exchange, "jeu_b", exchange.in_words("Second factor set"), sides.sets[1]));
  form.inside += html::field(criterion_field(exchange, "critere", sides.criterion));
  form.inside += html::field(by_field(exchange, sides.by));
  form.button = exchange.in_words("Compare");
  return html::render(form);
}

Html sets_chart(const Exchange& exchange, const TwoSides& sides, const std::vector<ResultRow>& totals) {
  std::vector<html::Bar> bars;
  bars.reserve(2);
  for (std::size_t i = 0; i < 2; ++i)
    bars.push_back({sides.sets[i], totals[i].value, totals[i].p5, totals[i].p95});
  return html::horizontal_bars(
      {"graphique", std::string(name(sides.criterion, exchange.language)),
       std::string(exchange.in_words("The total under each factor set, with its interval.")),
       std::string(shown_unit(sides.criterion, exchange.language)), exchange.language},
      bars);
}

}  // namespace

Result<Response> comparison_page(Exchange& exchange) {
  PageContent content;
  content.title = exchange.in_words("Compare two inventories");
  content.trail = {
      {std::string(exchange.in_words("Explore the footprint")), exchange.url("/empreinte/explorer")}};
  TRY(const std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  if (all.size() < 2) {
    content.main =
        html::paragraph(exchange.in_words("Two inventories are needed to compare them, and the city has "
                                          "{count}: capnr import FOLDER reads one.",
                                          {{"count", std::to_string(all.size())}}));
    return page(exchange, std::move(content));
  }
  TRY(TwoSides sides, two_inventories(exchange));
  TRY_VOID(take_figures(exchange, sides));
  TRY(const std::vector<ResultRow> totals, totals_of(exchange, sides));
  TRY(const ComparisonDocument document, comparison_of(exchange, sides));
  content.main = inventories_form(exchange, sides);
  content.main += total_cards(exchange, sides, totals,
                              {shown_date(document.before.date, exchange.language),
                               shown_date(document.after.date, exchange.language)});
  const Html told = comparison_html(document, sides.criterion, exchange.language);
  content.main += told.empty() ? html::paragraph(exchange.in_words(
                                     "The two inventories have no figure in common for this criterion."))
                               : told;
  content.main += method_words(exchange, *sides.figures[1]);
  content.main += file_link(exchange, "/empreinte/comparer.csv");
  return page(exchange, std::move(content));
}

Result<Response> comparison_csv(Exchange& exchange) {
  TRY(TwoSides sides, two_inventories(exchange));
  TRY_VOID(take_figures(exchange, sides));
  TRY(const ComparisonDocument document, comparison_of(exchange, sides));
  std::string bytes;
  TRY_VOID(write_csv(document, [&bytes](std::string_view piece) -> Result<> {
    bytes += piece;
    return {};
  }));
  return csv_answer(std::move(bytes), "comparison.csv");
}

Result<Response> factor_sets_page(Exchange& exchange) {
  PageContent content;
  content.title = exchange.in_words("One inventory under two factor sets");
  content.trail = {
      {std::string(exchange.in_words("Explore the footprint")), exchange.url("/empreinte/explorer")}};
  TRY(const std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  if (all.empty()) {
    content.main =
        html::paragraph(exchange.in_words("The city has no inventory yet: capnr import FOLDER reads one."));
    return page(exchange, std::move(content));
  }
  TRY(const TwoSides sides, two_sets(exchange));
  TRY(const std::vector<ResultRow> totals, totals_of(exchange, sides));
  TRY(const SetComparisonDocument document, set_comparison_of(exchange, sides));
  content.subtitle =
      exchange.in_words("Inventory of {date}",
                        {{"date", shown_date(sides.figures[0]->inventory.header.date, exchange.language)}});
  content.main = sets_form(exchange, sides);
  content.main += total_cards(exchange, sides, totals, sides.sets);
  content.main += sets_chart(exchange, sides, totals);
  content.main += set_comparison_html(document, sides.criterion, exchange.language);
  content.main += method_words(exchange, *sides.figures[0]);
  content.main += file_link(exchange, "/empreinte/facteurs.csv");
  return page(exchange, std::move(content));
}

Result<Response> factor_sets_csv(Exchange& exchange) {
  TRY(const TwoSides sides, two_sets(exchange));
  TRY(const SetComparisonDocument document, set_comparison_of(exchange, sides));
  std::string bytes;
  TRY_VOID(write_csv(document, [&bytes](std::string_view piece) -> Result<> {
    bytes += piece;
    return {};
  }));
  return csv_answer(std::move(bytes), "factor-sets.csv");
}

}  // namespace capnr::web

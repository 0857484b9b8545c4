// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/explorer_views.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_bars.h"
#include "html/svg_line.h"
#include "html/svg_stacked.h"
#include "html/table.h"
#include "publish/words.h"
#include "web/address.h"

namespace capnr::web {
namespace {

using html::Html;

constexpr std::size_t most_bars = 12;
constexpr std::size_t most_lines = 60;  // the file has them all

// Its year; the whole date where several are of one year.
std::string inventory_words(const Exchange& exchange, const AskedFootprint& asked,
                            const StoredInventory& inventory) {
  const int year = year_of(inventory.header.date);
  const auto same = std::ranges::count_if(
      asked.inventories, [&](const StoredInventory& one) { return year_of(one.header.date) == year; });
  return same > 1 ? shown_date(inventory.header.date, exchange.language) : std::to_string(year);
}

std::string word_at(const Exchange& exchange, const AskedFootprint& asked, const ExploredRow& one,
                    std::size_t place) {
  const Dimension dimension = asked.question.dimensions[place];
  if (dimension == Dimension::year) return inventory_words(exchange, asked, *one.inventory);
  return shown_word(dimension, one.row->key[place], exchange.language);
}

std::string words_of(const Exchange& exchange, const AskedFootprint& asked, const ExploredRow& one) {
  std::string words = word_at(exchange, asked, one, 0);
  if (asked.question.dimensions.size() > 1) words += " · " + word_at(exchange, asked, one, 1);
  return words;
}

// Where it divides, its place among the dimensions; else it comes last.
Criterion criterion_of(const AskedFootprint& asked, const ResultRow& row) {
  const auto& dimensions = asked.question.dimensions;
  const auto at = std::ranges::find(dimensions, Dimension::criterion) - dimensions.begin();
  return criterion_from(row.key[static_cast<std::size_t>(at)]).value_or(Criterion::gwp);
}

html::ChartText chart_text(const Exchange& exchange, std::string_view title, std::string_view description,
                           std::string unit) {
  return {"graphique", std::string(title), std::string(description), std::move(unit), exchange.language};
}

std::string dimension_title(const Exchange& exchange, const AskedFootprint& asked) {
  std::string words;
  for (const Dimension dimension : asked.question.dimensions)
    words += (words.empty() ? "" : " · ") + std::string(title(dimension, exchange.language));
  return words;
}

// Each inventory with its interval, where nothing else divides them.
Html years_chart(const Exchange& exchange, const AskedFootprint& asked, const std::vector<ExploredRow>& rows,
                 Criterion criterion) {
  std::vector<html::Point> points;
  points.reserve(rows.size());
  for (const ExploredRow& one : rows)
    points.push_back({words_of(exchange, asked, one), one.row->value, one.row->p5, one.row->p95});
  return html::line_chart(
      chart_text(
          exchange, name(criterion, exchange.language),
          exchange.in_words("The total of each inventory, with the interval that holds 90 % of the draws."),
          std::string(shown_unit(criterion, exchange.language))),
      points);
}

// Kilograms and megajoules have no scale in common, but for what one person may weigh.
Html criteria_chart(const Exchange& exchange, const AskedFootprint& asked,
                    const std::vector<ExploredRow>& rows, const Footprint& footprint) {
  std::vector<html::Bar> bars;
  for (const ExploredRow& one : rows) {
    const double person = footprint.per_person[static_cast<std::size_t>(criterion_of(asked, *one.row))];
    if (!(person > 0) || std::isnan(one.row->value)) continue;
    const auto scaled = [&](const std::optional<double>& value) {
      return value ? std::optional(*value / person) : std::nullopt;
    };
    bars.push_back(
        {words_of(exchange, asked, one), one.row->value / person, scaled(one.row->p5), scaled(one.row->p95)});
  }
  if (bars.empty()) return {};
  std::ranges::stable_sort(bars, std::greater(), &html::Bar::value);
  if (bars.size() > most_bars) bars.resize(most_bars);
  return html::horizontal_bars(
      chart_text(exchange, exchange.in_words("How many persons' yearly share of the planet's limits"),
                 exchange.in_words("One bar for each criterion, largest first, with its interval."),
                 std::string(exchange.in_words("people-eq."))),
      bars);
}

// First dimension, cut into phases.
Html phases_chart(const Exchange& exchange, const AskedFootprint& asked, const std::vector<ExploredRow>& rows,
                  Criterion criterion) {
  std::vector<std::string> series;
  series.reserve(phases.size());
  for (const Phase phase : phases) series.emplace_back(name(phase, exchange.language));
  std::vector<html::StackedBar> bars;
  std::map<std::string, std::size_t> place;
  for (const ExploredRow& one : rows) {
    const std::string word = word_at(exchange, asked, one, 0);
    const auto [found, added] = place.try_emplace(word, bars.size());
    if (added) bars.push_back({word, std::vector<double>(phase_count, unknown)});
    const auto phase = phase_from(one.row->key[1]);
    if (phase) bars[found->second].parts[static_cast<std::size_t>(*phase)] = one.row->value;
  }
  const auto sum = [](const html::StackedBar& bar) {
    double total = 0;
    for (const double part : bar.parts) total += std::isnan(part) ? 0 : part;
    return total;
  };
  std::ranges::stable_sort(bars, std::greater(), sum);
  if (bars.size() > most_bars) bars.resize(most_bars);
  return html::stacked_bars(
      chart_text(exchange, dimension_title(exchange, asked),
                 exchange.in_words("One bar for each, largest first, cut into the phases of life."),
                 std::string(shown_unit(criterion, exchange.language))),
      series, bars, false);
}

Html bars_chart(const Exchange& exchange, const AskedFootprint& asked, const std::vector<ExploredRow>& rows,
                Criterion criterion) {
  std::vector<html::Bar> bars;
  for (std::size_t i = 0; i < std::min(most_bars, rows.size()); ++i)
    bars.push_back(
        {words_of(exchange, asked, rows[i]), rows[i].row->value, rows[i].row->p5, rows[i].row->p95});
  return html::horizontal_bars(
      chart_text(exchange, dimension_title(exchange, asked),
                 exchange.in_words("The largest lines of the table, each with its interval."),
                 std::string(shown_unit(criterion, exchange.language))),
      bars);
}

// What a click on the words of a line leads to; nothing where there is nothing further.
std::optional<html::Url> further(const Exchange& exchange, const AskedFootprint& asked,
                                 const ExploredRow& one) {
  const Dimension dimension = asked.question.dimensions.front();
  AskedFootprint there = asked;
  there.chosen = static_cast<std::size_t>(one.inventory - asked.inventories.data());
  const std::string path = exchange.path("/empreinte/explorer");
  if (dimension == Dimension::year || dimension == Dimension::criterion) {
    if (dimension == Dimension::criterion) there.question.criterion = criterion_of(asked, *one.row);
    std::erase(there.question.dimensions, dimension);
    if (there.question.dimensions.empty()) there.question.dimensions = {Dimension::department};
    return address_with(path, there.query());
  }
  const std::string& word = one.row->key.front();
  if (dimension == Dimension::phase || word.empty()) return std::nullopt;
  return address_with(path, there.query_within(dimension, word));
}

Html number_cell(double value, Language language) {
  if (std::isnan(value)) return html::text(html::value_text(value, language));
  return html::element("data", {{"value", to_text(value)}}, format_number(value, language));
}

Html interval_cell(const ResultRow& row, Language language) {
  if (!row.p5 || !row.p95) return html::text("–");
  Html both = number_cell(*row.p5, language);
  both += " – ";
  both += number_cell(*row.p95, language);
  return both;
}

std::string coverage_words(const Exchange& exchange, const ResultRow& row) {
  return shown_share(row.quantity > 0 ? row.covered / row.quantity : 0, exchange.language);
}

}  // namespace

std::string trust_words(const Exchange& exchange, const ResultRow& row) {
  std::string words;
  if (row.p5 && row.p95)
    words = exchange.in_words("between {low} and {high}",
                              {{"low", format_number(*row.p5, exchange.language, 3)},
                               {"high", format_number(*row.p95, exchange.language, 3)}}) +
            "; ";
  return words + exchange.in_words("covered: {share}", {{"share", coverage_words(exchange, row)}});
}

Html method_words(const Exchange& exchange, const InventoryFigures& figures) {
  const auto& uncertainty = exchange.site.figures().method().uncertainty;
  std::string words = exchange.in_words("Factor set {set}, profile {profile}; computed as of {date}.",
                                        {{"set", figures.set->name},
                                         {"profile", figures.footprint.profile.name},
                                         {"date", shown_date(figures.footprint.as_of, exchange.language)}});
  words += ' ';
  words += uncertainty ? exchange.in_words("p5 – p95: the interval that holds 90 % of {draws} draws.",
                                           {{"draws", std::to_string(uncertainty->draws)}})
                       : std::string(exchange.in_words("No interval: this server draws none."));
  words += ' ';
  words += exchange.in_words("Covered: the share that has a figure; what has none is in no total.");
  return html::element("p", {{"class", "hint"}}, words);
}

Html total_card(const Exchange& exchange, const ResultRow& total, Criterion criterion) {
  return html::key_figures(
      {{std::string(name(criterion, exchange.language)), html::value_text(total.value, exchange.language),
        std::string(shown_unit(criterion, exchange.language)), trust_words(exchange, total)}});
}

Html explored_chart(const Exchange& exchange, const AskedFootprint& asked,
                    const std::vector<ExploredRow>& rows, const Footprint& footprint) {
  if (rows.empty()) return {};
  if (!asked.question.criterion) return criteria_chart(exchange, asked, rows, footprint);
  const Criterion criterion = *asked.question.criterion;
  const auto& dimensions = asked.question.dimensions;
  if (dimensions.size() == 1 && dimensions[0] == Dimension::year)
    return years_chart(exchange, asked, rows, criterion);
  if (dimensions.size() == 2 && dimensions[1] == Dimension::phase)
    return phases_chart(exchange, asked, rows, criterion);
  return bars_chart(exchange, asked, rows, criterion);
}

Html explored_table(const Exchange& exchange, const AskedFootprint& asked,
                    const std::vector<ExploredRow>& rows, const ResultRow* total) {
  const Language language = exchange.language;
  const bool one_unit = asked.question.criterion.has_value();
  html::Table table;
  table.id = "lignes";
  table.caption = exchange.in_words("{what}: every line", {{"what", dimension_title(exchange, asked)}});
  if (rows.size() > most_lines)
    table.note =
        exchange.in_words("The first {shown} lines of {all}; the file has them all.",
                          {{"shown", std::to_string(most_lines)}, {"all", std::to_string(rows.size())}});
  for (const Dimension dimension : asked.question.dimensions)
    table.columns.push_back({std::string(title(dimension, language)), "", false});
  table.columns.push_back({std::string(exchange.in_words("Value")),
                           one_unit ? std::string(shown_unit(*asked.question.criterion, language)) : ""});
  table.columns.push_back({"p5 – p95"});
  if (!one_unit) table.columns.push_back({std::string(exchange.in_words("Unit")), "", false});
  if (total != nullptr) table.columns.push_back({std::string(exchange.in_words("Share"))});
  table.columns.push_back({std::string(exchange.in_words("Covered"))});
  table.columns.push_back({std::string(exchange.in_words("Quantity"))});
  const auto add = [&](std::vector<Html> cells, const ResultRow& row) {
    cells.push_back(number_cell(row.value, language));
    cells.push_back(interval_cell(row, language));
    if (!one_unit) cells.push_back(html::text(shown_unit(criterion_of(asked, row), language)));
    if (total != nullptr)
      cells.push_back(html::text(std::isnan(row.value) || !(total->value > 0)
                                     ? "–"
                                     : shown_share(row.value / total->value, language)));
    cells.push_back(html::text(coverage_words(exchange, row)));
    cells.push_back(html::text(format_number(row.quantity, language)));
    return cells;
  };
  for (std::size_t i = 0; i < std::min(most_lines, rows.size()); ++i) {
    std::vector<Html> words;
    words.reserve(asked.question.dimensions.size());
    for (std::size_t place = 0; place < asked.question.dimensions.size(); ++place)
      words.push_back(html::text(word_at(exchange, asked, rows[i], place)));
    if (const auto url = further(exchange, asked, rows[i]))
      words.front() = html::link(*url, word_at(exchange, asked, rows[i], 0));
    table.rows.push_back(add(std::move(words), *rows[i].row));
  }
  if (total != nullptr) {
    std::vector<Html> words(asked.question.dimensions.size());
    words.front() = html::text(exchange.in_words("Total"));
    table.total = add(std::move(words), *total);
  }
  return html::render(table);
}

}  // namespace capnr::web

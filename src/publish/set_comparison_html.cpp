// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_chart.h"
#include "html/table.h"
#include "publish/comparison.h"
#include "publish/set_comparison.h"
#include "publish/words.h"

namespace capnr {
namespace {

using html::Html;

constexpr std::size_t most_lines = 40;  // the file has them all

std::string packs_of(const std::vector<std::string>& packs) {
  std::string list;
  for (const std::string& pack : packs) list += (list.empty() ? "" : ", ") + pack;
  return list.empty() ? "–" : list;
}

double difference(const SetRow& row) {
  return std::abs((std::isnan(row.value_b) ? 0 : row.value_b) - (std::isnan(row.value_a) ? 0 : row.value_a));
}

// A line of either table: what it is, then both sides.
std::vector<Html> line_of(std::vector<Html> first, const SetRow& row, Language language) {
  first.push_back(html::text(html::value_text(row.value_a, language)));
  first.push_back(html::text(html::value_text(row.value_b, language)));
  first.push_back(html::text(std::isnan(row.ratio) ? "–" : format_number(row.ratio, language, 3)));
  first.push_back(html::text(shown_share(row.covered_a, language)));
  first.push_back(html::text(shown_share(row.covered_b, language)));
  return first;
}

std::vector<html::Column> columns_of(const SetComparison& sets, std::vector<html::Column> first,
                                     const std::string& unit, Language language) {
  first.push_back({sets.set_a, unit});
  first.push_back({sets.set_b, unit});
  first.push_back({std::string(tr(language, "Ratio"))});
  for (const std::string& set : {sets.set_a, sets.set_b})
    first.push_back({tr(language, "Covered by {set}", {{"set", set}})});
  return first;
}

Html totals(const SetComparisonDocument& document, Language language) {
  html::Table table;
  table.id = "totaux";
  table.caption = tr(language, "Every criterion");
  table.columns = columns_of(
      document.totals,
      {{std::string(tr(language, "Criterion")), "", false}, {std::string(tr(language, "Unit")), "", false}},
      {}, language);
  for (const SetRow& row : document.totals.rows) {
    const auto criterion = criterion_from(row.key.back());
    if (!criterion || (std::isnan(row.value_a) && std::isnan(row.value_b))) continue;
    table.rows.push_back(
        line_of({html::text(name(*criterion, language)), html::text(shown_unit(*criterion, language))}, row,
                language));
  }
  return html::render(table);
}

Html classes(const SetComparisonDocument& document, Criterion criterion, Language language) {
  std::vector<const SetRow*> rows;
  for (const SetRow& row : document.rows.rows)
    if (row.key.back() == code(criterion) && !(std::isnan(row.value_a) && std::isnan(row.value_b)))
      rows.push_back(&row);
  if (rows.empty()) return {};
  std::ranges::stable_sort(rows, std::greater(), [](const SetRow* row) { return difference(*row); });
  if (rows.size() > most_lines) rows.resize(most_lines);
  html::Table table;
  table.id = "lignes";
  table.caption = tr(language, "The largest differences");
  table.note = name(criterion, language);
  table.columns = columns_of(document.rows, {{std::string(tr(language, "Class")), "", false}},
                             std::string(shown_unit(criterion, language)), language);
  table.columns.push_back({std::string(tr(language, "Packs")), "", false});
  for (const SetRow* row : rows) {
    std::vector<Html> cells =
        line_of({html::text(shown_key(row->key, document.rows.dimensions, language))}, *row, language);
    cells.push_back(html::text(packs_of(row->packs_a) + " → " + packs_of(row->packs_b)));
    table.rows.push_back(std::move(cells));
  }
  return html::render(table);
}

}  // namespace

html::Html set_comparison_html(const SetComparisonDocument& document, Criterion criterion,
                               Language language) {
  Html page = classes(document, criterion, language);
  if (!page.empty()) page = html::section("differences", tr(language, "The largest differences"), page);
  page += html::section("criteres", tr(language, "Totals by criterion"), totals(document, language));
  page += html::paragraph(
      tr(language,
         "The two do not cover the same equipment where the coverages differ: such totals do not compare."));
  return page;
}

}  // namespace capnr

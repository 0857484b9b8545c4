// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/page.h"
#include "html/svg_abatement.h"
#include "html/svg_bars.h"
#include "publish/simulation.h"
#include "publish/words.h"

namespace capnr {
namespace {

using html::AbatementStep;

std::string per_kg_text(const AbatementRow& row, Language language) {
  return row.per_kg ? format_number(*row.per_kg, language, 3) + "\u00A0€\u00A0/\u00A0kg" : "–";
}

AbatementStep::Money money_of(const AbatementRow& row) {
  if (row.rank == AbatementRow::Rank::saves) return AbatementStep::Money::saves;
  return row.rank == AbatementRow::Rank::costs ? AbatementStep::Money::costs : AbatementStep::Money::unknown;
}

html::Html years_chart(const SimulationDocument& document, Language language) {
  const std::size_t c = *document.climate;
  std::vector<html::Bar> bars;
  for (const SimulatedYear& year : document.simulation.years) {
    const SimulatedValue& value = year.scenario[c];
    bars.push_back({std::to_string(year.year), value.value, value.p5, value.p95});
  }
  return html::horizontal_bars(
      {"years", std::string(tr(language, "Footprint with the levers, year by year")),
       std::string(tr(language, "One bar a year, with its interval from p5 to p95.")),
       std::string(shown_unit(Criterion::gwp, language)), language},
      bars);
}

}  // namespace

std::string money_text(const std::optional<double>& euros, Language language) {
  if (!euros) return std::string(tr(language, "unknown"));
  return (*euros < 0 ? "−" : "") + format_number(std::abs(*euros), language) + "\u00A0€";
}

std::string rank_text(const AbatementRow& row, Language language) {
  switch (row.rank) {
    case AbatementRow::Rank::saves:
      return tr(language, "saves money, front {front}", {{"front", std::to_string(row.front)}});
    case AbatementRow::Rank::costs:
      return per_kg_text(row, language);
    case AbatementRow::Rank::unknown_money:
      return std::string(tr(language, "not ranked: cost or saving unknown"));
    case AbatementRow::Rank::avoids_nothing:
      return std::string(tr(language, "not ranked: it avoids nothing"));
    case AbatementRow::Rank::unknown_effect:
      break;
  }
  return std::string(tr(language, "not ranked: effect unknown"));
}

std::string rebound_sentence(const LeverRebound& rebound, Language language) {
  const std::string source =
      rebound.source.empty() ? std::string(tr(language, "no source given")) : rebound.source;
  const std::vector<std::pair<std::string, std::string>> words = {
      {"share", shown_share(rebound.share, language)}, {"source", source}};
  switch (rebound.origin) {
    case LeverRebound::Origin::direct:
      return tr(language, "{share}, observed directly ({source})", words);
    case LeverRebound::Origin::entered:
      return tr(language, "{share}, entered ({source})", words);
    case LeverRebound::Origin::defaulted:
      break;
  }
  return tr(language, "{share}, by default ({source})", words);
}

html::Html abatement_chart(const SimulationDocument& document, std::string_view id, Language language) {
  std::vector<AbatementStep> steps;
  for (const AbatementRow& row : document.abatement) {
    if (!(row.avoided > 0)) continue;
    steps.push_back({money_of(row), name_of(document.book.levers[row.lever], language), row.avoided,
                     money_text(row.net_cost, language), per_kg_text(row, language)});
  }
  return html::abatement_curve(
      {std::string(id),
       tr(language, "What a kilogram avoided costs, to {year}",
          {{"year", std::to_string(document.simulation.until)}}),
       std::string(tr(language,
                      "Levers in the order of their ranking, each as if it were alone. Those that save money "
                      "come first; they have no cost "
                      "per kilogram, because such a ratio would rank first the one that avoids least.")),
       std::string(shown_unit(Criterion::gwp, language)), language},
      steps);
}

std::string to_html(const SimulationDocument& document, Language language) {
  html::Page page;
  page.language = language;
  page.kicker = document.city;
  page.title = tr(language, "What the levers would change");
  page.subtitle = tr(language, "Inventory of {date}, to {year}",
                     {{"date", shown_date(document.inventory_date, language)},
                      {"year", std::to_string(document.simulation.until)}});
  page.description = page.title;
  const auto add = [&](std::string_view id, std::string_view title, const html::Html& content) {
    page.contents.emplace_back(std::string(title), html::Url::fragment(id));
    page.main += html::section(id, title, content);
  };
  if (document.climate) {
    add("by-year", tr(language, "Year by year"), years_chart(document, language));
    add("abatement", tr(language, "What a kilogram avoided costs"),
        abatement_chart(document, "abatement-chart", language));
  } else {
    page.main += html::paragraph(tr(language, "the factor set has no figure for climate change"));
  }
  page.footer = html::paragraph(tr(language, "Made by Cap NR, free software. Method: docs/levers.md."));
  return render(page);
}

}  // namespace capnr

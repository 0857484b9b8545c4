// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/words.h"

#include <array>

#include "base/text.h"
#include "html/components.h"
#include "html/table.h"
#include "publish/indicator_list.h"

namespace capnr::web {
namespace {

html::Html state(std::string_view css_class, std::string_view words) {
  return html::element("span", {{"class", css_class}}, words);
}

}  // namespace

std::string standing_name(const Standing& standing, Language language) {
  const std::string& name = standing.indicator->name.in(language);
  return standing.indicator->measures.size() == 1 ? name : name + " – " + standing.measure->name.in(language);
}

html::Html state_of(StandingStatus status, Language language) {
  switch (status) {
    case StandingStatus::met:
      return state("state good", name(status, language));
    case StandingStatus::not_met:
      return state("state bad", name(status, language));
    case StandingStatus::stale:
      return state("state doubt", name(status, language));
    default:
      return state("state", name(status, language));
  }
}

html::Html state_of(TargetStatus status, Language language) {
  switch (status) {
    case TargetStatus::met:
    case TargetStatus::on_track:
      return state("state good", name(status, language));
    case TargetStatus::off_track:
      return state("state bad", name(status, language));
    case TargetStatus::at_risk:
      return state("state doubt", name(status, language));
    default:
      return state("state", name(status, language));
  }
}

std::string shown_number(const std::optional<double>& value, Language language) {
  return value ? format_number(*value, language, 9) : "–";
}

html::Html standings_table(const Exchange& exchange, std::string id, std::string caption,
                           const std::vector<const Standing*>& standings, bool linked) {
  html::Table table;
  table.id = std::move(id);
  table.caption = std::move(caption);
  table.columns = {{std::string(exchange.in_words("Indicator")), "", false},
                   {std::string(exchange.in_words("Period")), "", false},
                   {std::string(exchange.in_words("Value"))},
                   {std::string(exchange.in_words("Asked"))},
                   {std::string(exchange.in_words("Grade")), "", false},
                   {std::string(exchange.in_words("Status")), "", false}};
  for (const Standing* one : standings) {
    const Unit* unit = exchange.programme().unit(one->measure->unit);
    const bool known = one->entry && one->entry->value;
    const std::string name = one->indicator->id + " – " + standing_name(*one, exchange.language);
    table.rows.push_back({linked ? html::link(exchange.url("/indicateurs/{id}", {one->indicator->id}), name)
                                 : html::text(name),
                          html::text(known ? to_string(one->entry->key.period) : "–"),
                          html::text(known ? shown_value(*unit, *one->entry->value, exchange.language) : "–"),
                          html::text(one->limit ? shown_limit(*unit, *one->limit, exchange.language) : "–"),
                          html::text(known ? capnr::name(one->entry->grade, exchange.language) : "–"),
                          state_of(one->status, exchange.language)});
  }
  return html::render(table);
}

html::Html axis_lines(const Exchange& exchange, std::span<const Standing> standings) {
  constexpr std::array shown = {StandingStatus::met, StandingStatus::not_met, StandingStatus::no_threshold,
                                StandingStatus::stale, StandingStatus::no_evidence};
  html::Table table;
  table.id = "axes";
  table.caption = exchange.in_words("Where we stand, axis by axis");
  table.note = exchange.in_words("Number of measures of the indicators, by status");
  table.columns = {{std::string(exchange.in_words("Axis")), "", false}};
  for (const StandingStatus status : shown)
    table.columns.push_back({std::string(name(status, exchange.language))});
  for (std::size_t i = 0; i < axis_count; ++i) {
    std::array<std::size_t, standing_status_count> count{};
    for (const Standing& one : standings)
      if (one.commitment->axis == static_cast<Axis>(i)) ++count.at(static_cast<std::size_t>(one.status));
    std::vector<html::Html> row = {html::text(name(static_cast<Axis>(i), exchange.language))};
    for (const StandingStatus status : shown)
      row.push_back(html::text(std::to_string(count.at(static_cast<std::size_t>(status)))));
    table.rows.push_back(std::move(row));
  }
  return html::render(table);
}

}  // namespace capnr::web

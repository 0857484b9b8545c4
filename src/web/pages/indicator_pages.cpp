// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/indicator_pages.h"

#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/svg_line.h"
#include "html/table.h"
#include "publish/indicator_list.h"
#include "publish/words.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/list_pages.h"
#include "web/measure_filter.h"
#include "web/told.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

// ---- The list -----------------------------------------------------------------------------------------------------------

constexpr std::array statuses = {StandingStatus::not_met, StandingStatus::stale, StandingStatus::met,
                                 StandingStatus::no_threshold, StandingStatus::no_evidence};

std::vector<Field> filters_of(const Exchange& exchange) {
  std::vector<Field> fields(3);
  fields[0].name = "texte";
  fields[0].label = exchange.in_words("Words");
  fields[0].kind = Field::Kind::search;
  fields[1].name = "axe";
  fields[1].label = exchange.in_words("Axis");
  fields[1].kind = Field::Kind::choice;
  fields[1].choices = {{"", std::string(exchange.in_words("all"))}};
  for (std::size_t i = 0; i < axis_count; ++i) {
    const auto axis = static_cast<Axis>(i);
    fields[1].choices.push_back({std::string(code(axis)), std::string(name(axis, exchange.language))});
  }
  fields[2].name = "statut";
  fields[2].label = exchange.in_words("Status");
  fields[2].kind = Field::Kind::choice;
  fields[2].choices = {{"", std::string(exchange.in_words("all"))}};
  for (const StandingStatus status : statuses)
    fields[2].choices.push_back({std::string(code(status)), std::string(name(status, exchange.language))});
  for (Field& field : fields) field.value = exchange.query(field.name);
  return fields;
}

// ---- One ----------------------------------------------------------------------------------------------------------------

Html definition(const Exchange& exchange, const Indicator& indicator, const Commitment& commitment) {
  std::vector<std::pair<std::string, Html>> facts;
  const auto fact = [&](std::string_view label, Html words) {
    if (!words.empty()) facts.emplace_back(std::string(label), std::move(words));
  };
  fact(exchange.in_words("Commitment"), link(exchange.url("/engagements/{id}", {commitment.id}),
                                             commitment.id + " – " + commitment.title.in(exchange.language)));
  fact(exchange.in_words("Formula"), html::text(indicator.formula.in(exchange.language)));
  fact(exchange.in_words("Frequency"), html::text(name(indicator.frequency, exchange.language)));
  fact(exchange.in_words("Evidence expected"), element("span", {{"lang", "fr"}}, indicator.evidence));
  if (!indicator.threshold.text.empty())
    fact(exchange.in_words("Threshold"),
         html::text(indicator.threshold.text + " – " +
                    std::string(name(indicator.threshold.origin, exchange.language))));
  return html::definition_list(facts);
}

const Unit& unit_of(const Exchange& exchange, const Measure& measure) {
  static const Unit none;
  const Unit* unit = exchange.programme().unit(measure.unit);
  return unit == nullptr ? none : *unit;
}

// The whole city, one value a year: what a line can show.
Html series_of(const Exchange& exchange, const Indicator& indicator, const Measure& measure,
               const std::vector<LedgerEntry>& current) {
  std::vector<html::Point> points;
  for (const LedgerEntry& entry : current) {
    const ValueKey& key = entry.key;
    if (key.indicator == indicator.id && key.measure == measure.key && key.scope.kind == Scope::Kind::city &&
        entry.value && key.period == year_period(year_of(key.period.from)))
      points.push_back({std::to_string(year_of(key.period.from)), *entry.value, entry.low, entry.high});
  }
  if (points.size() < 2) return {};
  const std::string title = indicator.measures.size() == 1 ? indicator.name.in(exchange.language)
                                                           : measure.name.in(exchange.language);
  return html::line_chart({"serie-" + (measure.key.empty() ? "valeur" : measure.key), title,
                           std::string(exchange.in_words("The value of each year, for the whole city.")),
                           unit_of(exchange, measure).name.in(exchange.language), exchange.language},
                          points);
}

std::string sources_of(const LedgerEntry& entry) {
  std::string words;
  for (const ValueSource& source : entry.sources) {
    if (!words.empty()) words += "; ";
    words += source.reference;
    if (source.first_row > 0)
      words += " (" + std::to_string(source.first_row) + "–" + std::to_string(source.last_row) + ")";
  }
  return words;
}

std::string interval_of(const Exchange& exchange, const Unit& unit, const LedgerEntry& entry) {
  if (!entry.low || !entry.high) return "–";
  return shown_value(unit, *entry.low, exchange.language) + " – " +
         shown_value(unit, *entry.high, exchange.language);
}

Html history_of(const Exchange& exchange, const Indicator& indicator,
                const std::vector<LedgerEntry>& history) {
  if (history.empty()) return html::paragraph(exchange.in_words("Nobody has given a value yet."));
  html::Table table;
  table.id = "valeurs";
  table.caption = exchange.in_words("Every value that was given, the last one first");
  table.note = exchange.in_words("Nothing is overwritten: a correction stands beside what it corrects.");
  table.columns = {{std::string(exchange.in_words("Period")), "", false},
                   {std::string(exchange.in_words("Scope")), "", false},
                   {std::string(exchange.in_words("Measure")), "", false},
                   {std::string(exchange.in_words("Value"))},
                   {std::string(exchange.in_words("Interval"))},
                   {std::string(exchange.in_words("Grade")), "", false},
                   {std::string(exchange.in_words("Sources")), "", false},
                   {std::string(exchange.in_words("Method")), "", false},
                   {std::string(exchange.in_words("Recorded")), "", false},
                   {std::string(exchange.in_words("Reason")), "", false}};
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry) {
    const Measure* measure = indicator.measure(entry->key.measure);
    const Unit& unit = unit_of(exchange, measure == nullptr ? indicator.measures.front() : *measure);
    table.rows.push_back(
        {html::text(to_string(entry->key.period)),
         html::text(entry->key.scope.kind == Scope::Kind::city
                        ? std::string(exchange.in_words("The whole city"))
                        : to_string(entry->key.scope)),
         html::text(measure == nullptr ? entry->key.measure : measure->name.in(exchange.language)),
         html::text(entry->value ? shown_value(unit, *entry->value, exchange.language)
                                 : std::string(exchange.in_words("withdrawn"))),
         html::text(interval_of(exchange, unit, *entry)), html::text(name(entry->grade, exchange.language)),
         html::text(sources_of(*entry)), html::text(entry->formula),
         html::text(entry->recorded_at.substr(0, 10) + " " + entry->recorded_by), html::text(entry->reason)});
  }
  return html::render(table);
}

// ---- A value that somebody gives ------------------------------------------------------------------------------------------

// The fields bear the names of the columns of a table of values, which errors point at.
std::vector<Field> value_fields(const Exchange& exchange, const Indicator& indicator) {
  std::vector<Field> fields;
  const auto add = [&](std::string_view name, std::string_view label, std::string_view hint = {}) -> Field& {
    Field& field = fields.emplace_back();
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = exchange.field(name);
    return field;
  };
  if (indicator.measures.size() > 1) {
    Field& measure = add("indicator", exchange.in_words("Measure"));
    measure.kind = Field::Kind::choice;
    for (const Measure& one : indicator.measures)
      measure.choices.push_back({indicator.id + "/" + one.key, one.name.in(exchange.language)});
  }
  add("period", exchange.in_words("Period"),
      exchange.in_words("A year (2026), a quarter (2026-T1), a month (2026-03) or a day."))
      .required = exchange.in_words("required");
  Field& value = add("value", exchange.in_words("Value"),
                     exchange.in_words("Empty: the value of this period is taken back."));
  value.kind = Field::Kind::number;
  value.label += " (" + unit_of(exchange, indicator.measures.front()).name.in(exchange.language) + ")";
  add("scope", exchange.in_words("Scope"),
      exchange.in_words("city (by default), department:NAME, site:NAME or service:NAME"));
  add("source", exchange.in_words("Source"),
      exchange.in_words("What shows it: a report, a register, a count."));
  add("reason", exchange.in_words("Reason"),
      exchange.in_words("Of a correction: why the value before was wrong."));
  return fields;
}

Html value_form(const Exchange& exchange, const Indicator& indicator, const std::vector<Field>& fields) {
  html::Form form{exchange.url("/indicateurs/{id}", {indicator.id})};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Record this value");
  return html::render(form);
}

Result<Response> show(const Exchange& exchange, const Indicator& indicator, const std::vector<Field>& fields,
                      int status = 200) {
  TRY(const std::vector<LedgerEntry> current, current_values(exchange.database, exchange.org()));
  TRY(const std::vector<LedgerEntry> history, value_history(exchange.database, exchange.org(), indicator.id));
  PageContent content;
  content.title = indicator.id + " – " + indicator.name.in(exchange.language);
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Indicators")), exchange.url("/indicateurs")}};
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += definition(exchange, indicator, *exchange.programme().commitment_of(indicator.id));
  for (const Measure& measure : indicator.measures)
    content.main += series_of(exchange, indicator, measure, current);
  content.main +=
      html::section("historique", exchange.in_words("Values"), history_of(exchange, indicator, history));
  if (exchange.may(Access::contributor))
    content.main += html::section("saisir", exchange.in_words("Enter or correct a value"),
                                  value_form(exchange, indicator, fields));
  return page(exchange, std::move(content));
}

ToldValue told_value(const Exchange& exchange, const Indicator& indicator) {
  const std::string measure = exchange.field("indicator"), before = indicator.id + "/";
  return {measure.starts_with(before) ? measure.substr(before.size()) : std::string(),
          exchange.field("period"),
          exchange.field("value"),
          exchange.field("scope"),
          exchange.field("source"),
          exchange.field("reason")};
}

}  // namespace

Result<Response> indicators_page(Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  std::vector<const Standing*> wanted;  // those of the page
  const ListedPage shown = asked_page(exchange);
  std::size_t found = 0;
  const MeasureFilter filter{exchange.query("axe"), exchange.query("statut"),
                             SoughtWords(exchange.query("texte"))};
  for (const Standing& one : all)
    if (filter.takes(one, exchange.language) && shown.holds(found++)) wanted.push_back(&one);
  html::Form filters{exchange.url("/indicateurs"), false};
  filters.in_line = true;
  for (const Field& field : filters_of(exchange)) filters.inside += html::field(field);
  filters.button = exchange.in_words("Filter");
  PageContent content;
  content.title = exchange.in_words("Indicators");
  content.main = html::render(filters);
  content.main += wanted.empty()
                      ? html::paragraph(exchange.in_words("No indicator is so: take a filter away."))
                      : standings_table(exchange, "indicateurs",
                                        exchange.in_words("{count} measures of indicators",
                                                          {{"count", std::to_string(found)}}),
                                        wanted, true);
  content.main += pager(exchange, shown, found);
  content.main +=
      element("p", {}, link(exchange.url("/indicators.csv"), exchange.in_words("Download as CSV")), " · ",
              link(exchange.url("/indicators.json"), exchange.in_words("as JSON")));
  return page(exchange, std::move(content));
}

Result<Response> indicator_page(Exchange& exchange) {
  TRY(const Indicator* indicator, indicator_of_address(exchange));
  return show(exchange, *indicator, value_fields(exchange, *indicator));
}

Result<Response> indicator_sent(Exchange& exchange) {
  TRY(const Indicator* indicator, indicator_of_address(exchange));
  const auto done = tell_value(exchange, *indicator, told_value(exchange, *indicator));
  if (done) return redirect(exchange.path("/indicateurs/{id}", {indicator->id}) + "#historique");
  if (done.error().kind == Kind::unavailable) return tl::unexpected(done.error());
  std::vector<Field> fields = value_fields(exchange, *indicator);
  put_error(exchange, done.error(), fields, "value");
  return show(exchange, *indicator, fields, http_status(done.error().kind));
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include "publish/indicator_list.h"
#include "publish/json_items.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

void number_or_null(JsonWriter& json, const std::optional<double>& value) {
  value ? json.number(*value) : json.null();
}

void write_sources(JsonWriter& json, const LedgerEntry& entry) {
  json.key("sources").begin_array();
  for (const ValueSource& source : entry.sources) {
    json.begin_object().key("reference").text(source.reference);
    if (!source.sha256.empty()) json.key("sha256").text(source.sha256);
    if (source.first_row > 0)
      json.key("first_row").integer(source.first_row).key("last_row").integer(source.last_row);
    json.end_object();
  }
  json.end_array();
}

void write_entry(JsonWriter& json, const LedgerEntry& entry) {
  json.key("period").text(to_string(entry.key.period)).key("scope").text(to_string(entry.key.scope));
  json.key("value");
  number_or_null(json, entry.value);
  json.key("unit").text(entry.unit).key("low");
  number_or_null(json, entry.low);
  json.key("high");
  number_or_null(json, entry.high);
  json.key("grade")
      .text(code(entry.grade))
      .key("origin")
      .text(code(entry.origin))
      .key("formula")
      .text(entry.formula);
  json.key("recorded_at")
      .text(entry.recorded_at)
      .key("recorded_by")
      .text(entry.recorded_by)
      .key("stale_after");
  entry.stale_after ? json.text(to_string(*entry.stale_after)) : json.null();
  if (!entry.reason.empty()) json.key("reason").text(entry.reason);
  write_sources(json, entry);
}

void write_limit(JsonWriter& json, const std::optional<JudgedLimit>& limit) {
  json.key("limit");
  if (!limit) {
    json.null();
    return;
  }
  json.begin_object().key("comparison").text(code(limit->comparison)).key("value").number(limit->value);
  json.key("origin")
      .text(code(limit->origin))
      .key("text")
      .text(limit->text)
      .key("verified")
      .boolean(limit->verified);
  json.end_object();
}

double or_nothing(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

}  // namespace

void write_item(JsonWriter& json, const Standing& standing, Language language) {
  json.begin_object()
      .key("indicator")
      .text(standing.indicator->id)
      .key("measure")
      .text(standing.measure->key);
  json.key("commitment").text(standing.commitment->id).key("axis").text(code(standing.commitment->axis));
  json.key("name").text(standing.indicator->name.in(language));
  json.key("measure_name").text(standing.measure->name.in(language));
  json.key("unit").text(standing.measure->unit).key("direction").text(code(standing.measure->direction));
  json.key("frequency").text(code(standing.indicator->frequency)).key("status").text(code(standing.status));
  write_limit(json, standing.limit);
  json.key("last");
  if (standing.entry) {
    json.begin_object();
    write_entry(json, *standing.entry);
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
}

void write_item(JsonWriter& json, const LedgerEntry& entry) {
  json.begin_object().key("id").integer(entry.id.value).key("indicator").text(entry.key.indicator);
  json.key("measure").text(entry.key.measure).key("supersedes");
  entry.supersedes ? json.integer(entry.supersedes->value) : json.null();
  write_entry(json, entry);
  json.end_object();
}

std::string indicators_json(const IndicatorList& list, Language language) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("city").text(list.city).key("as_of").text(to_string(list.as_of));
  if (list.year) json.key("year").integer(*list.year);
  json.key("indicators").begin_array();
  for (const Standing& standing : list.standings) write_item(json, standing, language);
  json.end_array().end_object();
  return out + "\n";
}

std::string indicators_csv(const IndicatorList& list, Language language) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const char* title :
       {"indicator", "measure", "commitment", "axis", "name", "period", "value", "unit", "low", "high",
        "grade", "comparison", "limit", "limit_text", "status", "stale_after", "recorded_by"})
    csv.text(title);
  csv.end_row();
  for (const Standing& standing : list.standings) {
    csv.text(standing.indicator->id).text(standing.measure->key).text(standing.commitment->id);
    csv.text(code(standing.commitment->axis)).text(standing.indicator->name.in(language));
    const LedgerEntry none;
    const LedgerEntry& entry = standing.entry ? *standing.entry : none;
    csv.text(standing.entry ? to_string(entry.key.period) : "").number(or_nothing(entry.value));
    csv.text(standing.measure->unit).number(or_nothing(entry.low)).number(or_nothing(entry.high));
    csv.text(standing.entry ? code(entry.grade) : "");
    csv.text(standing.limit ? code(standing.limit->comparison) : "");
    csv.number(standing.limit ? standing.limit->value : or_nothing({}));
    csv.text(standing.limit ? standing.limit->text : "").text(code(standing.status));
    csv.text(entry.stale_after ? to_string(*entry.stale_after) : "").text(entry.recorded_by).end_row();
  }
  return out;
}

std::string history_json(std::span<const LedgerEntry> history) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const LedgerEntry& entry : history) write_item(json, entry);
  json.end_array();
  return out + "\n";
}

}  // namespace capnr

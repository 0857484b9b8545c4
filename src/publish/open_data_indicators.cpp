// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include "publish/open_data.h"
#include "publish/open_data_values.h"
#include "steering/standing.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

double or_nothing(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

// Where the city stands on the last day of the year, judged on that day: the same whenever it is published.
std::vector<Standing> standings_of(const OpenDataInput& input) {
  std::vector<Standing> all =
      standings(input.programme, input.entries, year_period(input.year).until, input.year);
  std::erase_if(all, [&](const Standing& one) { return input.choices.is_withheld(one.indicator->id); });
  return all;
}

void write_csv_row(CsvWriter& csv, const Standing& one) {
  const LedgerEntry none;
  const LedgerEntry& entry = one.entry ? *one.entry : none;
  csv.text(one.indicator->id)
      .text(one.measure->key)
      .text(one.commitment->id)
      .text(code(one.commitment->axis));
  csv.text(one.indicator->name.fr).text(one.measure->name.fr);
  csv.text(one.entry ? to_string(entry.key.period.from) : "")
      .text(one.entry ? to_string(entry.key.period.until) : "");
  csv.number(or_nothing(entry.value))
      .text(one.measure->unit)
      .number(or_nothing(entry.low))
      .number(or_nothing(entry.high));
  csv.text(one.entry ? code(entry.grade) : "").text(one.entry ? code(entry.origin) : "").text(entry.formula);
  csv.text(one.limit ? code(one.limit->comparison) : "")
      .number(one.limit ? one.limit->value : or_nothing({}));
  csv.text(one.limit ? code(one.limit->origin) : "").text(code(one.status)).end_row();
}

void number_or_null(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  value ? json.number(*value) : json.null();
}

// A hash lets somebody who has the file prove that it is the one; its name stays with the city.
void write_sources(JsonWriter& json, const LedgerEntry& entry) {
  json.key("sources").begin_array();
  for (const ValueSource& source : entry.sources) {
    if (!source.sha256.empty())
      json.begin_object().key("sha256").text(source.sha256).end_object();
    else if (source.reference.starts_with("inventory "))
      json.begin_object().key("inventory").text(source.reference.substr(10)).end_object();
  }
  json.end_array();
}

void write_json_value(JsonWriter& json, const Standing& one) {
  json.key("value");
  if (!one.entry) {
    json.null();
    return;
  }
  const LedgerEntry& entry = *one.entry;
  json.begin_object()
      .key("from")
      .text(to_string(entry.key.period.from))
      .key("until")
      .text(to_string(entry.key.period.until));
  number_or_null(json, "value", entry.value);
  number_or_null(json, "low", entry.low);
  number_or_null(json, "high", entry.high);
  json.key("grade")
      .text(code(entry.grade))
      .key("origin")
      .text(code(entry.origin))
      .key("formula")
      .text(entry.formula);
  write_sources(json, entry);
  json.end_object();
}

void write_json_limit(JsonWriter& json, const Standing& one) {
  json.key("limit");
  if (!one.limit) {
    json.null();
    return;
  }
  json.begin_object()
      .key("comparison")
      .text(code(one.limit->comparison))
      .key("value")
      .number(one.limit->value);
  json.key("origin").text(code(one.limit->origin)).key("text").text(one.limit->text).end_object();
}

}  // namespace

bool is_published(const OpenDataChoices& choices, std::string_view indicator, const Scope& scope) {
  return (scope.kind == Scope::Kind::city || scope.kind == Scope::Kind::service) &&
         !choices.is_withheld(indicator);
}

std::vector<PublishedValue> published_values(const OpenDataInput& input) {
  std::vector<PublishedValue> values;
  for (const Commitment& commitment : input.programme.commitments)
    for (const Indicator& indicator : commitment.indicators)
      for (const Measure& measure : indicator.measures)
        for (const LedgerEntry& entry : input.entries)
          if (entry.key.indicator == indicator.id && entry.key.measure == measure.key && entry.value &&
              year_of(entry.key.period.until) == input.year &&
              is_published(input.choices, indicator.id, entry.key.scope))
            values.push_back({&entry, &indicator, &measure});
  return values;
}

std::string open_indicators_csv(const OpenDataInput& input) {
  std::string out;
  CsvWriter csv(out, ',', true);
  for (const char* title :
       {"indicator", "measure", "commitment", "axis", "name", "measure_name", "from", "until", "value",
        "unit", "low", "high", "grade", "origin", "formula", "comparison", "limit", "limit_origin", "status"})
    csv.text(title);
  csv.end_row();
  for (const Standing& one : standings_of(input)) write_csv_row(csv, one);
  return out;
}

std::string open_indicators_json(const OpenDataInput& input) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("city").text(input.city.name).key("insee_code").text(input.city.insee_code);
  json.key("year").integer(input.year).key("indicators").begin_array();
  for (const Standing& one : standings_of(input)) {
    json.begin_object().key("indicator").text(one.indicator->id).key("measure").text(one.measure->key);
    json.key("commitment").text(one.commitment->id).key("axis").text(code(one.commitment->axis));
    json.key("name").text(one.indicator->name.fr).key("measure_name").text(one.measure->name.fr);
    json.key("unit").text(one.measure->unit).key("direction").text(code(one.measure->direction));
    json.key("status").text(code(one.status));
    write_json_limit(json, one);
    write_json_value(json, one);
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace capnr

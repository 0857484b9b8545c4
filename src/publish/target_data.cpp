// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include "publish/json_items.h"
#include "publish/target_list.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

void write_points(JsonWriter& json, std::string_view key, std::span<const YearValue> points) {
  json.key(key).begin_array();
  for (const YearValue& point : points)
    json.begin_object().key("year").integer(point.year).key("value").number(point.value).end_object();
  json.end_array();
}

void write_point(JsonWriter& json, std::string_view key, const YearValue& point) {
  json.key(key).begin_object().key("year").integer(point.year).key("value").number(point.value).end_object();
}

void date_or_null(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.key(key);
  date ? json.text(to_string(*date)) : json.null();
}

void write_target(JsonWriter& json, const Target& target) {
  json.key("key")
      .text(target.key)
      .key("indicator")
      .text(target.indicator)
      .key("measure")
      .text(target.measure);
  json.key("scope").text(to_string(target.scope)).key("unit").text(target.unit);
  json.key("better").text(code(target.better)).key("perimeter").text(code(target.perimeter));
  write_point(json, "baseline", target.baseline.at);
  json.key("scope_version").text(target.baseline.scope_version);
  write_point(json, "target", target.goal);
  json.key("path").text(code(target.path));
  if (target.path == TargetPath::percent) json.key("percent_a_year").number(percent_a_year(target));
  write_points(json, "milestones", target.milestones);
  json.key("vote").text(target.vote);
  date_or_null(json, "voted_on", target.voted_on);
  json.key("note").text(target.note);
}

void write_state(JsonWriter& json, const TargetEntry& entry) {
  json.key("state").text(code(entry.state));
  date_or_null(json, "closed_on", entry.closed_on);
  json.key("recorded_at").text(entry.recorded_at).key("recorded_by").text(entry.recorded_by);
  json.key("reason").text(entry.reason);
}

std::string_view code_of(Forecast::Basis basis) {
  switch (basis) {
    case Forecast::Basis::trend:
      return "trend";
    case Forecast::Basis::trend_and_plan:
      return "trend_and_plan";
    case Forecast::Basis::last_and_plan:
      return "last_and_plan";
  }
  return {};
}

void write_forecast(JsonWriter& json, const std::optional<Forecast>& forecast) {
  json.key("forecast");
  if (!forecast) {
    json.null();
    return;
  }
  json.begin_object().key("basis").text(code_of(forecast->basis));
  json.key("years_of_history").integer(static_cast<std::int64_t>(forecast->years_of_history));
  json.key("slope_a_year").number(forecast->slope).key("met_in");
  forecast->met_in ? json.integer(*forecast->met_in) : json.null();
  json.key("gap").number(forecast->gap);
  write_points(json, "years", forecast->years);
  json.end_object();
}

std::vector<YearValue> path_of(const Target& target) {
  std::vector<YearValue> path;
  for (int year = target.baseline.at.year; year <= target.goal.year; ++year)
    path.push_back({year, *path_value(target, year)});
  return path;
}

void write_standing(JsonWriter& json, const JudgedTarget& judged, const Unit& unit, Language language) {
  const TargetStanding& standing = judged.standing;
  json.key("status").text(code(standing.status)).key("rule").text(code(standing.rule));
  json.key("because").text(shown_rule(judged.entry.target, standing, unit, language));
  json.key("year").integer(standing.year).key("asked").number(standing.asked.value_or(nothing));
  json.key("measured").number(standing.last ? *standing.last->value : nothing);
  if (standing.last) json.key("measured_scope_version").text(standing.last_scope_version);
  write_points(json, "path_by_year", path_of(judged.entry.target));
  write_points(json, "history", standing.history);
  write_forecast(json, standing.forecast);
}

}  // namespace

void write_item(JsonWriter& json, const Programme& programme, const JudgedTarget& judged, Language language) {
  json.begin_object();
  write_target(json, judged.entry.target);
  write_state(json, judged.entry);
  write_standing(json, judged, unit_of(programme, judged.entry.target), language);
  json.end_object();
}

std::string targets_json(const TargetList& list, Language language) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("city").text(list.city).key("as_of").text(to_string(list.as_of));
  json.key("targets").begin_array();
  for (const JudgedTarget& judged : list.targets) write_item(json, list.programme, judged, language);
  json.end_array().key("scope_versions").begin_array();
  for (const ScopeVersion& version : list.versions) {
    json.begin_object().key("version").text(version.version).key("from").text(to_string(version.from));
    json.key("description").text(version.description).end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

std::string targets_csv(const TargetList& list, Language language) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const char* title : {"key",    "indicator",     "measure",  "scope",           "perimeter",
                            "unit",   "baseline_year", "baseline", "scope_version",   "target_year",
                            "target", "path",          "vote",     "voted_on",        "state",
                            "year",   "asked",         "measured", "forecast_met_in", "forecast_gap",
                            "status", "rule",          "because"})
    csv.text(title);
  csv.end_row();
  for (const auto& [entry, standing] : list.targets) {
    const Target& target = entry.target;
    csv.text(target.key).text(target.indicator).text(target.measure).text(to_string(target.scope));
    csv.text(code(target.perimeter)).text(target.unit).text(std::to_string(target.baseline.at.year));
    csv.number(target.baseline.at.value).text(target.baseline.scope_version);
    csv.text(std::to_string(target.goal.year)).number(target.goal.value).text(code(target.path));
    csv.text(target.vote).text(target.voted_on ? to_string(*target.voted_on) : "").text(code(entry.state));
    csv.text(std::to_string(standing.year)).number(standing.asked.value_or(nothing));
    csv.number(standing.last ? *standing.last->value : nothing);
    const auto& forecast = standing.forecast;
    csv.text(forecast && forecast->met_in ? std::to_string(*forecast->met_in) : "");
    csv.number(forecast ? forecast->gap : nothing).text(code(standing.status)).text(code(standing.rule));
    csv.text(shown_rule(target, standing, unit_of(list.programme, target), language)).end_row();
  }
  return out;
}

std::string target_history_json(std::span<const TargetEntry> history) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const TargetEntry& entry : history) {
    json.begin_object().key("id").integer(entry.id.value).key("supersedes");
    entry.supersedes ? json.integer(entry.supersedes->value) : json.null();
    write_target(json, entry.target);
    write_state(json, entry);
    json.end_object();
  }
  json.end_array();
  return out + "\n";
}

}  // namespace capnr

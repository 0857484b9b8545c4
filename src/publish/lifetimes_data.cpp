// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cmath>

#include "publish/lifetimes.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

void write_interval(JsonWriter& json, std::string_view key, double value, double lower, double upper) {
  json.key(key).begin_object();
  json.key("value").number(value);
  json.key("lower").number(lower);
  json.key("upper").number(upper);
  json.end_object();
}

void write_quantile(JsonWriter& json, std::string_view key, const SurvivalQuantile& of) {
  write_interval(json, key, of.value, of.lower, of.upper);
}

void write_counts(JsonWriter& json, const LifetimeClass& of) {
  json.key("machines").number(of.machines);
  json.key("in_service").number(of.in_service);
  json.key("not_followed").number(of.not_followed);
  json.key("withdrawn").number(of.withdrawn());
  json.key("withdrawn_at_a_date").number(of.dated);
  json.key("withdrawn_by_status").number(of.by_status);
  json.key("vanished").number(of.vanished);
  json.key("undated").number(of.undated);
  json.key("bought_before_first_inventory").number(of.before_inventories);
  json.key("in_curve").number(of.curve.weight);
  json.key("left_out_by_late_entry").integer(of.curve.left_out);
}

void write_curve(JsonWriter& json, const SurvivalCurve& curve) {
  json.key("curve").begin_array();
  for (const SurvivalStep& step : curve.steps) {
    if (step.events == 0 && &step != &curve.steps.back()) continue;
    json.begin_object();
    json.key("years").number(step.time);
    json.key("at_risk").number(step.at_risk);
    json.key("withdrawn").number(step.events);
    json.key("alive").number(step.survival);
    json.key("lower").number(step.lower);
    json.key("upper").number(step.upper);
    json.end_object();
  }
  json.end_array();
}

void write_class(JsonWriter& json, const LifetimeDocument& document, const LifetimeClass& of) {
  json.begin_object();
  for (std::size_t d = 0; d < document.dimensions.size(); ++d)
    json.key(code(document.dimensions[d])).text(of.key[d]);
  write_counts(json, of);
  write_quantile(json, "median_years", of.median);
  write_quantile(json, "first_quartile_years", of.first_quartile);
  json.key("alive").begin_array();
  for (const AliveAt& at : of.alive) {
    json.begin_object();
    json.key("years").number(at.share.time);
    json.key("share").number(at.share.survival);
    json.key("lower").number(at.share.lower);
    json.key("upper").number(at.share.upper);
    json.key("at_risk").number(at.at_risk);
    json.end_object();
  }
  json.end_array();
  if (of.mean_to.horizon > 0) {
    json.key("restricted_mean").begin_object();
    json.key("horizon_years").number(of.mean_to.horizon);
    json.key("years").number(of.mean_to.mean);
    json.key("standard_error").number(of.mean_to.standard_error);
    json.end_object();
  }
  json.key("mean_age_withdrawn").number(of.mean_age_withdrawn);
  json.key("judged").number(of.judged);
  json.key("premature").number(of.premature);
  write_curve(json, of.curve);
  json.end_object();
}

void write_premature(JsonWriter& json, const PrematureDisposal& one) {
  json.begin_object();
  json.key("name").text(one.name);
  json.key("type").text(one.kind);
  json.key("department").text(one.department);
  json.key("quantity").number(one.quantity);
  json.key("start").text(to_string(one.start));
  json.key("end").text(to_string(one.end));
  json.key("end_known_by").text(code(one.how));
  json.key("age_years").number(one.age);
  json.key("expected_years").number(one.expected_years);
  json.key("expected_from").text(one.expected_from);
  json.end_object();
}

void cells(CsvWriter& csv, double value, double lower, double upper) {
  csv.number(value).number(lower).number(upper);
}

}  // namespace

Result<> write_json(const LifetimeDocument& document, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  json.key("as_of").text(to_string(document.inventories.back()));
  json.key("inventories").begin_array();
  for (const Date date : document.inventories) json.text(to_string(date));
  json.end_array();
  json.key("set").text(document.set);
  json.key("method").begin_object();
  json.key("estimator").text("Kaplan-Meier");
  json.key("interval").text("95 %, Greenwood, logarithm");
  json.key("year_days").integer(365);
  json.key("vanished").text(document.vanished_rule == VanishedRule::later ? "later" : "middle");
  json.key("late_entry").boolean(document.late_entry);
  json.end_object();
  json.key("personal_left_out").number(document.personal);
  json.key("gone_before_first_inventory").number(document.gone_before);
  json.key("classes").begin_array();
  for (const LifetimeClass& of : document.classes) write_class(json, document, of);
  json.end_array();
  json.key("premature_by_department").begin_array();
  for (const DepartmentPremature& of : document.departments) {
    json.begin_object();
    json.key("department").text(of.department);
    json.key("judged").number(of.judged);
    json.key("premature").number(of.premature);
    json.end_object();
  }
  json.end_array();
  json.key("premature").begin_array();
  for (const PrematureDisposal& one : document.premature) write_premature(json, one);
  json.end_array();
  json.end_object();
  out += '\n';
  return sink(out);
}

Result<> write_csv(const LifetimeDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const LifeDimension dimension : document.dimensions) csv.verbatim(code(dimension));
  for (const std::string_view column : {"machines",
                                        "in_service",
                                        "withdrawn",
                                        "vanished",
                                        "by_status",
                                        "undated",
                                        "median",
                                        "median_lower",
                                        "median_upper",
                                        "first_quartile",
                                        "first_quartile_lower",
                                        "first_quartile_upper",
                                        "age_1",
                                        "alive_1",
                                        "alive_1_lower",
                                        "alive_1_upper",
                                        "at_risk_1",
                                        "age_2",
                                        "alive_2",
                                        "alive_2_lower",
                                        "alive_2_upper",
                                        "at_risk_2",
                                        "mean_age_withdrawn",
                                        "judged",
                                        "premature"})
    csv.verbatim(column);
  csv.end_row();
  for (const LifetimeClass& of : document.classes) {
    for (const std::string& word : of.key) csv.text(word);
    for (const double count :
         {of.machines, of.in_service, of.withdrawn(), of.vanished, of.by_status, of.undated})
      csv.number(count);
    cells(csv, of.median.value, of.median.lower, of.median.upper);
    cells(csv, of.first_quartile.value, of.first_quartile.lower, of.first_quartile.upper);
    for (std::size_t a = 0; a < 2; ++a) {
      const AliveAt at = a < of.alive.size() ? of.alive[a] : AliveAt{};
      csv.number(a < of.alive.size() ? at.share.time : std::nan(""));
      cells(csv, at.share.survival, at.share.lower, at.share.upper);
      csv.number(at.at_risk);
    }
    csv.number(of.mean_age_withdrawn).number(of.judged).number(of.premature).end_row();
  }
  return sink(out);
}

Result<> write_premature_csv(const LifetimeDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const std::string_view column : {"name", "type", "department", "quantity", "start", "end",
                                        "end_known_by", "age_years", "expected_years", "expected_from"})
    csv.verbatim(column);
  csv.end_row();
  for (const PrematureDisposal& one : document.premature) {
    csv.text(one.name).text(one.kind).text(one.department).number(one.quantity);
    csv.verbatim(to_string(one.start)).verbatim(to_string(one.end)).verbatim(code(one.how));
    csv.number(one.age).number(one.expected_years).verbatim(one.expected_from).end_row();
  }
  return sink(out);
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>

#include "publish/comparison.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string_view code(ItemUnit unit) {
  constexpr std::array<std::string_view, 5> codes = {"unit", "gigabyte", "hour", "euro", "item"};
  return codes[static_cast<std::size_t>(unit)];
}

std::string_view state(const ComparedClass& c) {
  if (!c.in_before) return "new";
  if (!c.in_after) return "gone";
  return c.compared ? "both" : "not_compared";
}

double or_unknown(const std::optional<double>& value) {
  return value.value_or(unknown);
}

void write_side(JsonWriter& json, std::string_view key, const ComparisonSide& side) {
  json.key(key).begin_object();
  json.key("label").text(side.label);
  json.key("date").text(to_string(side.date));
  json.key("set").text(side.set);
  json.key("profile").text(side.profile);
  json.end_object();
}

void write_terms(JsonWriter& json, const LmdiTerms& terms) {
  json.key("activity").number(terms.activity);
  json.key("structure").number(terms.structure);
  json.key("intensity").number(terms.intensity);
}

void write_key(JsonWriter& json, const std::vector<Dimension>& dimensions,
               const std::vector<std::string>& key) {
  for (std::size_t d = 0; d < dimensions.size(); ++d) json.key(capnr::code(dimensions[d])).text(key[d]);
}

void write_class(JsonWriter& json, const ComparedClass& c, const std::vector<Dimension>& dimensions) {
  json.begin_object();
  write_key(json, dimensions, c.key);
  if (std::find(dimensions.begin(), dimensions.end(), Dimension::source_kind) == dimensions.end())
    json.key("source_kind").text(c.source_kind);
  json.key("quantity_unit").text(code(c.unit));
  json.key("state").text(state(c));
  json.key("quantity_before").number(c.quantity0);
  json.key("quantity_after").number(c.quantity1);
  json.key("before").number(c.value0);
  json.key("after").number(c.value1);
  json.key("change").number(c.value1 - c.value0);
  write_terms(json, c.terms);
  json.key("left_out_before").number(c.left_out0);
  json.key("left_out_after").number(c.left_out1);
  json.end_object();
}

void write_criterion(JsonWriter& json, const ComparedCriterion& c, const std::vector<Dimension>& dimensions,
                     Language language) {
  json.begin_object();
  json.key("criterion").text(capnr::code(c.criterion));
  json.key("unit").text(unit(c.criterion));
  json.key("total_before").number(c.total0);
  json.key("total_after").number(c.total1);
  json.key("coverage_before").number(c.covered0);
  json.key("coverage_after").number(c.covered1);
  json.key("before").number(c.lmdi.e0);
  json.key("after").number(c.lmdi.e1);
  json.key("change").number(c.lmdi.e1 - c.lmdi.e0);
  write_terms(json, c.lmdi.total);
  json.key("residual").number(c.lmdi.residual());
  json.key("left_out_before").number(c.left_out0);
  json.key("left_out_after").number(c.left_out1);
  json.key("expected_saving").number(c.lmdi.expected_saving);
  json.key("offset_ratio").number(or_unknown(c.lmdi.offset_ratio));
  json.key("lmdi_offset_ratio").number(or_unknown(c.lmdi.lmdi_offset_ratio));
  json.key("meaning").text(offset_sentence(c, language));
  json.key("classes").begin_array();
  for (const ComparedClass& one : c.classes) write_class(json, one, dimensions);
  json.end_array();
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_side_by_side(JsonWriter& json, const SetComparison& sets) {
  json.key("side_by_side").begin_array();
  for (const SetRow& row : sets.rows) {
    json.begin_object();
    write_key(json, sets.dimensions, row.key);
    json.key("quantity").number(row.quantity);
    json.key("a").number(row.value_a);
    json.key("b").number(row.value_b);
    json.key("ratio").number(row.ratio);
    json.key("coverage_a").number(row.covered_a);
    json.key("coverage_b").number(row.covered_b);
    write_texts(json, "packs_a", row.packs_a);
    write_texts(json, "packs_b", row.packs_b);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Result<> write_json(const ComparisonDocument& document, Language language, Sink sink) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  write_side(json, "before", document.before);
  write_side(json, "after", document.after);
  std::vector<std::string> dimensions;
  dimensions.reserve(document.comparison.dimensions.size());
  for (const Dimension dimension : document.comparison.dimensions)
    dimensions.emplace_back(capnr::code(dimension));
  write_texts(json, "dimensions", dimensions);
  json.key("criteria").begin_array();
  for (const ComparedCriterion& c : document.comparison.criteria)
    write_criterion(json, c, document.comparison.dimensions, language);
  json.end_array();
  if (document.same_inventory()) write_side_by_side(json, document.side_by_side);
  std::vector<std::string> notices;
  notices.reserve(document.comparison.notices.size());
  for (const CompareNotice& notice : document.comparison.notices)
    notices.push_back(describe(notice, language));
  write_texts(json, "notices", notices);
  json.end_object();
  out += '\n';
  return sink(out);
}

Result<> write_csv(const ComparisonDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  const std::vector<Dimension>& dimensions = document.comparison.dimensions;
  for (const Dimension dimension : dimensions) csv.text(capnr::code(dimension));
  const bool kind =
      std::find(dimensions.begin(), dimensions.end(), Dimension::source_kind) == dimensions.end();
  if (kind) csv.text("source_kind");
  for (const std::string_view title :
       {"quantity_unit", "criterion", "unit", "state", "quantity_before", "quantity_after", "before", "after",
        "change", "activity", "structure", "intensity", "left_out_before", "left_out_after"})
    csv.text(title);
  csv.end_row();
  for (const ComparedCriterion& c : document.comparison.criteria) {
    for (const ComparedClass& one : c.classes) {
      for (const std::string& word : one.key) csv.text(word);
      if (kind) csv.text(one.source_kind);
      csv.text(code(one.unit)).text(capnr::code(c.criterion)).text(unit(c.criterion)).text(state(one));
      for (const double number :
           {one.quantity0, one.quantity1, one.value0, one.value1, one.value1 - one.value0, one.terms.activity,
            one.terms.structure, one.terms.intensity, one.left_out0, one.left_out1})
        csv.number(number);
      csv.end_row();
    }
    TRY_VOID(sink(out));
    out.clear();
  }
  return out.empty() ? Result<>() : sink(out);
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "steering/plan.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::string_view format_name = "capnr-plan 1";

// ---- Writing: keys by alphabet, lists as the plan orders them ------------------------------------------------------------

void write(JsonWriter& json, std::string_view key, const std::string& text) {
  json.key(key).text(text);
}
void write(JsonWriter& json, std::string_view key, const std::optional<double>& number) {
  json.key(key);
  if (number) {
    json.number(*number);
  } else {
    json.null();
  }
}
void write(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.key(key);
  if (date) {
    json.text(to_string(*date));
  } else {
    json.null();
  }
}
void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}
void write_members(JsonWriter& json, const Milestone& one);
void write_members(JsonWriter& json, const Action& one);
void write_members(JsonWriter& json, const CommitmentWords& one);
void write_members(JsonWriter& json, const IndicatorWords& one);
void write_members(JsonWriter& json, const DepartmentName& one);
void write_members(JsonWriter& json, const LeverWords& one);

template <class T>
void write_list(JsonWriter& json, std::string_view key, const std::vector<T>& list) {
  json.key(key).begin_array();
  for (const T& one : list) {
    json.begin_object();
    write_members(json, one);
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const Milestone& milestone) {
  json.key("due").text(to_string(milestone.due));
  write(json, "label", milestone.label);
}

void write_members(JsonWriter& json, const Action& action) {
  write(json, "budget", action.budget);
  write(json, "commitments", action.commitments);
  write(json, "department", action.department);
  write(json, "description", action.description);
  write(json, "end", action.end);
  write(json, "expected_effect", action.expected_effect);
  write(json, "id", action.id);
  write(json, "indicators", action.indicators);
  write(json, "lever", action.lever);
  write_list(json, "milestones", action.milestones);
  write(json, "partners", action.partners);
  write(json, "people", action.people);
  write(json, "start", action.start);
  write(json, "title", action.title);
  json.key("weight").number(action.weight);
}

void write_members(JsonWriter& json, const CommitmentWords& words) {
  write(json, "article", words.article);
  json.key("axis").text(code(words.axis));
  write(json, "id", words.id);
  write(json, "quote", words.quote);
  write(json, "title_en", words.title_en);
  write(json, "title_fr", words.title_fr);
}

void write_members(JsonWriter& json, const IndicatorWords& words) {
  write(json, "formula_fr", words.formula_fr);
  write(json, "id", words.id);
  write(json, "name_en", words.name_en);
  write(json, "name_fr", words.name_fr);
  write(json, "origin", words.origin);
  write(json, "threshold", words.threshold);
  write(json, "units", words.units);
}

void write_members(JsonWriter& json, const DepartmentName& department) {
  write(json, "code", department.code);
  write(json, "name", department.name);
}

void write_members(JsonWriter& json, const LeverWords& words) {
  write(json, "id", words.id);
  write(json, "kind", words.kind);
  write(json, "name_en", words.name_en);
  write(json, "name_fr", words.name_fr);
}

void write_members(JsonWriter& json, const PlanWords& words) {
  write_list(json, "commitments", words.commitments);
  write_list(json, "departments", words.departments);
  write_list(json, "indicators", words.indicators);
  write_list(json, "levers", words.levers);
}

// ---- Reading -----------------------------------------------------------------------------------------------------------------

tl::unexpected<Error> not_a_plan(std::string_view key) {
  return fail(Kind::bad_input, "this is not the text of a plan: {key} is missing, or is something else",
              {{"key", std::string(key)}});
}

Result<> read(const Json& json, std::string_view key, std::string& text) {
  const Json* member = json.find(key);
  if (member == nullptr || member->text() == nullptr) return not_a_plan(key);
  text = *member->text();
  return {};
}
Result<> read(const Json& json, std::string_view key, std::optional<double>& number) {
  const Json* member = json.find(key);
  if (member == nullptr || (!member->is_null() && member->number() == nullptr)) return not_a_plan(key);
  number = member->is_null() ? std::nullopt : std::optional(*member->number());
  return {};
}
Result<> read(const Json& json, std::string_view key, double& number) {
  std::optional<double> read_number;
  TRY_VOID(read(json, key, read_number));
  if (!read_number) return not_a_plan(key);
  number = *read_number;
  return {};
}
Result<> read(const Json& json, std::string_view key, std::optional<Date>& date) {
  const Json* member = json.find(key);
  if (member != nullptr && member->is_null()) {
    date.reset();
    return {};
  }
  std::string text;
  TRY_VOID(read(json, key, text));
  date = parse_date(text);
  if (!date) return not_a_plan(key);
  return {};
}
Result<> read(const Json& json, std::string_view key, std::vector<std::string>& texts) {
  const Json* member = json.find(key);
  if (member == nullptr || member->array() == nullptr) return not_a_plan(key);
  for (const Json& one : *member->array()) {
    if (one.text() == nullptr) return not_a_plan(key);
    texts.push_back(*one.text());
  }
  return {};
}
Result<> read_members(const Json& json, Milestone& one);
Result<> read_members(const Json& json, Action& one);
Result<> read_members(const Json& json, CommitmentWords& one);
Result<> read_members(const Json& json, IndicatorWords& one);
Result<> read_members(const Json& json, DepartmentName& one);
Result<> read_members(const Json& json, LeverWords& one);

template <class T>
Result<> read_list(const Json& json, std::string_view key, std::vector<T>& list) {
  const Json* member = json.find(key);
  if (member == nullptr || member->array() == nullptr) return not_a_plan(key);
  for (const Json& one : *member->array()) {
    T item;
    TRY_VOID(read_members(one, item));
    list.push_back(std::move(item));
  }
  return {};
}

Result<> read_members(const Json& json, Milestone& milestone) {
  std::optional<Date> due;
  TRY_VOID(read(json, "due", due));
  if (!due) return not_a_plan("due");
  milestone.due = *due;
  return read(json, "label", milestone.label);
}

Result<> read_members(const Json& json, Action& action) {
  TRY_VOID(read(json, "budget", action.budget));
  TRY_VOID(read(json, "commitments", action.commitments));
  TRY_VOID(read(json, "department", action.department));
  TRY_VOID(read(json, "description", action.description));
  TRY_VOID(read(json, "end", action.end));
  TRY_VOID(read(json, "expected_effect", action.expected_effect));
  TRY_VOID(read(json, "id", action.id));
  TRY_VOID(read(json, "indicators", action.indicators));
  TRY_VOID(read(json, "lever", action.lever));
  TRY_VOID(read_list(json, "milestones", action.milestones));
  TRY_VOID(read(json, "partners", action.partners));
  TRY_VOID(read(json, "people", action.people));
  TRY_VOID(read(json, "start", action.start));
  TRY_VOID(read(json, "title", action.title));
  return read(json, "weight", action.weight);
}

Result<> read_members(const Json& json, CommitmentWords& words) {
  std::string axis;
  TRY_VOID(read(json, "axis", axis));
  const auto known = axis_from(axis);
  if (!known) return not_a_plan("axis");
  words.axis = *known;
  TRY_VOID(read(json, "article", words.article));
  TRY_VOID(read(json, "id", words.id));
  TRY_VOID(read(json, "quote", words.quote));
  TRY_VOID(read(json, "title_en", words.title_en));
  return read(json, "title_fr", words.title_fr);
}

Result<> read_members(const Json& json, IndicatorWords& words) {
  TRY_VOID(read(json, "formula_fr", words.formula_fr));
  TRY_VOID(read(json, "id", words.id));
  TRY_VOID(read(json, "name_en", words.name_en));
  TRY_VOID(read(json, "name_fr", words.name_fr));
  TRY_VOID(read(json, "origin", words.origin));
  TRY_VOID(read(json, "threshold", words.threshold));
  return read(json, "units", words.units);
}

Result<> read_members(const Json& json, DepartmentName& department) {
  TRY_VOID(read(json, "code", department.code));
  return read(json, "name", department.name);
}

Result<> read_members(const Json& json, LeverWords& words) {
  TRY_VOID(read(json, "id", words.id));
  TRY_VOID(read(json, "kind", words.kind));
  TRY_VOID(read(json, "name_en", words.name_en));
  return read(json, "name_fr", words.name_fr);
}

Result<> read_members(const Json& json, PlanWords& words) {
  TRY_VOID(read_list(json, "commitments", words.commitments));
  TRY_VOID(read_list(json, "departments", words.departments));
  TRY_VOID(read_list(json, "indicators", words.indicators));
  return read_list(json, "levers", words.levers);
}

}  // namespace

std::string plan_text(const Plan& plan) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  write_list(json, "actions", plan.actions);
  json.key("format").text(format_name);
  write(json, "title", plan.title);
  json.key("words");
  if (plan.words) {
    json.begin_object();
    write_members(json, *plan.words);
    json.end_object();
  } else {
    json.null();
  }
  json.key("year").integer(plan.year);
  json.end_object();
  return text;
}

Result<Plan> parse_plan(std::string_view text) {
  TRY(const Json json, parse_json(text));
  std::string format;
  TRY_VOID(read(json, "format", format));
  if (format != format_name) return not_a_plan("format");
  Plan plan;
  TRY_VOID(read_list(json, "actions", plan.actions));
  TRY_VOID(read(json, "title", plan.title));
  double year = 0;
  TRY_VOID(read(json, "year", year));
  plan.year = static_cast<int>(year);
  const Json* words = json.find("words");
  if (words == nullptr) return not_a_plan("words");
  if (!words->is_null()) TRY_VOID(read_members(*words, plan.words.emplace()));
  return plan;
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/programme_api.h"

#include <algorithm>
#include <array>

#include "publish/json_items.h"
#include "steering/stored_plans.h"
#include "web/api/paging.h"
#include "web/measure_filter.h"
#include "web/told.h"

namespace capnr::web {
namespace {

constexpr std::string_view axes = "governance|sobriety|accessibility|security|ethics|law";
constexpr std::array commitment_parameters = {ApiParameter{"axis", axes, ""}};
constexpr std::array measure_parameters = {
    ApiParameter{"axis", axes, ""}, ApiParameter{"status", "no_evidence|stale|not_met|met|no_threshold", ""},
    ApiParameter{"words", "string",
                 "In any order, each somewhere in the id or the name; case and accents do not count."}};

Result<std::vector<Standing>> standings_of(const Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  return standings(exchange.programme(), entries, exchange.today);
}

Result<std::string> axis_of(const Exchange& exchange) {
  std::string axis = exchange.query("axis");
  if (axis.empty() || axis_from(axis)) return axis;
  return fail(
      Kind::usage, "{name} is no axis: write one of {axes}",
      {{"name", axis.substr(0, 60)}, {"axes", "governance, sobriety, accessibility, security, ethics, law"}},
      {.column = "axis"});
}

Result<std::string> status_of(const Exchange& exchange) {
  std::string status = exchange.query("status");
  if (status.empty()) return status;
  for (std::size_t i = 0; i < standing_status_count; ++i)
    if (code(static_cast<StandingStatus>(i)) == status) return status;
  return fail(Kind::usage, "{name} is no status: write no_evidence, stale, not_met, met or no_threshold",
              {{"name", status.substr(0, 60)}}, {.column = "status"});
}

void write_counts(JsonWriter& json, const Commitment& commitment, const std::vector<Standing>& all) {
  json.begin_object();
  for (const StandingStatus status : {StandingStatus::met, StandingStatus::not_met, StandingStatus::stale,
                                      StandingStatus::no_evidence, StandingStatus::no_threshold})
    json.key(code(status)).integer(std::ranges::count_if(all, [&](const Standing& one) {
      return one.commitment == &commitment && one.status == status;
    }));
  json.end_object();
}

void write_commitment(JsonWriter& json, const Exchange& exchange, const Commitment& commitment,
                      const std::vector<Standing>& all) {
  json.begin_object().key("id").text(commitment.id).key("axis").text(code(commitment.axis)).key("article");
  commitment.article.empty() ? json.null() : json.text(commitment.article);
  json.key("title").text(commitment.title.in(exchange.language)).key("quote").text(commitment.quote);
  json.key("own").boolean(commitment.own).key("indicators").begin_array();
  for (const Indicator& one : commitment.indicators) json.text(one.id);
  json.end_array().key("standings");
  write_counts(json, commitment, all);
  json.end_object();
}

void write_serving(JsonWriter& json, const std::vector<YearPlan>& plans, const Commitment& commitment) {
  json.begin_array();
  for (const YearPlan& plan : plans)
    for (const Action& action : plan.plan.actions) {
      if (std::ranges::find(action.commitments, commitment.id) == action.commitments.end()) continue;
      json.begin_object().key("year").integer(plan.plan.year).key("action").text(action.id);
      json.key("title").text(action.title).key("progress");
      const auto& percent = plan.followed(action.id).percent;
      percent ? json.number(*percent) : json.null();
      json.end_object();
    }
  json.end_array();
}

void write_threshold(JsonWriter& json, const Threshold& threshold) {
  json.key("threshold");
  if (threshold.text.empty()) {
    json.null();
    return;
  }
  json.begin_object().key("text").text(threshold.text).key("origin").text(code(threshold.origin));
  json.key("verified").boolean(!threshold.unverified).end_object();
}

std::string recorded_json(std::string_view outcome, const LedgerEntry& entry) {
  std::string bytes;
  JsonWriter json(bytes);
  json.begin_object().key("outcome").text(outcome).key("value");
  write_item(json, entry);
  json.end_object();
  return bytes;
}

std::string_view code_of(Recorded::Outcome outcome) {
  switch (outcome) {
    case Recorded::Outcome::added:
      return "added";
    case Recorded::Outcome::superseded:
      return "superseded";
    case Recorded::Outcome::unchanged:
      return "unchanged";
  }
  return {};
}

}  // namespace

constinit const ApiOperation commitments_operation{.id = "listCommitments",
                                                   .tag = "programme",
                                                   .response = "Commitment",
                                                   .list = true,
                                                   .parameters = commitment_parameters};
constinit const ApiOperation commitment_operation{
    .id = "getCommitment", .tag = "programme", .response = "CommitmentDetail"};
constinit const ApiOperation measures_operation{.id = "listMeasures",
                                                .tag = "programme",
                                                .response = "Measure",
                                                .list = true,
                                                .parameters = measure_parameters};
constinit const ApiOperation indicator_operation{
    .id = "getIndicator", .tag = "programme", .response = "Indicator"};
constinit const ApiOperation values_operation{
    .id = "listValues", .tag = "programme", .response = "Value", .list = true};
constinit const ApiOperation value_told_operation{.id = "giveValue",
                                                  .tag = "programme",
                                                  .response = "RecordedValue",
                                                  .request = "ToldValue",
                                                  .scope = ApiScope::write};
constinit const ApiOperation targets_operation{
    .id = "listTargets", .tag = "programme", .response = "Target", .list = true};

Result<Response> commitments_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const std::string axis, axis_of(exchange));
  TRY(const std::vector<Standing> all, standings_of(exchange));
  ItemList list(exchange, page);
  for (const Commitment& one : exchange.programme().commitments)
    if ((axis.empty() || code(one.axis) == axis) && list.takes())
      write_commitment(list.json(), exchange, one, all);
  return list.answer();
}

Result<Response> commitment_api(Exchange& exchange) {
  const Commitment* commitment = exchange.programme().commitment(exchange.values[0]);
  if (commitment == nullptr)
    return fail(Kind::not_found, "there is no commitment {id}", {{"id", exchange.values[0]}});
  TRY(const std::vector<Standing> all, standings_of(exchange));
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  std::string bytes;
  JsonWriter json(bytes);
  json.begin_object().key("commitment");
  write_commitment(json, exchange, *commitment, all);
  json.key("measures").begin_array();
  for (const Standing& one : all)
    if (one.commitment == commitment) write_item(json, one, exchange.language);
  json.end_array().key("actions");
  write_serving(json, plans, *commitment);
  json.end_object();
  return json_answer(std::move(bytes));
}

Result<Response> measures_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  MeasureFilter filter;
  TRY(filter.axis, axis_of(exchange));
  TRY(filter.status, status_of(exchange));
  filter.words = SoughtWords(exchange.query("words"));
  TRY(const std::vector<Standing> all, standings_of(exchange));
  ItemList list(exchange, page);
  for (const Standing& one : all)
    if (filter.takes(one, exchange.language) && list.takes()) write_item(list.json(), one, exchange.language);
  return list.answer();
}

Result<Response> indicator_api(Exchange& exchange) {
  TRY(const Indicator* indicator, indicator_of_address(exchange));
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  std::string bytes;
  JsonWriter json(bytes);
  json.begin_object().key("id").text(indicator->id).key("name").text(indicator->name.in(exchange.language));
  json.key("formula").text(indicator->formula.in(exchange.language));
  json.key("frequency").text(code(indicator->frequency)).key("evidence").text(indicator->evidence);
  write_threshold(json, indicator->threshold);
  json.key("measures").begin_array();
  for (const Standing& one : standings(exchange.programme(), entries, exchange.today))
    if (one.indicator == indicator) write_item(json, one, exchange.language);
  json.end_array().key("values").begin_array();
  for (const LedgerEntry& entry : entries)
    if (entry.key.indicator == indicator->id) write_item(json, entry);
  json.end_array().end_object();
  return json_answer(std::move(bytes));
}

Result<Response> values_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const Indicator* indicator, indicator_of_address(exchange));
  TRY(const std::vector<LedgerEntry> history,
      value_history(exchange.database, exchange.org(), indicator->id));
  ItemList list(exchange, page);
  for (const LedgerEntry& entry : history)
    if (list.takes()) write_item(list.json(), entry);
  return list.answer();
}

Result<Response> value_told_api(Exchange& exchange) {
  TRY(const Indicator* indicator, indicator_of_address(exchange));
  auto recorded = tell_value(exchange, *indicator,
                             {exchange.field("measure"), exchange.field("period"), exchange.field("value"),
                              exchange.field("scope"), exchange.field("source"), exchange.field("reason")});
  if (!recorded) {
    Error error = std::move(recorded).error();
    // A measure that is named and is not there is of the body: the address is right.
    if (error.where.column == "indicator") {
      error.where.column = "measure";
      error.kind = Kind::bad_input;
    }
    return tl::unexpected(std::move(error));
  }
  TRY(const std::vector<LedgerEntry> history,
      value_history(exchange.database, exchange.org(), indicator->id));
  const auto entry = std::ranges::find(history, recorded->id, &LedgerEntry::id);
  if (entry == history.end()) return fail(Kind::unavailable, "what was recorded cannot be read back");
  Response response = json_answer(recorded_json(code_of(recorded->outcome), *entry));
  response.status = recorded->outcome == Recorded::Outcome::unchanged ? 200 : 201;
  return response;
}

Result<Response> targets_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  TRY(const std::vector<JudgedTarget> targets,
      judged_targets(exchange.database, exchange.org(), exchange.programme(), entries, exchange.today));
  ItemList list(exchange, page);
  for (const JudgedTarget& one : targets)
    if (list.takes()) write_item(list.json(), exchange.programme(), one, exchange.language);
  return list.answer();
}

}  // namespace capnr::web

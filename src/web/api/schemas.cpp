// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <vector>

#include "web/api/footprint_schemas.h"
#include "web/api/operation.h"

namespace capnr::web {
namespace {

constexpr std::string_view axes = "governance|sobriety|accessibility|security|ethics|law";
constexpr std::string_view direction = "up|down|equal|none";
constexpr std::string_view frequency = "daily|weekly|monthly|quarterly|yearly|event|once";
constexpr std::string_view grade = "measured|imported|declared|estimated";
constexpr std::string_view threshold_origin = "none|proposal|city|deliberation|law";
constexpr std::string_view plan_state = "draft|submitted|voted|closed";

// ---- The city and what it has committed to ------------------------------------------------------------------------------

constexpr std::array city = {ApiMember{"name", "string"},
                             ApiMember{"insee_code", "string?"},
                             ApiMember{"population", "number?"},
                             ApiMember{"fte", "number?", "Headcount of the city in full-time equivalents."},
                             ApiMember{"departments", "Department[]"},
                             ApiMember{"today", "date", "The day on which this server judges things."}};
constexpr std::array department = {ApiMember{"code", "string?"}, ApiMember{"name", "string"},
                                   ApiMember{"fte", "number?"}};
constexpr std::array standing_counts = {ApiMember{"met", "integer"}, ApiMember{"not_met", "integer"},
                                        ApiMember{"stale", "integer"}, ApiMember{"no_evidence", "integer"},
                                        ApiMember{"no_threshold", "integer"}};
constexpr std::array commitment = {
    ApiMember{"id", "string"},
    ApiMember{"axis", axes},
    ApiMember{"article", "string?", "Where in the deliberation."},
    ApiMember{"title", "string"},
    ApiMember{"quote", "string", "The words that were voted, in French."},
    ApiMember{"own", "boolean", "The city's own, not of the catalogue."},
    ApiMember{"indicators", "string[]"},
    ApiMember{"standings", "StandingCounts", "How many measures of its indicators are so."}};
constexpr std::array commitment_detail = {
    ApiMember{"commitment", "Commitment"}, ApiMember{"measures", "Measure[]"},
    ApiMember{"actions", "ServingAction[]", "Actions of the yearly plans that serve it."}};
constexpr std::array serving_action = {ApiMember{"year", "integer"}, ApiMember{"action", "string"},
                                       ApiMember{"title", "string"},
                                       ApiMember{"progress", "number?", "Percent."}};

// ---- Indicators -----------------------------------------------------------------------------------------------------------

constexpr std::array measure = {
    ApiMember{"indicator", "string"},
    ApiMember{"measure", "string", "Its key; empty when the indicator has one measure."},
    ApiMember{"commitment", "string"},
    ApiMember{"axis", axes},
    ApiMember{"name", "string", "Of the indicator."},
    ApiMember{"measure_name", "string"},
    ApiMember{"unit", "string", "A code of the catalogue's units."},
    ApiMember{"direction", direction, "Which way is better."},
    ApiMember{"frequency", frequency},
    ApiMember{"status", "no_evidence|stale|not_met|met|no_threshold"},
    ApiMember{"limit", "Limit?", "What it must reach in the year of its value."},
    ApiMember{"last", "LastValue?", "The last value for the whole city."}};
constexpr std::array limit = {ApiMember{"comparison", "at_least|at_most|above|below"},
                              ApiMember{"value", "number"}, ApiMember{"origin", threshold_origin},
                              ApiMember{"text", "string"},
                              ApiMember{"verified", "boolean", "Read in the text itself."}};
constexpr std::array last_value = {
    ApiMember{"period", "string", "2025, 2025-T1, 2025-03 or 2025-03-14."},
    ApiMember{"scope", "string", "city, department:NAME, site:NAME or service:NAME."},
    ApiMember{"value", "number?", "Null: it was withdrawn."},
    ApiMember{"unit", "string"},
    ApiMember{"low", "number?", "5 % of the draws are below."},
    ApiMember{"high", "number?", "5 % of the draws are above."},
    ApiMember{"grade", grade},
    ApiMember{"origin", "calculator|sql|declared"},
    ApiMember{"formula", "string", "Name and version of what computed it."},
    ApiMember{"recorded_at", "string"},
    ApiMember{"recorded_by", "string"},
    ApiMember{"stale_after", "date?"},
    ApiMember{"reason", "string", "Why it corrects the value before.", false},
    ApiMember{"sources", "ValueSource[]"}};
constexpr std::array value = {ApiMember{"id", "integer"},
                              ApiMember{"indicator", "string"},
                              ApiMember{"measure", "string"},
                              ApiMember{"supersedes", "integer?", "The entry that this one corrects."},
                              last_value[0],
                              last_value[1],
                              last_value[2],
                              last_value[3],
                              last_value[4],
                              last_value[5],
                              last_value[6],
                              last_value[7],
                              last_value[8],
                              last_value[9],
                              last_value[10],
                              last_value[11],
                              last_value[12],
                              last_value[13]};
constexpr std::array value_source = {
    ApiMember{"reference", "string"}, ApiMember{"sha256", "string", "", false},
    ApiMember{"first_row", "integer", "", false}, ApiMember{"last_row", "integer", "", false}};
constexpr std::array threshold = {ApiMember{"text", "string", "As it was written, in French."},
                                  ApiMember{"origin", threshold_origin}, ApiMember{"verified", "boolean"}};
constexpr std::array indicator = {ApiMember{"id", "string"},
                                  ApiMember{"name", "string"},
                                  ApiMember{"formula", "string"},
                                  ApiMember{"frequency", frequency},
                                  ApiMember{"evidence", "string", "What shows it, in French."},
                                  ApiMember{"threshold", "Threshold?"},
                                  ApiMember{"measures", "Measure[]"},
                                  ApiMember{"values", "Value[]", "The last one of each period and scope."}};
constexpr std::array told_value = {
    ApiMember{"measure", "string", "Key of the measure, when the indicator has several.", false},
    ApiMember{"period", "string", "2025, 2025-T1, 2025-03 or 2025-03-14."},
    ApiMember{"value", "number?", "Null takes the value of this period back."},
    ApiMember{"scope", "string", "city (by default), department:NAME, site:NAME or service:NAME.", false},
    ApiMember{"source", "string", "What shows it.", false},
    ApiMember{"reason", "string", "Of a correction: why the value before was wrong.", false}};
constexpr std::array recorded_value = {
    ApiMember{"outcome", "added|superseded|unchanged", "Unchanged: it was there already."},
    ApiMember{"value", "Value"}};

// ---- Targets ----------------------------------------------------------------------------------------------------------------

constexpr std::array year_value = {ApiMember{"year", "integer"}, ApiMember{"value", "number"}};
constexpr std::array forecast = {ApiMember{"basis", "trend|trend_and_plan|last_and_plan"},
                                 ApiMember{"years_of_history", "integer"},
                                 ApiMember{"slope_a_year", "number?"},
                                 ApiMember{"met_in", "integer?"},
                                 ApiMember{"gap", "number?"},
                                 ApiMember{"years", "YearValue[]"}};
constexpr std::array target = {
    ApiMember{"key", "string"},
    ApiMember{"indicator", "string"},
    ApiMember{"measure", "string"},
    ApiMember{"scope", "string"},
    ApiMember{"unit", "string"},
    ApiMember{"better", "up|down"},
    ApiMember{"perimeter", "administration|inhabitants|partners"},
    ApiMember{"baseline", "YearValue"},
    ApiMember{"scope_version", "string"},
    ApiMember{"target", "YearValue"},
    ApiMember{"path", "straight_line|milestones|percent"},
    ApiMember{"percent_a_year", "number", "", false},
    ApiMember{"milestones", "YearValue[]"},
    ApiMember{"vote", "string"},
    ApiMember{"voted_on", "date?"},
    ApiMember{"note", "string"},
    ApiMember{"state", "open|closed|withdrawn"},
    ApiMember{"closed_on", "date?"},
    ApiMember{"recorded_at", "string"},
    ApiMember{"recorded_by", "string"},
    ApiMember{"reason", "string"},
    ApiMember{"status", "met|on_track|at_risk|off_track|no_evidence"},
    ApiMember{"rule",
              "nothing_measured|stale|other_scope_version|goal_reached|goal_missed|on_path|"
              "forecast_reaches|a_little_behind|far_behind",
              "The rule that decided the status."},
    ApiMember{"because", "string", "The same in words, with its numbers."},
    ApiMember{"year", "integer"},
    ApiMember{"asked", "number?", "What the path asks in that year."},
    ApiMember{"measured", "number?"},
    ApiMember{"measured_scope_version", "string", "", false},
    ApiMember{"path_by_year", "YearValue[]"},
    ApiMember{"history", "YearValue[]"},
    ApiMember{"forecast", "Forecast?"}};

// ---- Plans ------------------------------------------------------------------------------------------------------------------

constexpr std::array vote = {ApiMember{"date", "date"}, ApiMember{"reference", "string"}};
constexpr std::array plan_head = {ApiMember{"year", "integer"},
                                  ApiMember{"title", "string"},
                                  ApiMember{"state", plan_state},
                                  ApiMember{"revision", "integer"},
                                  ApiMember{"sha256", "string"},
                                  ApiMember{"vote", "Vote?"},
                                  ApiMember{"actions", "integer", "How many."}};
constexpr std::array plan = {plan_head[0],
                             plan_head[1],
                             plan_head[2],
                             plan_head[3],
                             ApiMember{"sha256", "string", "Of the text that is voted."},
                             plan_head[5],
                             ApiMember{"actions", "Action[]"},
                             ApiMember{"commitments", "PlanCommitment[]"}};
constexpr std::array plan_commitment = {
    ApiMember{"id", "string"},       ApiMember{"axis", axes},
    ApiMember{"title_fr", "string"}, ApiMember{"title_en", "string"},
    ApiMember{"quote", "string"},    ApiMember{"covered", "boolean", "An action of the plan serves it."}};
constexpr std::array action = {ApiMember{"action", "string", "Its id."},
                               ApiMember{"title", "string"},
                               ApiMember{"description", "string"},
                               ApiMember{"commitments", "string[]"},
                               ApiMember{"department", "string"},
                               ApiMember{"people", "string"},
                               ApiMember{"partners", "string"},
                               ApiMember{"budget_planned", "number?", "Euros."},
                               ApiMember{"start", "date?"},
                               ApiMember{"end", "date?"},
                               ApiMember{"milestones", "Milestone[]"},
                               ApiMember{"lever", "string"},
                               ApiMember{"expected_effect", "string"},
                               ApiMember{"indicators", "string[]"},
                               ApiMember{"weight", "number"},
                               ApiMember{"progress", "number?", "Percent."},
                               ApiMember{"progress_date", "date?"},
                               ApiMember{"budget_spent", "number?", "Euros so far."},
                               ApiMember{"notes", "Note[]"},
                               ApiMember{"evidence", "AttachedEvidence[]"}};
constexpr std::array milestone = {ApiMember{"due", "date"}, ApiMember{"label", "string"},
                                  ApiMember{"reached", "date?"}};
constexpr std::array note = {ApiMember{"date", "date"}, ApiMember{"text", "string"},
                             ApiMember{"progress", "number?"}, ApiMember{"by", "string"}};
constexpr std::array attached_evidence = {ApiMember{"date", "date"}, ApiMember{"name", "string"},
                                          ApiMember{"sha256", "string"}};
constexpr std::array told_progress = {
    ApiMember{"progress", "number", "Percent, 0 to 100.", false},
    ApiMember{"spent", "number", "Euros so far.", false},
    ApiMember{"milestone", "string", "Label of a milestone of the action that is reached.", false},
    ApiMember{"note", "string", "", false}};

// ---- Inventories --------------------------------------------------------------------------------------------------------------

constexpr std::array inventory = {ApiMember{"date", "date"}, ApiMember{"label", "string"},
                                  ApiMember{"equipment_rows", "integer"}, ApiMember{"files", "SourceFile[]"}};
constexpr std::array source_file = {ApiMember{"path", "string"},   ApiMember{"sha256", "string"},
                                    ApiMember{"format", "string"}, ApiMember{"mapping", "string"},
                                    ApiMember{"rows", "integer"},  ApiMember{"rejected", "integer"}};
constexpr std::array equipment = {
    ApiMember{"name", "string"},
    ApiMember{"type", "string?", "As the source says."},
    ApiMember{"manufacturer", "string?"},
    ApiMember{"model", "string?"},
    ApiMember{"department", "string?"},
    ApiMember{"item", "string?", "The reference item that it was recognised as."},
    ApiMember{"status", "string?"},
    ApiMember{"country", "string?"},
    ApiMember{"datacentre", "string?"},
    ApiMember{"quantity", "number"},
    ApiMember{"purchase", "date?"},
    ApiMember{"commissioning", "date?"},
    ApiMember{"decommissioning", "date?"},
    ApiMember{"annual_kwh", "number?", "Of one unit, as declared."},
    ApiMember{"usage_rate", "number?"},
    ApiMember{"lifetime_years", "number?", "As declared."},
    ApiMember{"grade", grade},
    ApiMember{"file", "string?", "The file that it comes from."},
    ApiMember{"row", "integer?", "Its row there; the header is row 1."}};

// ---- The audit log, errors --------------------------------------------------------------------------------------------------------

constexpr std::array audit_entry = {
    ApiMember{"sequence", "integer"}, ApiMember{"at", "date-time"},
    ApiMember{"org", "integer?"},     ApiMember{"account", "integer?"},
    ApiMember{"action", "string"},    ApiMember{"subject", "string"},
    ApiMember{"detail", "string"},    ApiMember{"previous", "string", "Hash of the entry before."},
    ApiMember{"hash", "string"}};
constexpr std::array problem = {
    ApiMember{"type", "string"},
    ApiMember{"title", "string", "What the status is called."},
    ApiMember{"status", "integer"},
    ApiMember{"detail", "string", "What was wrong and what to do, in the reader's language."},
    ApiMember{"instance", "string", "The address that was asked."},
    ApiMember{"field", "string", "The member of the body, or the parameter, that is wrong.", false}};

constexpr std::array own = {
    ApiSchema{"Action", "An action of a yearly plan and what became of it.", action},
    ApiSchema{"AttachedEvidence", "A document that shows an action, kept by its hash.", attached_evidence},
    ApiSchema{"AuditEntry", "A line of the audit log.", audit_entry},
    ApiSchema{"City", "The city that this server shows.", city},
    ApiSchema{"Commitment", "A commitment of the deliberation.", commitment},
    ApiSchema{"CommitmentDetail", "A commitment, the measures of its indicators, the actions that serve it.",
              commitment_detail},
    ApiSchema{"Department", "A department of the city.", department},
    ApiSchema{"Equipment", "A row of equipment.", equipment},
    ApiSchema{"Forecast", "Where the trend and the plan lead.", forecast},
    ApiSchema{"Indicator", "An indicator, its measures and their last values.", indicator},
    ApiSchema{"Inventory", "An inventory and the files that it was read from.", inventory},
    ApiSchema{"LastValue", "A value and what it rests on.", last_value},
    ApiSchema{"Limit", "What a measure must reach.", limit},
    ApiSchema{"Measure", "A measure of an indicator and where the city stands on it.", measure},
    ApiSchema{"Milestone", "A milestone of an action.", milestone},
    ApiSchema{"Note", "What somebody told of an action.", note},
    ApiSchema{"Plan", "The plan of a year with its actions.", plan},
    ApiSchema{"PlanCommitment", "A commitment as the plan words it.", plan_commitment},
    ApiSchema{"PlanHead", "The plan of a year.", plan_head},
    ApiSchema{"Problem", "What went wrong (RFC 9457).", problem},
    ApiSchema{"RecordedValue", "What became of a value that was given.", recorded_value},
    ApiSchema{"ServingAction", "An action that serves a commitment.", serving_action},
    ApiSchema{"SourceFile", "A file that figures come from.", source_file},
    ApiSchema{"StandingCounts", "How many measures are so.", standing_counts},
    ApiSchema{"Target", "A target, its path and where it stands.", target},
    ApiSchema{"Threshold", "What an indicator must reach, as it was written.", threshold},
    ApiSchema{"ToldProgress", "What is told of an action: at least one member.", told_progress},
    ApiSchema{"ToldValue", "A value that somebody gives.", told_value},
    ApiSchema{"Value", "An entry of the ledger: nothing of it is overwritten.", value},
    ApiSchema{"ValueSource", "What a value rests on.", value_source},
    ApiSchema{"Vote", "A vote of the council.", vote},
    ApiSchema{"YearValue", "The value of a year.", year_value},
};

constexpr std::array paging = {
    ApiParameter{"limit", "integer", "How many at most, 1 to 500; 100 by default."},
    ApiParameter{"cursor", "string", "Where the page begins: take it from next, it means nothing else."}};

}  // namespace

const ApiMember* ApiSchema::member(std::string_view wanted) const {
  const auto found = std::ranges::find(members, wanted, &ApiMember::name);
  return found == members.end() ? nullptr : &*found;
}

std::span<const ApiSchema> api_schemas() {
  static const std::vector<ApiSchema> all = [] {
    std::vector<ApiSchema> joined(own.begin(), own.end());
    joined.insert(joined.end(), footprint_schemas().begin(), footprint_schemas().end());
    std::ranges::sort(joined, {}, &ApiSchema::name);
    return joined;
  }();
  return all;
}

const ApiSchema* api_schema(std::string_view name) {
  const auto found = std::ranges::find(api_schemas(), name, &ApiSchema::name);
  return found == api_schemas().end() ? nullptr : &*found;
}

std::string_view code(ApiScope scope) {
  return scope == ApiScope::write ? "write" : "read";
}

std::span<const ApiParameter> paging_parameters() {
  return paging;
}

}  // namespace capnr::web

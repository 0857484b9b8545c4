// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "publish/json_items.h"
#include "publish/plan_output.h"
#include "steering/plan_table.h"
#include "table/json.h"
#include "table/table_writer.h"
#include "table/xlsx_writer.h"

namespace capnr {
namespace {

void put(JsonWriter& json, std::string_view key, const std::optional<double>& number) {
  json.key(key);
  number ? json.number(*number) : json.null();
}
void put(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.key(key);
  date ? json.text(to_string(*date)) : json.null();
}
void put(JsonWriter& json, std::string_view key, const std::vector<std::string>& words) {
  json.key(key).begin_array();
  for (const std::string& word : words) json.text(word);
  json.end_array();
}

void write_head(JsonWriter& json, const YearPlan& plan) {
  json.key("year").integer(plan.plan.year).key("title").text(plan.plan.title);
  json.key("state").text(code(plan.state)).key("revision").integer(plan.revision);
  json.key("sha256").text(plan.sha256).key("vote");
  if (plan.vote) {
    json.begin_object().key("date").text(to_string(plan.vote->date));
    json.key("reference").text(plan.vote->reference).end_object();
  } else {
    json.null();
  }
}

void write_followed(JsonWriter& json, const ActionProgress& told) {
  put(json, "progress", told.percent);
  put(json, "progress_date", told.date);
  put(json, "budget_spent", told.spent);
  json.key("notes").begin_array();
  for (const ProgressNote& note : told.notes) {
    json.begin_object().key("date").text(to_string(note.date)).key("text").text(note.text);
    put(json, "progress", note.percent);
    json.key("by").text(note.by).end_object();
  }
  json.end_array().key("evidence").begin_array();
  for (const AttachedEvidence& one : told.evidence) {
    json.begin_object().key("date").text(to_string(one.date)).key("name").text(one.name);
    json.key("sha256").text(one.sha256).end_object();
  }
  json.end_array();
}

}  // namespace

void write_item(JsonWriter& json, const Action& action, const ActionProgress& told) {
  json.begin_object().key("action").text(action.id).key("title").text(action.title);
  json.key("description").text(action.description);
  put(json, "commitments", action.commitments);
  json.key("department").text(action.department).key("people").text(action.people);
  json.key("partners").text(action.partners);
  put(json, "budget_planned", action.budget);
  put(json, "start", action.start);
  put(json, "end", action.end);
  json.key("milestones").begin_array();
  for (const Milestone& one : action.milestones) {
    json.begin_object().key("due").text(to_string(one.due)).key("label").text(one.label);
    const auto reached = told.reached.find(one.label);
    put(json, "reached",
        reached == told.reached.end() ? std::optional<Date>() : std::optional(reached->second));
    json.end_object();
  }
  json.end_array().key("lever").text(action.lever).key("expected_effect").text(action.expected_effect);
  put(json, "indicators", action.indicators);
  json.key("weight").number(action.weight);
  write_followed(json, told);
  json.end_object();
}

void write_item(JsonWriter& json, const YearPlan& plan) {
  json.begin_object();
  write_head(json, plan);
  json.key("actions").integer(static_cast<std::int64_t>(plan.plan.actions.size())).end_object();
}

std::string year_plan_json(const YearPlan& plan, const PlanWords& words) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  write_head(json, plan);
  json.key("actions").begin_array();
  for (const Action& action : plan.plan.actions) write_item(json, action, plan.followed(action.id));
  json.end_array().key("commitments").begin_array();
  for (const CommitmentWords& one : words.commitments) {
    json.begin_object().key("id").text(one.id).key("axis").text(code(one.axis));
    json.key("title_fr").text(one.title_fr).key("title_en").text(one.title_en);
    json.key("quote").text(one.quote).key("covered").boolean(covers(plan.plan, one.id)).end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

std::string plans_json(std::span<const YearPlan> plans) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const YearPlan& plan : plans) write_item(json, plan);
  json.end_array();
  return out + "\n";
}

std::string changes_json(std::span<const ActionChange> changes) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const ActionChange& change : changes) {
    json.begin_object().key("action").text(change.action).key("change").text(code(change.kind));
    json.key("title").text(change.title).key("fields").begin_array();
    for (const FieldChange& field : change.fields) {
      json.begin_object().key("field").text(field.field).key("before").text(field.before);
      json.key("after").text(field.after).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return out + "\n";
}

std::string meetings_json(std::span<const Meeting> meetings) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const Meeting& one : meetings) {
    json.begin_object().key("date").text(to_string(one.date)).key("committee").text(one.committee);
    json.key("subject").text(one.subject).key("minutes").text(one.minutes_name);
    json.key("sha256").text(one.minutes_sha256).key("cancelled").boolean(one.cancelled).end_object();
  }
  json.end_array();
  return out + "\n";
}

std::string decisions_json(std::span<const Decision> decisions) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const Decision& one : decisions) {
    json.begin_object().key("date").text(to_string(one.date)).key("reference").text(one.reference);
    json.key("committee").text(one.committee).key("text").text(one.text);
    put(json, "actions", one.actions);
    json.end_object();
  }
  json.end_array();
  return out + "\n";
}

// ---- Tables that come back --------------------------------------------------------------------------------------------------

namespace {

Result<> export_csv(const YearPlan& plan, const std::filesystem::path& path, Language language) {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  TRY(TableWriter writer, TableWriter::create(path, {.byte_order_mark = true}));
  const auto write = [&](const std::vector<std::string>& cells) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    return writer.row(views);
  };
  TRY_VOID(write(plan_headers(language)));
  for (const Action& action : plan.plan.actions) {
    std::vector<std::string> cells;
    for (const PlanCell& cell : plan_row(plan, action)) cells.push_back(cell.text);
    TRY_VOID(write(cells));
  }
  return writer.commit();
}

void put(XlsxWriter& writer, const PlanCell& cell) {
  switch (cell.kind) {
    case PlanCellKind::number:
      writer.number(parse_number(cell.text, true));
      return;
    case PlanCellKind::date:
      writer.date(parse_date(cell.text));
      return;
    case PlanCellKind::text:
      writer.text(cell.text);
      return;
  }
}

Result<> export_xlsx(const YearPlan& plan, const std::filesystem::path& path, Language language) {
  TRY(XlsxWriter writer, XlsxWriter::create(path, "Plan " + std::to_string(plan.plan.year)));
  const std::vector<std::string> headers = plan_headers(language);
  const std::vector<std::string_view> views(headers.begin(), headers.end());
  TRY_VOID(writer.header(views));
  for (const Action& action : plan.plan.actions) {
    for (const PlanCell& cell : plan_row(plan, action)) put(writer, cell);
    TRY_VOID(writer.end_row());
  }
  return writer.commit();
}

}  // namespace

Result<> export_plan(const YearPlan& plan, const std::filesystem::path& path, Language language) {
  if (path.extension() == ".csv") return export_csv(plan, path, language);
  if (path.extension() == ".xlsx") return export_xlsx(plan, path, language);
  return fail(Kind::usage, "{path}: a plan is exported as a .csv or .xlsx file", {{"path", path.string()}});
}

}  // namespace capnr

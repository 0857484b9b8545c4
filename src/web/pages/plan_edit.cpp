// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/plan_edit.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "base/file.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "people/audit.h"
#include "publish/plan_output.h"
#include "steering/plan_changes.h"
#include "steering/plan_table.h"
#include "steering/stored_plans.h"
#include "web/city.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/plan_of_address.h"
#include "work/scratch_folder.h"

namespace capnr::web {
namespace {

using html::Field;

/// Columns of the table that a form asks: what follows an action is told on its sheet.
constexpr std::array<std::string_view, 15> asked = {
    "action",     "title",    "description",     "commitments", "department",
    "people",     "partners", "budget planned",  "start",       "end",
    "milestones", "lever",    "expected effect", "indicators",  "weight"};

std::size_t column_of(std::string_view name) {
  const auto columns = plan_columns();
  return static_cast<std::size_t>(std::ranges::find(columns, name, &RegisterColumn::name) - columns.begin());
}

std::string_view hint_of(const Exchange& exchange, std::string_view name) {
  if (name == "commitments") return exchange.in_words("Their numbers, with commas: 1.1, 1.10");
  if (name == "indicators") return exchange.in_words("Their numbers, with commas: I-1.8c");
  if (name == "milestones")
    return exchange.in_words(
        "A date and its words, with | between them: 2026-03-31 Contract | 2026-09-30 Delivery");
  if (name == "start" || name == "end") return exchange.in_words("2026-12-31, or 31/12/2026.");
  if (name == "people") return exchange.in_words("Who carries it; this is not published.");
  if (name == "weight") return exchange.in_words("In the progress of the plan: 1 when nothing is said.");
  return {};
}

std::vector<Field> action_fields(const Exchange& exchange, const YearPlan& plan, const Action* action,
                                 const std::vector<Department>& departments) {
  const std::vector<std::string> titles = plan_headers(exchange.language);
  const std::vector<PlanCell> cells = action == nullptr ? std::vector<PlanCell>() : plan_row(plan, *action);
  std::vector<Field> fields;
  for (const std::string_view name : asked) {
    const std::size_t column = column_of(name);
    Field field{std::string(name), titles[column]};
    field.label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(field.label[0])));
    std::ranges::replace(field.name, ' ', '-');
    field.hint = hint_of(exchange, name);
    if (name == "title") field.required = exchange.in_words("required");
    if (name == "description") field.kind = Field::Kind::area;
    if (name == "budget planned" || name == "weight") field.kind = Field::Kind::number;
    if (name == "department") {
      field.kind = Field::Kind::choice;
      field.choices = {{"", "–"}};
      for (const Department& one : departments) {
        const std::string& key = one.code.empty() ? one.name : one.code;
        field.choices.push_back({key, one.code.empty() ? one.name : one.code + " – " + one.name});
      }
    }
    if (column < cells.size()) field.value = cells[column].text;
    if (exchange.request.method == Method::post) field.value = exchange.field(field.name);
    fields.push_back(std::move(field));
  }
  return fields;
}

Result<Response> show(const Exchange& exchange, const YearPlan& plan, const Action* action,
                      const std::vector<Field>& fields, int status) {
  PageContent content;
  content.title = action == nullptr ? std::string(exchange.in_words("Add an action"))
                                    : action->id + " – " + action->title;
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")},
                   {exchange.values[0], exchange.url("/plans/{annee}", {exchange.values[0]})}};
  html::Form form{exchange.url("/plans/{annee}/modifier", {exchange.values[0]})};
  const std::string base =
      exchange.request.method == Method::post ? exchange.field("revision") : std::to_string(plan.revision);
  form.hidden = {csrf_of(exchange), {"revision", base}, {"avant", action == nullptr ? "" : action->id}};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Record");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::render(form);
  if (action != nullptr)
    content.main +=
        html::button_form(exchange.url("/plans/{annee}/modifier", {exchange.values[0]}),
                          {csrf_of(exchange), {"revision", base}, {"avant", action->id}, {"retirer", "1"}},
                          exchange.in_words("Take this action out of the plan"));
  return page(exchange, std::move(content));
}

// The form as a table of one row.
RegisterTable table_of(const Exchange& exchange) {
  RegisterTable table;
  table.place = std::make_unique<RegisterHeader>();
  table.place->place.resize(plan_columns().size());
  RegisterRow row;
  row.number = 1;
  row.header = table.place.get();
  for (const std::string_view name : asked) {
    std::string field(name);
    std::ranges::replace(field, ' ', '-');
    table.place->place[column_of(name)] = row.cells.size();
    row.cells.push_back(exchange.field(field));
  }
  table.rows.push_back(std::move(row));
  return table;
}

// What the form makes of the revision that its page showed.
Result<Plan> changed(Exchange& exchange, const YearPlan& now, const Plan& base,
                     const std::vector<Department>& departments) {
  const std::string before = exchange.field("avant");
  Plan ours = base;
  ours.words.reset();
  if (!exchange.field("retirer").empty()) {
    std::erase_if(ours.actions, [&](const Action& one) { return one.id == before; });
    return ours;
  }
  const RegisterTable table = table_of(exchange);
  const PlanTableContext against{exchange.programme(), departments, nullptr, exchange.today};
  std::optional<Error> refused;
  TRY(PlanImport import,
      read_plan_table(table, base, now, against, [&](const RegisterRow&, const Error& error) -> Result<> {
        refused = error;
        return {};
      }));
  if (refused) {
    std::ranges::replace(refused->where.column, ' ', '-');
    return tl::unexpected(*refused);
  }
  // Another number for an action: it leaves under the one that it had.
  if (!before.empty() && !import.named.contains(before))
    std::erase_if(import.plan.actions, [&](const Action& one) { return one.id == before; });
  return std::move(import.plan);
}

Result<> write(Exchange& exchange, const YearPlan& now, const std::vector<Department>& departments) {
  const std::string text = exchange.field("revision");
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  Plan base = now.plan;
  if (number != now.revision) {
    TRY(const PlanRevision revision, plan_revision(exchange.database, exchange.org(), now.plan.year, number));
    TRY(base, parse_plan(revision.text));
  }
  TRY(const Plan ours, changed(exchange, now, base, departments));
  MergedPlan merged = merge_plans(base, now.plan, ours);
  if (!merged.conflicts.empty())
    return fail(Kind::conflict,
                "{who} changed this action meanwhile: open the plan again to see it. Nothing was recorded",
                {{"who", now.stamp.by}});
  merged.plan.words.reset();
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY_VOID(write_draft(exchange.database, exchange.org(), now.plan.year, now.revision, plan_text(merged.plan),
                       {utc_text(exchange.now), exchange.visitor->account().name, {}}));
  TRY_VOID(append_audit(
      exchange.database, exchange.actor(),
      {exchange.org(), "plan.edited", "plan " + std::to_string(now.plan.year), exchange.field("action")}));
  return transaction.commit();
}

}  // namespace

Result<Response> edit_page(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY_VOID(next_state(plan.plan.year, plan.state, PlanStep::edit));
  TRY(const StoredOrg city, city_of(exchange));
  const std::string id = exchange.query("action");
  const Action* action = id.empty() ? nullptr : plan.plan.action(id);
  if (!id.empty() && action == nullptr)
    return fail(Kind::not_found, "there is no action {id} in the plan of {year}",
                {{"id", id}, {"year", exchange.values[0]}});
  return show(exchange, plan, action, action_fields(exchange, plan, action, city.city.departments), 200);
}

Result<Response> edit_sent(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY_VOID(next_state(plan.plan.year, plan.state, PlanStep::edit));
  TRY(const StoredOrg city, city_of(exchange));
  if (const auto written = write(exchange, plan, city.city.departments); !written) {
    const Action* action = plan.plan.action(exchange.field("avant"));
    std::vector<Field> fields = action_fields(exchange, plan, action, city.city.departments);
    put_error(exchange, written.error(), fields, "title");
    return show(exchange, plan, action, fields, http_status(written.error().kind));
  }
  return redirect(exchange.path("/plans/{annee}", {exchange.values[0]}));
}

Result<Response> compare_page(Exchange& exchange) {
  const std::string year = exchange.values[0];
  TRY(const std::vector<PlanRevision> versions, [&]() -> Result<std::vector<PlanRevision>> {
    TRY(const YearPlan plan, plan_of_address(exchange));
    return plan_revisions(exchange.database, exchange.org(), plan.plan.year);
  }());
  std::array<Field, 2> fields = {Field{"de", std::string(exchange.in_words("From"))},
                                 Field{"a", std::string(exchange.in_words("To"))}};
  for (Field& field : fields) {
    field.kind = Field::Kind::choice;
    for (const PlanRevision& one : versions)
      field.choices.push_back(
          {std::to_string(one.number),
           std::to_string(one.number) + " (" + one.stamp.at.substr(0, 10) + ", " + one.stamp.by + ")"});
    field.value = exchange.query(field.name);
  }
  if (fields[0].value.empty()) fields[0].value = std::to_string(versions.front().number);
  if (fields[1].value.empty()) fields[1].value = std::to_string(versions.back().number);
  TRY(const Plan before, plan_version(exchange.database, exchange.org(), year + "@" + fields[0].value));
  TRY(const Plan after, plan_version(exchange.database, exchange.org(), year + "@" + fields[1].value));
  PageContent content;
  content.title = exchange.in_words("Compare versions");
  content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")},
                   {year, exchange.url("/plans/{annee}", {year})}};
  html::Form form{exchange.url("/plans/{annee}/comparer", {year}), false};
  form.in_line = true;
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Compare");
  content.main = html::render(form);
  html::Table table;
  table.id = "ecarts";
  table.caption = exchange.in_words("What changed");
  table.columns = {{std::string(exchange.in_words("Action")), "", false},
                   {std::string(exchange.in_words("What")), "", false},
                   {std::string(exchange.in_words("Before")), "", false},
                   {std::string(exchange.in_words("After")), "", false}};
  for (const ActionChange& change : compare_plans(before, after)) {
    const std::string named = change.action + " – " + change.title;
    if (change.kind != ActionChangeKind::changed)
      table.rows.push_back({html::text(named), html::text(tr(exchange.language, code(change.kind))),
                            html::text("–"), html::text("–")});
    for (const FieldChange& field : change.fields)
      table.rows.push_back({html::text(named), html::text(tr(exchange.language, field.field)),
                            html::text(field.before.empty() ? "–" : field.before),
                            html::text(field.after.empty() ? "–" : field.after)});
  }
  content.main += table.rows.empty() ? html::paragraph(exchange.in_words("Nothing changed between them."))
                                     : html::render(table);
  return page(exchange, std::move(content));
}

Result<Response> plan_csv(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const ScratchFolder scratch, ScratchFolder::make());
  const std::filesystem::path path = scratch.path() / "plan.csv";
  TRY_VOID(export_plan(plan, path, preferred_language(exchange.request.accept_language)));
  TRY(std::string bytes, read_file(path));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.download = "plan-" + exchange.values[0] + ".csv";
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/plan_life.h"

#include <algorithm>
#include <charconv>

#include "html/components.h"
#include "html/form.h"
#include "people/audit.h"
#include "steering/stored_plans.h"
#include "web/city.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/pages/plan_pages.h"
#include "web/plan_of_address.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

PlanStamp stamp_of(const Exchange& exchange, std::string note = {}) {
  return {utc_text(exchange.now), exchange.visitor ? exchange.visitor->account().name : std::string(),
          std::move(note)};
}

std::optional<int> year_of_text(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 1900 || year > 2200)
    return std::nullopt;
  return year;
}

std::vector<Field> new_plan_fields(const Exchange& exchange, const std::vector<YearPlan>& plans) {
  std::vector<Field> fields(3);
  fields[0] = {"annee", std::string(exchange.in_words("Year"))};
  fields[0].required = exchange.in_words("required");
  fields[0].value = std::to_string(plans.empty() ? year_of(exchange.today) + 1 : plans.back().plan.year + 1);
  fields[1] = {"titre", std::string(exchange.in_words("Title"))};
  fields[2] = {"depuis", std::string(exchange.in_words("Take over what is not done in the plan of")),
               Field::Kind::choice};
  fields[2].choices = {{"", "–"}};
  for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
    const std::string year = std::to_string(plan->plan.year);
    fields[2].choices.push_back({year, year});
  }
  if (exchange.request.method == Method::post)
    for (Field& field : fields) field.value = exchange.field(field.name);
  return fields;
}

Html form_of(const Exchange& exchange, const std::vector<Field>& fields) {
  html::Form form{exchange.url("/plans")};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Begin this plan");
  return html::section("nouveau", exchange.in_words("Begin a plan"), html::render(form));
}

Result<> begin(Exchange& exchange, int year) {
  Plan plan;
  std::string note;
  if (const auto from = year_of_text(exchange.field("depuis"))) {
    TRY(const YearPlan before, chosen_plan(exchange.database, exchange.org(), *from));
    plan = cloned_plan(before, year);
    note = exchange.in_words("made from the plan of {year}", {{"year", std::to_string(*from)}});
  }
  plan.year = year;
  if (const std::string title = exchange.field("titre"); !title.empty()) plan.title = title;
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY_VOID(write_draft(exchange.database, exchange.org(), year, 0, plan_text(plan),
                       stamp_of(exchange, std::move(note))));
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "plan.begun", "plan " + std::to_string(year)}));
  return transaction.commit();
}

// ---- Steps --------------------------------------------------------------------------------------------------------------

Html step_form(const Exchange& exchange, const YearPlan& plan, std::string_view step, std::string_view button,
               const std::vector<Field>& fields = {}) {
  html::Form form{exchange.url("/plans/{annee}", {std::to_string(plan.plan.year)})};
  form.hidden = {csrf_of(exchange), {"etape", std::string(step)}};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = button;
  return html::render(form);
}

std::vector<Field> vote_fields(const Exchange& exchange) {
  std::vector<Field> fields(2);
  fields[0] = {"date", std::string(exchange.in_words("Date of the vote"))};
  fields[0].required = exchange.in_words("required");
  fields[0].hint = exchange.in_words("2026-12-31, or 31/12/2026.");
  fields[1] = {"reference", std::string(exchange.in_words("Reference of the deliberation"))};
  fields[1].required = exchange.in_words("required");
  if (exchange.request.method == Method::post)
    for (Field& field : fields) field.value = exchange.field(field.name);
  return fields;
}

Result<> submit(Exchange& exchange, YearPlan& plan) {
  if (plan.state == PlanState::draft) TRY_VOID(may_submit(plan.plan));
  TRY(const StoredOrg city, city_of(exchange));
  plan.plan.words = words_for(plan.plan, exchange.programme(), city.city.departments);
  TRY_VOID(submit_plan(exchange.database, exchange.org(), plan.plan.year, plan.revision, plan_text(plan.plan),
                       stamp_of(exchange)));
  return {};
}

Result<> give_back(Exchange& exchange, YearPlan& plan) {
  plan.plan.words.reset();
  TRY_VOID(return_plan(exchange.database, exchange.org(), plan.plan.year, plan.revision, plan_text(plan.plan),
                       stamp_of(exchange, exchange.field("raison"))));
  return {};
}

Result<> vote(Exchange& exchange, const YearPlan& plan) {
  const auto date = parse_date(exchange.field("date"));
  if (!date)
    return fail(Kind::bad_input, "This is no date: write it as 2026-12-31, or 31/12/2026.", {},
                {.column = "date"});
  const std::string reference = exchange.field("reference");
  if (reference.empty())
    return fail(Kind::bad_input, "the vote has the reference of its deliberation", {},
                {.column = "reference"});
  TRY_VOID(
      vote_plan(exchange.database, exchange.org(), plan.plan.year, {*date, reference}, stamp_of(exchange)));
  return {};
}

Result<> take_step(Exchange& exchange, YearPlan& plan, std::string_view step) {
  TRY(Database::Transaction transaction, exchange.database.begin());
  if (step == "soumettre") {
    TRY_VOID(submit(exchange, plan));
  } else if (step == "rendre") {
    TRY_VOID(give_back(exchange, plan));
  } else if (step == "voter") {
    TRY_VOID(vote(exchange, plan));
  } else if (step == "clore") {
    TRY_VOID(close_plan(exchange.database, exchange.org(), plan.plan.year, stamp_of(exchange)));
  } else {
    return fail(Kind::usage, "nothing of the kind can be done with a plan");
  }
  TRY_VOID(append_audit(
      exchange.database, exchange.actor(),
      {exchange.org(), "plan.step", "plan " + std::to_string(plan.plan.year), std::string(step)}));
  return transaction.commit();
}

}  // namespace

Html new_plan_form(const Exchange& exchange, const std::vector<YearPlan>& plans) {
  return form_of(exchange, new_plan_fields(exchange, plans));
}

Result<Response> plan_begun(Exchange& exchange) {
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  std::vector<Field> fields = new_plan_fields(exchange, plans);
  const auto again = [&](const Error& error) {
    put_error(exchange, error, fields, "annee");
    PageContent content;
    content.title = exchange.in_words("Begin a plan");
    content.status = http_status(error.kind);
    content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")}};
    content.main = html::error_summary(exchange.in_words("To correct:"), fields);
    content.main += form_of(exchange, fields);
    return page(exchange, std::move(content));
  };
  const auto year = year_of_text(exchange.field("annee"));
  if (!year) return again(Error{Kind::bad_input, "this is no year: write it as 2027"});
  if (const auto begun = begin(exchange, *year); !begun) return again(begun.error());
  return redirect(exchange.path("/plans/{annee}", {std::to_string(*year)}));
}

Html next_steps(const Exchange& exchange, const YearPlan& plan) {
  if (!exchange.may(Access::pilot) || plan.state == PlanState::closed) return {};
  Html inside;
  if (plan.state == PlanState::draft) {
    inside =
        html::paragraph(exchange.in_words("Frozen, the plan keeps the words of the commitments and "
                                          "indicators as they are on this day: it is the text "
                                          "that the council is given."));
    inside += step_form(exchange, plan, "soumettre", exchange.in_words("Freeze it for the council"));
  } else if (plan.state == PlanState::submitted) {
    inside = step_form(exchange, plan, "voter", exchange.in_words("Record the vote"), vote_fields(exchange));
    Field reason{"raison", std::string(exchange.in_words("Why it is a draft again"))};
    inside += step_form(exchange, plan, "rendre", exchange.in_words("Make a draft of it again"), {reason});
  } else {
    inside =
        html::paragraph(exchange.in_words("Closed, nothing of it changes any more, its progress included."));
    inside += step_form(exchange, plan, "clore", exchange.in_words("Close this plan"));
  }
  return html::section("suite", exchange.in_words("What comes next"), inside);
}

Result<Response> plan_step_sent(Exchange& exchange) {
  TRY(YearPlan plan, plan_of_address(exchange));
  const std::string step = exchange.field("etape");
  const auto taken = take_step(exchange, plan, step);
  if (taken) return redirect(exchange.path("/plans/{annee}", {exchange.values[0]}));
  if (step != "voter") return tl::unexpected(taken.error());
  std::vector<Field> fields = vote_fields(exchange);
  put_error(exchange, taken.error(), fields, "date");
  PageContent content;
  content.title = exchange.in_words("Record the vote");
  content.status = http_status(taken.error().kind);
  content.trail = {{std::string(exchange.in_words("Plans")), exchange.url("/plans")},
                   {exchange.values[0], exchange.url("/plans/{annee}", {exchange.values[0]})}};
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += step_form(exchange, plan, "voter", exchange.in_words("Record the vote"), fields);
  return page(exchange, std::move(content));
}

}  // namespace capnr::web

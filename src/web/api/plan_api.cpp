// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/plan_api.h"

#include "publish/json_items.h"
#include "steering/stored_plans.h"
#include "web/api/paging.h"
#include "web/plan_of_address.h"
#include "web/told.h"

namespace capnr::web {
namespace {

Response action_answer(const YearPlan& plan, const Action& action) {
  std::string bytes;
  JsonWriter json(bytes);
  write_item(json, action, plan.followed(action.id));
  return json_answer(std::move(bytes));
}

}  // namespace

constinit const ApiOperation plans_operation{
    .id = "listPlans", .tag = "plans", .response = "PlanHead", .list = true};
constinit const ApiOperation plan_operation{.id = "getPlan", .tag = "plans", .response = "Plan"};
constinit const ApiOperation action_operation{.id = "getAction", .tag = "plans", .response = "Action"};
constinit const ApiOperation progress_told_operation{.id = "tellProgress",
                                                     .tag = "plans",
                                                     .response = "Action",
                                                     .request = "ToldProgress",
                                                     .scope = ApiScope::write};

Result<Response> plans_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  ItemList list(exchange, page);
  for (const YearPlan& plan : plans)
    if (list.takes()) write_item(list.json(), plan);
  return list.answer();
}

Result<Response> action_api(Exchange& exchange) {
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of_address(exchange, plan));
  return action_answer(plan, *action);
}

Result<Response> progress_told_api(Exchange& exchange) {
  TRY(const YearPlan before, plan_of_address(exchange));
  TRY(const Action* told, action_of_address(exchange, before));
  TRY_VOID(tell_progress(exchange, before, *told,
                         {exchange.field("progress"), exchange.field("spent"), exchange.field("milestone"),
                          exchange.field("note")}));
  TRY(const YearPlan plan, plan_of_address(exchange));
  TRY(const Action* action, action_of_address(exchange, plan));
  Response response = action_answer(plan, *action);
  response.status = 201;
  return response;
}

}  // namespace capnr::web

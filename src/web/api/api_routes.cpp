// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/api_routes.h"

#include <array>

#include "web/api/city_api.h"
#include "web/api/inventory_api.h"
#include "web/api/plan_api.h"
#include "web/api/programme_api.h"
#include "web/pages/data.h"
#include "web/pages/plan_pages.h"

namespace capnr::web {
namespace {

using enum Access;
constexpr Method get = Method::get, post = Method::post;

// A figure has one function: the footprint and a plan are the same documents as those that the pages offer.
constexpr std::array all_routes = {
    Route{get, "/api/v1/openapi.json", "", everyone, "What the JSON API takes and gives, as OpenAPI",
          openapi_document, false, &openapi_operation},
    Route{get, "/api/v1/city", "", reader, "The city and its departments", city_api, false, &city_operation},
    Route{get, "/api/v1/export", "", pilot, "The whole city as the folder that capnr export writes, zipped",
          export_api, false, &export_operation},
    Route{get, "/api/v1/commitments", "", reader, "The commitments of the deliberation", commitments_api,
          false, &commitments_operation},
    Route{get, "/api/v1/commitments/{id}", "", reader, "A commitment", commitment_api, false,
          &commitment_operation},
    Route{get, "/api/v1/indicators", "", reader, "The measures of the indicators and where they stand",
          measures_api, false, &measures_operation},
    Route{get, "/api/v1/indicators/{id}", "", reader, "An indicator, its values and where they come from",
          indicator_api, false, &indicator_operation},
    Route{get, "/api/v1/indicators/{id}/values", "", reader,
          "Every value that was given, the first one first", values_api, false, &values_operation},
    Route{post, "/api/v1/indicators/{id}/values", "", contributor, "Enter or correct a value", value_told_api,
          false, &value_told_operation},
    Route{get, "/api/v1/targets", "", reader, "Targets and trajectories", targets_api, false,
          &targets_operation},
    Route{get, "/api/v1/plans", "", reader, "The yearly plans", plans_api, false, &plans_operation},
    Route{get, "/api/v1/plans/{year}", "", reader, "The plan of a year", plan_json, false, &plan_operation},
    Route{get, "/api/v1/plans/{year}/actions/{id}", "", reader, "An action of a plan", action_api, false,
          &action_operation},
    Route{post, "/api/v1/plans/{year}/actions/{id}/progress", "", contributor, "Tell how an action goes",
          progress_told_api, false, &progress_told_operation},
    Route{get, "/api/v1/inventories", "", reader, "The inventories of the city", inventories_api, false,
          &inventories_operation},
    Route{get, "/api/v1/inventories/{date}", "", reader, "An inventory and its files", inventory_api, false,
          &inventory_operation},
    Route{get, "/api/v1/inventories/{date}/equipment", "", reader, "The equipment of an inventory",
          equipment_api, false, &equipment_operation},
    Route{get, "/api/v1/footprint", "", everyone, "The footprint of the information system", results_json,
          false, &footprint_operation},
    Route{get, "/api/v1/audit", "", administrator, "The audit log", audit_api, false, &audit_operation},
};

}  // namespace

std::span<const Route> api_routes() {
  return all_routes;
}

}  // namespace capnr::web

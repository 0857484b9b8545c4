// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "web/routes.h"

namespace capnr::web {

/// The OpenAPI 3.1 description of the routes that are of the API, with the schemas of what they take and give (JSON Schema 2020-12).
std::string openapi_json(std::span<const Route> all, Language language);

}  // namespace capnr::web

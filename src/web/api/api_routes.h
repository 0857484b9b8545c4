// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "web/routes.h"

namespace capnr::web {

/// The rows of the route table that are of the API, version 1.
std::span<const Route> api_routes();

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "web/api/operation.h"

namespace capnr::web {

/// What publish/json_output.cpp writes of a footprint. Private to this folder.
std::span<const ApiSchema> footprint_schemas();

}  // namespace capnr::web

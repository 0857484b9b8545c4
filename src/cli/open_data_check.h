// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/command.h"
#include "table/table_schema.h"

namespace capnr::cli {

inline constexpr std::string_view impact_schema_name = "impact-service-public-numerique";

/// One of catalog/schemas/ by its name, or a file. Kind::not_found names those that there are.
Result<TableSchema> open_schema(const Context& context, const std::string& name);

/// Says each fault of a table on the standard error; Kind::bad_input when it has any.
Result<> check_against_schema(const Context& context, const std::string& file, const std::string& schema);

}  // namespace capnr::cli

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/api/operation.h"
#include "web/exchange.h"

namespace capnr::web {

/// The members of a JSON object as fields, as if a form had sent them (numbers as text that reads back, null as an empty text), once they are what the schema says. Kind::usage
/// for what is no JSON, Kind::bad_input for what is not of the schema; where.column names the member.
Result<NamedValues> read_json_fields(std::string_view body, const ApiSchema& schema);

}  // namespace capnr::web

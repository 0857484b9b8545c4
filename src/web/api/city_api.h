// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/api/operation.h"
#include "web/exchange.h"

// The city, the audit log, the whole as a file, and what the API says of itself.

namespace capnr::web {

Result<Response> openapi_document(Exchange& exchange);
Result<Response> city_api(Exchange& exchange);
Result<Response> audit_api(Exchange& exchange);
/// The folder that capnr export writes, as a zip archive. Kind::limit when it would be too large to be answered at once.
Result<Response> export_api(Exchange& exchange);

extern const ApiOperation openapi_operation, city_operation, audit_operation, export_operation,
    footprint_operation;

}  // namespace capnr::web

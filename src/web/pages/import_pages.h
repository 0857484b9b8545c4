// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// The import of files, step by step: they are sent, looked at as they would be read, corrected if need be, imported by a job.

namespace capnr::web {

Result<Response> import_page(Exchange& exchange);
Result<Response> files_sent(Exchange& exchange);
Result<Response> batch_page(Exchange& exchange);
Result<Response> batch_sent(Exchange& exchange);
Result<Response> file_page(Exchange& exchange);
Result<Response> file_sent(Exchange& exchange);

}  // namespace capnr::web

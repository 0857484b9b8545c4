// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/exchange.h"

// Backups of the database from a browser: asked for, made by a worker (work/backup_job.h), fetched by who administers every city of the database.

namespace capnr::web {

Result<Response> backup_page(Exchange& exchange);
Result<Response> backup_asked(Exchange& exchange);
Result<Response> backup_file(Exchange& exchange);

}  // namespace capnr::web

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/options.h"
#include "work/import_job.h"

namespace capnr::cli {

/// What the imports of this process know: read when the first one asks, and kept.
FindImportTools import_tools(const Context& context, const MethodOptions& method);

/// "worker HOST 4711": of its own among all that share a database.
std::string worker_name(std::string_view what);

/// The jobs that this program does.
JobKinds job_kinds(const FindImportTools& tools);

}  // namespace capnr::cli

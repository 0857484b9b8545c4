// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "store/database.h"

namespace capnr {

/// How many jobs are kept in each state, of every organisation: "waiting" → 2. A state without a job is not there.
Result<std::map<std::string, std::int64_t>> count_jobs(Database& database);

}  // namespace capnr

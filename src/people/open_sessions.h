// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "people/moment.h"
#include "store/database.h"

namespace capnr {

/// How many sessions are not over at this moment, of everybody.
Result<std::int64_t> count_open_sessions(Database& database, Moment now);

}  // namespace capnr

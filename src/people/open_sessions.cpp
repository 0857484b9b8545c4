// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/open_sessions.h"

#include "people/session.h"

namespace capnr {

Result<std::int64_t> count_open_sessions(Database& database, Moment now) {
  TRY(Statement row, database.prepare("SELECT count(*) FROM session WHERE seen_at > ? AND created_at > ?"));
  TRY_VOID(row.bind(seconds_of(now - session_idle), seconds_of(now - session_longest)));
  TRY([[maybe_unused]] const bool found, row.step());
  return row.integer(0);
}

}  // namespace capnr

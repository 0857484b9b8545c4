// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "store/database.h"

namespace capnr {

/// A text that is another once somebody else has committed something: cheap, for those who keep what they have computed. By a connection of its own,
/// always the same one and not within a transaction: SQLite tells a connection nothing of its own commits. PostgreSQL tells of other databases of the server too.
/// Sources: sqlite.org/pragma.html#pragma_data_version; postgresql.org/docs/current/functions-info.html, pg_current_snapshot().
Result<std::string> state_of(Database& database);

}  // namespace capnr

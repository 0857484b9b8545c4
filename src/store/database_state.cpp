// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/database_state.h"

namespace capnr {

Result<std::string> state_of(Database& database) {
  // A transaction that commits goes from the list of those under way, which is a part of the snapshot.
  TRY(Statement statement,
      database.prepare(database.engine() == Engine::sqlite ? "PRAGMA data_version"
                                                           : "SELECT CAST(pg_current_snapshot() AS TEXT)"));
  TRY([[maybe_unused]] const bool row, statement.step());
  if (database.engine() == Engine::sqlite) return std::to_string(statement.integer(0));
  return std::string(statement.text(0));
}

}  // namespace capnr

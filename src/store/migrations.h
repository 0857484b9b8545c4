// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "store/database.h"

// The schema, as the numbered steps that lead to it. A step that has been released never changes: a new one is appended.
// Steps are written once for both databases; {integer}, {real}, {text}, {blob}, {id} and {strict} stand for their words for it, and
// {audit_entry only grows} for the triggers that refuse what would change or delete a row of that table.

namespace capnr {

/// Step n brings a database from version n - 1 to version n.
std::span<const std::string_view> migrations();
inline std::int64_t program_schema_version() {
  return static_cast<std::int64_t>(migrations().size());
}

/// Brings the database to a version, this program's unless told otherwise, in one transaction; does nothing when it is there.
Result<> migrate(Database& database, std::string_view where, std::int64_t version = program_schema_version());

/// 0 for an empty database.
Result<std::int64_t> schema_version(Database& database);

}  // namespace capnr

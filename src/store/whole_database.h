// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

// What is done to a database as a whole.

namespace capnr {

/// For messages: a path, or an address without its password.
std::string name_of_database(std::string_view where);

/// What the pages of an SQLite file say against each other; nothing when it is whole. PostgreSQL keeps its own files whole.
Result<std::optional<std::string>> damage_of(Database& database);

/// How much room it takes on its disk, in bytes.
Result<std::int64_t> bytes_of(Database& database);

/// A new SQLite file of ours without any table, for migrate() to bring to the version that is wanted.
Result<> make_sqlite_file(const std::string& path);

/// Makes the SQLite file `path` what `from`, another of ours, is: in one transaction, so that those who use it meanwhile see what it was, then what it
/// has become. Kind::conflict when another program writes to it for longer than five seconds.
Result<> take_over_sqlite_file(const std::string& path, const std::string& from);

}  // namespace capnr

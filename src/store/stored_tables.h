// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

// The tables of a database as it says itself, whatever its version: for what treats all of them alike, such as a backup. schema_version is none of
// them: the migrations fill it.

namespace capnr {

enum class ColumnType : std::uint8_t { integer, real, text, blob };

struct StoredColumn {
  std::string name;
  ColumnType type = ColumnType::integer;
  int key = 0;  ///< its place in the primary key from 1; 0 outside of it
  bool operator==(const StoredColumn&) const = default;
};

struct StoredTable {
  std::string name;
  std::vector<StoredColumn> columns;  ///< in the order of the schema
};

/// By name, but a table after those that its rows refer to.
Result<std::vector<StoredTable>> stored_tables(Database& database);

Result<std::int64_t> count_of(Database& database, const StoredTable& table);

/// The next identifiers that PostgreSQL gives come after those that are there; SQLite needs nothing.
Result<> continue_identifiers(Database& database, const std::vector<StoredTable>& tables);

/// Takes the tables away, with the functions of their triggers: what a restoration in one transaction begins with. PostgreSQL only.
/// What other users may do with them goes too: see rights_on_tables().
Result<> drop_tables(Database& database, const std::vector<StoredTable>& tables);

/// The statements that give other users the rights that they have on these tables. PostgreSQL only.
Result<std::vector<std::string>> rights_on_tables(Database& database);

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/stored_tables.h"

namespace capnr {

/// Every row of a table, one after the other, in the order of its primary key (of all its columns when it has none): the same on both
/// databases. Only a few rows are in memory at once. Inside a transaction (Database::snapshot): PostgreSQL reads it through a cursor.
///   TRY(StoredRows rows, StoredRows::of(database, table));
///   while (true) { TRY(const auto row, rows.next()); if (row.empty()) break; use(row); }
class StoredRows {
 public:
  static Result<StoredRows> of(Database& database, const StoredTable& table);
  /// As many values as the table has columns, until the next call; none at the end, once.
  Result<std::span<const Value>> next();

 private:
  StoredRows(Database& database, const StoredTable& table, Statement statement, int batch)
      : database_(&database),
        table_(table.name),
        types_(types_of(table)),
        statement_(std::move(statement)),
        values_(types_.size()),
        batch_(batch) {}
  static std::vector<ColumnType> types_of(const StoredTable& table);

  Database* database_;
  std::string table_;
  std::vector<ColumnType> types_;
  Statement statement_;
  std::vector<Value> values_;
  int batch_;  ///< rows that a cursor gives at once; 0 where there is none
  int seen_ = 0;
};

}  // namespace capnr

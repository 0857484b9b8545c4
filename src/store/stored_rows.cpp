// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/stored_rows.h"

#include <algorithm>

#include "store/names.h"

namespace capnr {
namespace {

std::string select_of(const StoredTable& table, Engine engine) {
  std::vector<std::string_view> names;
  std::vector<const StoredColumn*> order;
  for (const StoredColumn& column : table.columns) {
    names.push_back(column.name);
    if (column.key > 0) order.push_back(&column);
  }
  if (order.empty()) {
    for (const StoredColumn& column : table.columns) order.push_back(&column);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const StoredColumn* a, const StoredColumn* b) { return a->key < b->key; });
  std::string sql = with_names("SELECT {columns} FROM {table}", table.name, names);
  for (std::size_t i = 0; i < order.size(); ++i) {
    sql += (i == 0 ? " ORDER BY " : ", ") + order[i]->name;
    // Byte by byte, as SQLite does, whatever the language of the server.
    if (engine == Engine::postgresql && order[i]->type == ColumnType::text) sql += " COLLATE \"C\"";
  }
  return sql;
}

std::string cursor_of(const std::string& table) {
  return "capnr_rows_" + table;
}

// A blob can be as large as a file: one at a time.
int batch_of(const StoredTable& table) {
  const bool heavy = std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const StoredColumn& column) { return column.type == ColumnType::blob; });
  return heavy ? 1 : 1000;
}

Value value_of(const Statement& statement, int column, ColumnType type) {
  if (statement.is_null(column)) return nullptr;
  switch (type) {
    case ColumnType::integer:
      return statement.integer(column);
    case ColumnType::real:
      return statement.real(column);
    case ColumnType::text:
      return statement.text(column);
    case ColumnType::blob:
      return statement.blob(column);
  }
  return nullptr;
}

}  // namespace

std::vector<ColumnType> StoredRows::types_of(const StoredTable& table) {
  std::vector<ColumnType> types;
  types.reserve(table.columns.size());
  for (const StoredColumn& column : table.columns) types.push_back(column.type);
  return types;
}

Result<StoredRows> StoredRows::of(Database& database, const StoredTable& table) {
  const std::string select = select_of(table, database.engine());
  const bool sqlite = database.engine() == Engine::sqlite;
  const int batch = sqlite ? 0 : batch_of(table);
  const std::string cursor = cursor_of(table.name);
  if (!sqlite) TRY_VOID(database.execute("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + select));
  TRY(Statement statement,
      database.prepare(sqlite ? select : "FETCH " + std::to_string(batch) + " FROM " + cursor));
  TRY_VOID(statement.bind());
  return StoredRows(database, table, std::move(statement), batch);
}

Result<std::span<const Value>> StoredRows::next() {
  TRY(bool row, statement_.step());
  if (!row && batch_ > 0 && seen_ == batch_) {  // a full batch: perhaps there is another
    seen_ = 0;
    TRY_VOID(statement_.bind());
    TRY(row, statement_.step());
  }
  if (!row) {
    // As long as it is open, the server lets nobody change the table, not even us.
    if (batch_ > 0) TRY_VOID(database_->execute("CLOSE " + cursor_of(table_)));
    return std::span<const Value>();
  }
  ++seen_;
  for (std::size_t i = 0; i < types_.size(); ++i)
    values_[i] = value_of(statement_, static_cast<int>(i), types_[i]);
  return std::span<const Value>(values_);
}

}  // namespace capnr

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <limits>

#include "store/sqlite.h"

namespace capnr {
namespace {

struct Binder {
  sqlite3_stmt* statement;
  int at;
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, at, value); }
  int operator()(double value) const {
    return sqlite3_bind_double(statement, at, value);
  }  // NaN becomes NULL
  int operator()(std::string_view value) const {
    const char* text = value.data() == nullptr ? "" : value.data();
    return sqlite3_bind_text64(statement, at, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(std::span<const std::byte> value) const {
    if (value.empty()) return sqlite3_bind_zeroblob(statement, at, 0);  // a null pointer would mean NULL
    return sqlite3_bind_blob64(statement, at, value.data(), value.size(), SQLITE_STATIC);
  }
};

}  // namespace

int bind_sqlite(sqlite3_stmt* statement, std::span<const Value> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int code = std::visit(Binder{statement, static_cast<int>(i) + 1}, values[i]);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

Result<> SqliteStatement::bind(std::span<const Value> values) {
  sqlite3_reset(statement_);
  const int code = bind_sqlite(statement_, values);
  if (code != SQLITE_OK) return sqlite_failure(connection_.handle(), connection_.path(), code);
  return {};
}

Result<bool> SqliteStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);  // releases its locks at once
    return false;
  }
  auto failure = sqlite_failure(connection_.handle(), connection_.path(), code);
  sqlite3_reset(statement_);
  return failure;
}

void SqliteStatement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

double SqliteStatement::real(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                         : sqlite3_column_double(statement_, column);
}

std::string_view SqliteStatement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::byte> SqliteStatement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  return {static_cast<const std::byte*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace capnr

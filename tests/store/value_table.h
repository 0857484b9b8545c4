// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "tests/store/test_databases.h"

// A table with a column of each nature, for the tests of the store.

namespace capnr::test {

struct ValueRow {
  std::optional<std::int64_t> whole = {};
  std::optional<double> number = {};
  std::string words = {}, bytes = {};
  bool operator==(const ValueRow& other) const {
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
    return whole == other.whole && number.has_value() == other.number.has_value() &&
           bits(number.value_or(0)) == bits(other.number.value_or(0)) && words == other.words &&
           bytes == other.bytes;
  }
};

inline std::ostream& operator<<(std::ostream& out, const ValueRow& row) {
  return out << row.whole.value_or(0) << " " << row.number.value_or(0) << " " << row.words << " "
             << row.bytes.size() << " bytes";
}

inline void make_value_table(Database& database) {
  good(database.execute(
      database.engine() == Engine::sqlite
          ? "CREATE TABLE value_table (id INTEGER NOT NULL PRIMARY KEY, whole INTEGER, number REAL, words "
            "TEXT, bytes BLOB) STRICT"
          : "CREATE TABLE value_table (id BIGINT NOT NULL PRIMARY KEY, whole BIGINT, number DOUBLE "
            "PRECISION, words TEXT, bytes BYTEA)"));
}

inline std::vector<ValueRow> value_rows(Database& database) {
  Statement rows = good(database.prepare("SELECT whole, number, words, bytes FROM value_table ORDER BY id"));
  good(rows.bind());
  std::vector<ValueRow> all;
  while (good(rows.step())) {
    ValueRow row;
    if (!rows.is_null(0)) row.whole = rows.integer(0);
    row.number = rows.optional_real(1);
    row.words = rows.text(2);
    const auto bytes = rows.blob(3);
    row.bytes.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    all.push_back(std::move(row));
  }
  return all;
}

inline std::int64_t row_count(Database& database) {
  return static_cast<std::int64_t>(value_rows(database).size());
}

}  // namespace capnr::test

// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "store/stored_tables.h"

// The rows of a table as bytes, in a format that does not belong to us: the binary format of PostgreSQL's COPY
// (https://www.postgresql.org/docs/15/sql-copy.html), of the types bigint, double precision, text and bytea. No digit is printed or read: numbers
// keep every bit.

namespace capnr {

/// What stands before the first row and after the last one.
inline constexpr std::string_view rows_header("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
inline constexpr std::string_view rows_end("\377\377", 2);

void append_row(std::string& bytes, std::span<const Value> row);

/// Rows back from bytes that come in pieces of any size.
class RowReader {
 public:
  using OnRow = FunctionRef<Result<>(std::span<const Value>)>;
  explicit RowReader(const StoredTable& table);
  /// Calls back once for each row that is whole. Kind::bad_input for bytes that are no rows of this table.
  Result<> add(std::string_view piece, OnRow on_row);
  /// Kind::bad_input when the end is missing.
  Result<> finish() const;

 private:
  enum class Read : std::uint8_t { row, incomplete };
  Result<Read> row(std::string_view bytes, std::size_t& size);
  Result<Value> value(std::string_view bytes, ColumnType type) const;
  tl::unexpected<Error> broken() const;

  std::string name_;
  std::vector<ColumnType> types_;
  std::vector<Value> values_;
  std::string waiting_;  ///< bytes of a row that has not come whole
  bool started_ = false, ended_ = false;
};

}  // namespace capnr

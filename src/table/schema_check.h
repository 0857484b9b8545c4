// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"
#include "table/table_schema.h"

// A table against its schema: every fault with its row, its column and the rule that it breaks.

namespace capnr {

/// A fault makes the table invalid; a remark does not: a column more, an optional column less, another order (as the national validator judges).
struct SchemaFault {
  bool is_remark = false;
  std::string
      rule;  ///< "header", "cells", "type", "format", "required", "unique", "enum", "pattern", "minimum", "maximum", "length", or a check's name
  Error error;  ///< with where.row and where.column
};

struct TableCheck {
  std::int64_t rows = 0;           ///< without the header
  std::int64_t faults = 0;         ///< all of them, remarks left out
  std::vector<SchemaFault> first;  ///< at most as many as asked
  bool is_valid() const { return faults == 0; }
};

/// Any table that read_table() reads. A file that cannot be read is an error, not a fault.
Result<TableCheck> check_table(const TableSchema& schema, const std::filesystem::path& path,
                               std::size_t most = 100);
/// The same of a CSV text in memory; `name` stands for the file in the faults.
Result<TableCheck> check_csv(const TableSchema& schema, std::string_view csv, const std::string& name,
                             std::size_t most = 100);

}  // namespace capnr

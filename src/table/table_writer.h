// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "table/table.h"

namespace capnr {

/// What a table like `source` is written as: CSV with the same separator, encoding and byte order mark; XLSX
/// for XLSX and ODS; an array of objects for JSON.
TableFormat written_format(const TableFormat& source);

/// ".csv", ".xlsx" or ".json"
std::string_view extension_of(const TableFormat& format);

/// Writes rows in the format of the table that they come from, for a person to correct and give back:
/// read_table() gives the same cells again, but for text that a spreadsheet would run as a formula, which
/// gets an apostrophe before it in CSV (see CsvWriter; plain numbers such as -5 do not). The first row is the
/// header: its names are the keys in JSON. The file appears whole at commit(), or not at all.
class TableWriter {
 public:
  static Result<TableWriter> create(const std::filesystem::path& path, const TableFormat& source);
  TableWriter(TableWriter&&) noexcept;
  TableWriter& operator=(TableWriter&&) noexcept;
  ~TableWriter();

  Result<> row(std::span<const std::string_view> cells);
  Result<> commit();

 private:
  struct State;
  explicit TableWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capnr

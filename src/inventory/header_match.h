// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/mapping.h"
#include "inventory/rows.h"

namespace capnr {

/// Where each field of a table mapping is in a file.
struct ColumnPlan {
  const TableMapping* table = nullptr;
  std::vector<int> column;        ///< by table->fields: index of the column, or -1
  std::vector<int> times_column;  ///< by table->fields: the column that multiplies it, or -1
  int when_column = -1;
  double score = 0;  ///< share of the file's columns that the mapping knows
  int matched = 0;
};

/// How a whole file is read.
struct FilePlan {
  std::vector<ColumnPlan> tables;   ///< one, or all those of a mapping that tell their rows apart by `when`
  std::vector<std::string> header;  ///< empty for a file without
  std::int64_t header_row = 0;      ///< rows up to this one are no data
  std::size_t shift = 0;            ///< empty cells before each row of data, that the header does not have
  TableFormat format;
  std::string mapping;
  bool formula_guard = false;     ///< a CSV file that Cap NR wrote: see without_formula_guard()
  std::size_t added_columns = 0;  ///< of a rejects file without header, after those of the mapping
};

/// The first rows of a file, enough to find its header.
struct FileSample {
  TableFormat format;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::int64_t> numbers;
};
inline constexpr std::size_t sampled_rows = 60;
inline constexpr std::size_t header_rows = 20;  ///< a header is looked for in these

Result<FileSample> read_sample(const std::filesystem::path& path, const ReadOptions& options);

/// The plan of one table for one header row; nothing when a header it needs is missing.
std::optional<ColumnPlan> match_header(const TableMapping& table, const std::vector<std::string>& header);

/// Finds the header among the first rows and the mapping that knows it best: all of `mappings`, or the one called `wanted`.
/// Without any: an error that says which mappings come near, or that the header is missing.
Result<FilePlan> choose_plan(const std::filesystem::path& path, const FileSample& sample,
                             const std::vector<Mapping>& mappings, std::string_view wanted = {});

/// Whether the row holds values rather than names of columns.
bool looks_like_data(const std::vector<std::string>& row);

}  // namespace capnr

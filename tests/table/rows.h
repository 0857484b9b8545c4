// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "table/csv_reader.h"

namespace capnr {

using Cells = std::vector<std::string>;

/// What a reader gave: its rows with their numbers, and the error that ended it.
struct Reading {
  std::vector<Cells> rows;
  std::vector<std::int64_t> numbers;
  TableFormat format;
  std::optional<Error> error;

  void add(const Row& row) {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    numbers.push_back(row.number);
  }
};

inline Reading csv_rows(std::string_view text, const CsvSettings& settings = {}) {
  Reading reading;
  auto result = read_csv(ByteSource::of(text), settings, [&](const Row& row) -> Result<Flow> {
    reading.add(row);
    return Flow::proceed;
  });
  if (result) {
    reading.format = *result;
  } else {
    reading.error = result.error();
  }
  return reading;
}

inline Reading file_rows(const std::filesystem::path& path, const ReadOptions& options = {}) {
  Reading reading;
  auto result = read_table(path, options, [&](const Row& row) -> Result<Flow> {
    reading.add(row);
    return Flow::proceed;
  });
  if (result) {
    reading.format = *result;
  } else {
    reading.error = result.error();
  }
  return reading;
}

/// A path of the test's own, in the build folder.
inline std::filesystem::path scratch_file(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(CAPNR_BINARY_DIR) / "scratch";
  std::filesystem::create_directories(folder);
  return folder / name;
}

inline Reading rows_of_file_with(const std::string& name, std::string_view bytes,
                                 const ReadOptions& options = {}) {
  const auto path = scratch_file(name);
  if (auto written = write_file(path, bytes); !written) {
    Reading failed;
    failed.error = written.error();
    return failed;
  }
  return file_rows(path, options);
}

}  // namespace capnr

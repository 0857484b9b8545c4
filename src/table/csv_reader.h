// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "table/byte_source.h"
#include "table/csv_scan.h"
#include "table/table.h"

// The records of a CSV text (RFC 4180, and what real exports do beside it): ; , tab or |; lines end with
// \r\n, \n or \r; a quoted cell may hold all of these. Records are given as they are, ragged ones too. A line
// with nothing at all is skipped but counted. Memory is a chunk and the longest record.

namespace capnr {

struct CsvSettings {
  std::optional<char> separator = {};
  std::optional<Encoding> encoding = {};
  ReadLimits limits = {};
  std::optional<FunctionRef<void(std::uint64_t, std::uint64_t)>> progress = {};
  std::size_t chunk_bytes = 256U << 10U;  ///< 16 at least
  CsvScan scan = nullptr;                 ///< the best one when null; tests give each in turn
};

Result<TableFormat> read_csv(ByteSource source, const CsvSettings& settings,
                             FunctionRef<Result<Flow>(const Row&)> on_row);

/// What read_csv would take the source for, from its first 64 kB.
Result<TableFormat> sniff_csv(ByteSource source, const CsvSettings& settings);

/// The separator under which the records of `sample` have most regularly the same number of cells, at least
/// two; ';' when there is none. A first line "sep=X", as Excel writes it, decides. `whole`: the sample does
/// not end in the middle of a record.
char likely_separator(std::string_view sample, bool whole);

/// Whether the text begins with Excel's "sep=X" line, which is no record of the table.
bool has_separator_line(std::string_view text);

}  // namespace capnr
